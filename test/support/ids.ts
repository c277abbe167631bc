import {
  ClassroomId,
  CourseId,
  DisplayId,
  idPrefixes,
  LessonId,
  PersonId,
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
  classroom: (n: number) => ClassroomId.parse(`${idPrefixes.classroom}_${body(n)}`),
  course: (n: number) => CourseId.parse(`${idPrefixes.course}_${body(n)}`),
  session: (n: number) => SessionId.parse(`${idPrefixes.session}_${body(n)}`),
};
