import {
  BuzzerId,
  ClassroomId,
  CourseId,
  DeckId,
  DisplayId,
  idPrefixes,
  LessonId,
  PassId,
  PersonId,
  PollId,
  SeatId,
  SessionId,
  StreamId,
} from '../../shared/vocabulary/index.ts';

const body = (n: number): string => n.toString().padStart(16, '0');

/** Ids for tests: `ids.seat(1)` is always the same id, and different from `ids.seat(2)`. */
export const ids = {
  lesson: (n: number) => LessonId.parse(`${idPrefixes.lesson}_${body(n)}`),
  seat: (n: number) => SeatId.parse(`${idPrefixes.seat}_${body(n)}`),
  stream: (n: number) => StreamId.parse(`${idPrefixes.stream}_${body(n)}`),
  person: (n: number) => PersonId.parse(`${idPrefixes.person}_${body(n)}`),
  display: (n: number) => DisplayId.parse(`${idPrefixes.display}_${body(n)}`),
  pass: (n: number) => PassId.parse(`${idPrefixes.pass}_${body(n)}`),
  classroom: (n: number) => ClassroomId.parse(`${idPrefixes.classroom}_${body(n)}`),
  course: (n: number) => CourseId.parse(`${idPrefixes.course}_${body(n)}`),
  poll: (n: number) => PollId.parse(`${idPrefixes.poll}_${body(n)}`),
  buzzer: (n: number) => BuzzerId.parse(`${idPrefixes.buzzer}_${body(n)}`),
  deck: (n: number) => DeckId.parse(`${idPrefixes.deck}_${body(n)}`),
  session: (n: number) => SessionId.parse(`${idPrefixes.session}_${body(n)}`),
};
