import { useObservable } from '../../../kit/Observable.ts';
import type { ScreenPart } from '../useStage.ts';
import type { SecondWindow } from './SecondWindow.ts';

/** What the first screen shows and, where there is one, the second. */
export type Parts = { readonly first: ScreenPart; readonly second: ScreenPart };

/**
 * Which part of the lesson is on which screen. What is read is on the first one, which is a room's interactive board
 * more often than not, unless the room has swapped them. Without a second window the first shows all.
 */
export function useParts(window: SecondWindow): Parts {
  const place = useObservable(window.place);
  const { swapped } = useObservable(window.choice);
  if (!place) return { first: 'all', second: 'people' };
  return swapped ? { first: 'people', second: 'courseware' } : { first: 'courseware', second: 'people' };
}
