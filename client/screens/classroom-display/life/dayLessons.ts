import type { Lesson } from '../../../../shared/api/index.ts';

type Timed = Pick<Lesson, 'lessonId' | 'phase' | 'startsAtMs' | 'endsAtMs'>;

/** What a waiting screen says of the timetable. */
export type DayLessons<L extends Timed> = {
  /** Today's lessons, those to come before those that are over; at most as many as were asked for, in the order of the day. */
  readonly today: readonly L[];
  /** How many more of today's lessons there are. */
  readonly more: number;
  /** The next lesson to come, today or later. */
  readonly next: L | undefined;
};

/** Whether a lesson is still to come or going on. */
export function isAhead({ phase, endsAtMs }: Timed, nowMs: number): boolean {
  return phase === 'live' || (phase === 'planned' && nowMs < endsAtMs);
}

/**
 * Chooses what fits on a waiting screen.
 *
 * @param lessons - Earliest first.
 * @param day - The local day, [fromMs, toMs).
 * @param most - How many lessons fit.
 */
export function dayLessons<L extends Timed>(
  lessons: readonly L[],
  { nowMs, fromMs, toMs }: { readonly nowMs: number; readonly fromMs: number; readonly toMs: number },
  most: number,
): DayLessons<L> {
  const ahead = lessons.filter((lesson) => isAhead(lesson, nowMs));
  const ofDay = lessons.filter((lesson) => fromMs <= lesson.startsAtMs && lesson.startsAtMs < toMs);
  const behind = Math.max(0, most - ofDay.filter((lesson) => isAhead(lesson, nowMs)).length);
  const past = ofDay.filter((lesson) => !isAhead(lesson, nowMs));
  const hidden = new Set(past.slice(0, Math.max(0, past.length - behind)));
  const fitting = ofDay.filter((lesson) => !hidden.has(lesson));
  const today = fitting.slice(0, most);
  return { today, more: fitting.length - today.length, next: ahead[0] };
}
