import { surfaceKey } from '../../../shared/lesson/surfaceState.ts';
import type { LessonSession } from '../LessonSession.ts';
import type { SurfaceChoice } from '../surface/useSurface.ts';
import { inkHandOf } from './InkHand.ts';

/** What a key can do with ink. */
export type InkKey = 'pen' | 'highlighter' | 'eraser' | 'shape' | 'undo';

/** The keys for ink; without a surface they do nothing. */
export function useInkKeys(session: LessonSession, { shown }: SurfaceChoice): (key: InkKey) => void {
  return (key) => {
    const hand = inkHandOf(session);
    if (!shown) return;
    if (key === 'undo') hand.undo(surfaceKey(shown));
    else hand.take(key === 'shape' ? hand.kit.read().shape : key);
  };
}
