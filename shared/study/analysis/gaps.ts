import type { Span } from '../../timeline/tracks.ts';
import type { ClassroomId } from '../../vocabulary/index.ts';
import type { SpeechTurn } from './turns.ts';

/**
 * 师生话轮间隔: from the end of a teacher's turn to the beginning of the next turn of a classroom, in ms since the take
 * began. It is not the time that pupils were given to think, unless a person has marked the question.
 */
export type Gap = Span & { readonly classroomId: ClassroomId };

/** A gap from here on is long, in ms (Rowe's three seconds). */
export const LONG_GAP_MS = 3_000;

/** Every gap, in order. Where a classroom begins before the teacher has ended there is none. */
export function gapsBetween(turns: readonly SpeechTurn[]): Gap[] {
  return turns.flatMap((turn, index): Gap[] => {
    const before = turns[index - 1];
    if (turn.party.kind !== 'classroom' || before?.party.kind !== 'teacher' || turn.fromMs < before.toMs) return [];
    return [{ classroomId: turn.party.classroomId, fromMs: before.toMs, toMs: turn.fromMs }];
  });
}

/** How long gaps were. */
export type GapFigures = {
  readonly count: number;
  /** In ms; `null` of none. */
  readonly medianMs: number | null;
  /** Share of those of 3 s and more, 0–1; `null` of none. */
  readonly longRatio: number | null;
};

/** Median and share of long ones. */
export function gapFigures(gaps: readonly Gap[]): GapFigures {
  const lengths = gaps.map(({ fromMs, toMs }) => toMs - fromMs).sort((a, b) => a - b);
  const [lower, upper] = [lengths[(lengths.length - 1) >> 1], lengths[lengths.length >> 1]];
  if (lower === undefined || upper === undefined) return { count: 0, medianMs: null, longRatio: null };
  const long = lengths.filter((lengthMs) => lengthMs >= LONG_GAP_MS).length;
  return { count: lengths.length, medianMs: (lower + upper) / 2, longRatio: long / lengths.length };
}
