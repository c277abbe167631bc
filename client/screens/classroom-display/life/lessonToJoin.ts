import type { Lesson } from '../../../../shared/api/index.ts';

/** A display goes to a planned lesson this long before its beginning, so that everything is warm, in ms. */
export const EARLY_MS = 10 * 60_000;

/** A live lesson that runs over keeps its classrooms this long against the next one, in ms. */
const OVERRUN_MS = 15 * 60_000;

type Timed = Pick<Lesson, 'lessonId' | 'phase' | 'startsAtMs' | 'endsAtMs'>;

/**
 * The lesson in which a classroom belongs now: one that is live, else one that should have begun, else one that soon
 * will. A lesson that nobody has ended gives way to the next one after a while; of equals the later one counts.
 *
 * @param nowMs - By the server's clock.
 * @returns `undefined` while there is none.
 */
export function lessonToJoin<L extends Timed>(lessons: readonly L[], nowMs: number): L | undefined {
  return lessons
    .filter((lesson) => isOpen(lesson, nowMs))
    .sort((a, b) => claim(b, nowMs) - claim(a, nowMs) || b.startsAtMs - a.startsAtMs)[0];
}

function isOpen({ phase, startsAtMs, endsAtMs }: Timed, nowMs: number): boolean {
  if (phase === 'planned') return startsAtMs - EARLY_MS <= nowMs && nowMs < endsAtMs;
  return phase === 'live';
}

/** How strong a lesson's claim to the classroom is. */
function claim({ phase, startsAtMs, endsAtMs }: Timed, nowMs: number): number {
  if (phase === 'live') return nowMs < endsAtMs + OVERRUN_MS ? 3 : 1;
  return startsAtMs <= nowMs ? 2 : 0;
}
