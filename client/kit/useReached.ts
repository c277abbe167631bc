import { useCallback, useSyncExternalStore } from 'react';

/** Timers may ring a little early. */
const LATE_MS = 2;

/** Whether an instant of this device's clock has come, Unix ms; draws again when it does. */
export function useReached(atMs: number): boolean {
  const wait = useCallback(
    (reached: () => void) => {
      const timer = setTimeout(reached, Math.max(0, atMs - Date.now()) + LATE_MS);
      return () => clearTimeout(timer);
    },
    [atMs],
  );
  return useSyncExternalStore(wait, () => Date.now() >= atMs);
}
