import type { Surface } from '../../lesson/surfaceState.ts';
import type { FactType, LoggedFact } from '../../protocol/index.ts';
import type { TakeTime } from '../../timeline/lanes.ts';
import type { Span } from '../../timeline/tracks.ts';
import type { ClassroomId } from '../../vocabulary/index.ts';
import { analyseLesson, type ClassroomEvidence, type LessonAnalysis } from '../analysis/analyse.ts';
import type { AskedPoll } from '../analysis/courseware.ts';
import { ratio } from '../sequence.ts';
import { announcedIn, type SearchedRoom } from './announced.ts';
import type { Happening } from './moment.ts';
import { type EventKind, eventKinds } from './query.ts';

/** All that can be found in a take, by kind, each in order. */
export type Happenings = {
  readonly rooms: readonly SearchedRoom[];
  readonly byKind: ReadonlyMap<EventKind, readonly Happening[]>;
};

/**
 * Facts that tell of nothing that can be found. They are most of a log, and a search of many lessons need not read them.
 */
export const UNSEARCHED_FACTS = [
  'pointer.moved',
  'ink.drew',
  'ink.erased',
  'ink.undone',
  'ink.cleared',
  'reception.sampled',
] as const satisfies readonly FactType[];

/** Reads out of a lesson's log, from its beginning to the take's end, all that can be found in the take. */
export function happeningsOf(facts: readonly LoggedFact[], time: TakeTime): Happenings {
  const analysis = analyseLesson(facts, time);
  const { happenings, decks, rooms } = announcedIn(facts, time);
  const all = [
    ...analysis.classrooms.flatMap((room) => ofRoom(room, time.lengthMs)),
    ...analysis.teacher.map((turn) => made('teacher-speech', turn, null)),
    ...analysis.polls.flatMap((poll) => ofPoll(poll, analysis)),
    ...analysis.lanes.pages.map((page) => ofPage(page, decks)),
    ...happenings,
  ];
  return { rooms, byKind: sorted(all) };
}

/** The same with what people have marked. */
export function withMarks(known: Happenings, marks: readonly Happening[]): Happenings {
  return { ...known, byKind: new Map([...known.byKind, ...sorted(marks)]) };
}

function sorted(all: readonly Happening[]): Map<EventKind, Happening[]> {
  const byKind = Map.groupBy(all, ({ kind }) => kind);
  for (const list of byKind.values()) list.sort((a, b) => a.fromMs - b.fromMs);
  return byKind;
}

/** Measured by its length. */
function made(kind: EventKind, { fromMs, toMs }: Span, classroomId: ClassroomId | null): Happening {
  const unitMs = eventKinds[kind].measure === 'minutes' ? 60_000 : 1_000;
  return { kind, fromMs, toMs, classroomId, measured: (toMs - fromMs) / unitMs, about: null };
}

function ofRoom(room: ClassroomEvidence, lengthMs: number): Happening[] {
  const all = (kind: EventKind, spans: readonly Span[]) => spans.map((span) => made(kind, span, room.classroomId));
  const { poor, lost, 'sound-only': soundOnly } = room.line.weak;
  return [
    ...all('hand', room.hands),
    ...room.hands.map((hand) => made(hand.granted ? 'hand-called' : 'hand-uncalled', hand, room.classroomId)),
    ...all('stage', room.grants),
    ...all('speech', room.turns),
    ...all('gap', room.gaps),
    ...all('silence', between(room.turns, lengthMs)),
    ...all('line-weak', joined([...poor, ...lost, ...soundOnly])),
  ];
}

/** What lies between stretches, before the first and after the last. */
function between(spans: readonly Span[], lengthMs: number): Span[] {
  const empty: Span[] = [];
  let sinceMs = 0;
  for (const { fromMs, toMs } of [...spans, { fromMs: lengthMs, toMs: lengthMs }]) {
    if (fromMs > sinceMs) empty.push({ fromMs: sinceMs, toMs: fromMs });
    sinceMs = Math.max(sinceMs, toMs);
  }
  return empty;
}

/** Stretches as one where they touch. */
function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const { fromMs, toMs } of [...spans].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = whole.at(-1);
    if (last && fromMs <= last.toMs) whole[whole.length - 1] = { ...last, toMs: Math.max(last.toMs, toMs) };
    else whole.push({ fromMs, toMs });
  }
  return whole;
}

/** A question of all classrooms together, and of each. */
function ofPoll(poll: AskedPoll, { classrooms }: LessonAnalysis): Happening[] {
  const { fromMs, toMs, question, answers } = poll;
  const about = { kind: 'poll' as const, question };
  const each = (kind: EventKind, classroomId: ClassroomId | null, share: number | null): Happening => ({
    ...{ kind, fromMs, toMs, classroomId, about },
    measured: share === null ? null : share * 100,
  });
  const ofRooms = classrooms.flatMap(({ classroomId, answers: own, pupils }) => {
    const answered = own.find((one) => one.fromMs === fromMs);
    const right = answered && answered.right !== null ? ratio(answered.right, answered.answers) : null;
    // Nobody has summed up a question that is still open.
    const response = answers === null ? null : ratio(answered?.answers ?? 0, pupils);
    return [each('poll-right', classroomId, right), each('poll-response', classroomId, response)];
  });
  return [each('poll-right', null, poll.rightRatio), each('poll-response', null, poll.responseRatio), ...ofRooms];
}

function ofPage(page: Span & { readonly surface: Surface }, decks: ReadonlyMap<string, string>): Happening {
  const { surface } = page;
  if (surface.kind === 'board') return { ...made('page', page, null), about: { kind: 'board', board: surface.board } };
  const about = { kind: 'page' as const, deckName: decks.get(surface.deckId) ?? '', page: surface.page };
  return { ...made('page', page, null), about };
}
