import { useCallback, useSyncExternalStore } from 'react';
import { useView } from '../../kit/ViewContext.ts';

/** Width over height of the screen on which a component is, as it is now. */
export function useScreenRatio(): number {
  const view = useView();
  const watchSize = useCallback(
    (changed: () => void) => {
      view.addEventListener('resize', changed);
      return () => view.removeEventListener('resize', changed);
    },
    [view],
  );
  return useSyncExternalStore(watchSize, () => view.innerWidth / Math.max(1, view.innerHeight));
}
