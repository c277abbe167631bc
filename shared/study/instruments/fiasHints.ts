import type { Span } from '../../timeline/tracks.ts';
import { unitsIn } from '../scheme.ts';

/** A classroom, as far as the suggestions read it; spans in ms since the take began. */
type HeardClassroom = {
  readonly turns: readonly Span[];
  readonly grants: readonly Span[];
  readonly hands: readonly (Span & { readonly granted: boolean })[];
};

/** What the suggestions read of an analysed lesson. */
type HeardLesson = {
  readonly lengthMs: number;
  readonly lanes: { readonly polls: readonly Span[] };
  readonly teacher: readonly Span[];
  readonly classrooms: readonly HeardClassroom[];
};

/** A voice must fill this share of an interval for it to be no silence. */
const SPOKEN_FROM = 0.2;
/** A hand that goes up within so long after the teacher spoke answers what was asked, in ms. */
const PROMPTED_WITHIN_MS = 10_000;
/** A teacher's turn asks when a poll opens or a classroom is called so soon after it, in ms. */
const ASKED_WITHIN_MS = 3_000;

/**
 * What the log allows to be suggested, one for each interval: 10 where nobody speaks, 8 where a classroom speaks that
 * was called, 9 where it speaks after a hand that nobody had asked for, 4 where the teacher's turn ends with a poll or a
 * call. All else takes a human.
 */
export function fiasHints(analysis: HeardLesson, intervalS: number): (string | null)[] {
  const stepMs = intervalS * 1_000;
  const asked = askingMoments(analysis);
  return Array.from({ length: unitsIn(analysis.lengthMs, intervalS) }, (_, unit) => {
    const span = { fromMs: unit * stepMs, toMs: (unit + 1) * stepMs };
    const teacherMs = within(analysis.teacher, span);
    const room = [...analysis.classrooms].sort((a, b) => within(b.turns, span) - within(a.turns, span))[0];
    const roomMs = room ? within(room.turns, span) : 0;
    if (Math.max(teacherMs, roomMs) < SPOKEN_FROM * stepMs) return '10';
    if (room && roomMs > teacherMs) return pupilHint(room, analysis, span);
    return asked.some((atMs) => atMs >= span.fromMs && atMs < span.toMs) ? '4' : null;
  });
}

function pupilHint(room: HeardClassroom, { teacher }: HeardLesson, span: Span): '8' | '9' | null {
  const grant = room.grants.find(({ fromMs, toMs }) => fromMs < span.toMs && toMs > span.fromMs);
  if (!grant) return null;
  const hand = room.hands.findLast(({ granted, toMs }) => granted && Math.abs(toMs - grant.fromMs) < 1_000);
  if (!hand) return '8';
  const prompted = teacher.some(
    ({ fromMs, toMs }) => fromMs < hand.fromMs && toMs > hand.fromMs - PROMPTED_WITHIN_MS && toMs <= hand.fromMs,
  );
  return prompted ? '8' : '9';
}

/** When the teacher's turns ended that were followed by a poll or by calling a classroom. */
function askingMoments({ teacher, lanes, classrooms }: HeardLesson): number[] {
  const acts = [...lanes.polls, ...classrooms.flatMap(({ grants }) => grants)].map(({ fromMs }) => fromMs);
  return acts.flatMap((atMs) => {
    const turn = teacher.findLast(({ fromMs }) => fromMs <= atMs);
    return turn && atMs - turn.toMs <= ASKED_WITHIN_MS ? [Math.min(atMs, turn.toMs - 1)] : [];
  });
}

const within = (spans: readonly Span[], { fromMs, toMs }: Span): number =>
  spans.reduce((total, span) => total + Math.max(0, Math.min(toMs, span.toMs) - Math.max(fromMs, span.fromMs)), 0);
