import { useSyncExternalStore } from 'react';

function watchSize(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}

/** Width over height of the screen, as it is now. */
export function useScreenRatio(): number {
  return useSyncExternalStore(watchSize, () => window.innerWidth / Math.max(1, window.innerHeight));
}
