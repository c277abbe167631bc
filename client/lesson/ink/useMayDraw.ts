import type { DrawnLesson } from '../DrawnLesson.ts';
import { useInk } from './useInk.ts';

/** Whether this device may draw now; also while its line is away, for what it does then is told later. */
export function useMayDraw(session: DrawnLesson): boolean {
  return useInk(session, (hand) => hand.mayDraw);
}
