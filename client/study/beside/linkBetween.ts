import type { ParallelLesson, ParallelLink } from '../../../shared/api/index.ts';

type Linked = Pick<ParallelLesson, 'link'>;

/** How much later something happens in a lesson than in the first one, in ms. */
const laterMs = ({ link }: Linked): number => (link ? link.ownMs - link.firstMs : 0);

/** Two moments that correspond of any two of the lessons, each of which is linked with the first alone. */
export function linkBetween(one: Linked, other: Linked): ParallelLink {
  const offsetMs = laterMs(other) - laterMs(one);
  return offsetMs < 0 ? { firstMs: -offsetMs, ownMs: 0 } : { firstMs: 0, ownMs: offsetMs };
}
