import type { Lesson } from '../../../shared/api/index.ts';

/** A day's lessons by what a teacher does with them. */
export type DayPlan = {
  readonly live: readonly Lesson[];
  /** The one to get ready for; none while one is live. */
  readonly next: Lesson | undefined;
  readonly later: readonly Lesson[];
  readonly ended: readonly Lesson[];
};

/**
 * Sorts a day's lessons for the teacher.
 *
 * A lesson that was planned, not begun, and whose time is over counts as `ended`: it can no longer be the next one.
 *
 * @param lessons - Of one day, earliest first.
 * @param nowMs - On the server's clock.
 */
export function dayPlan(lessons: readonly Lesson[], nowMs: number): DayPlan {
  const live = lessons.filter(({ phase }) => phase === 'live');
  const ahead = lessons.filter(({ phase, endsAtMs }) => phase === 'planned' && endsAtMs > nowMs);
  const next = live.length === 0 ? ahead[0] : undefined;
  return {
    live,
    next,
    later: ahead.filter((lesson) => lesson !== next),
    ended: lessons.filter(({ phase, endsAtMs }) => phase === 'ended' || (phase === 'planned' && endsAtMs <= nowMs)),
  };
}
