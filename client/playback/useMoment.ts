import { useCallback, useSyncExternalStore } from 'react';
import type { PlaybackClock } from './PlaybackClock.ts';

/** Looks so often whether there is another moment to show, in ms. */
const LOOK_EVERY_MS = 100;

/** The moment that is shown, in whole steps of `stepMs`. Draws again with each of them: keep it in small components. */
export function useMoment(clock: PlaybackClock, stepMs: number): number {
  const subscribe = useCallback(
    (reader: () => void) => {
      const timer = setInterval(reader, LOOK_EVERY_MS);
      const stop = clock.jumps.subscribe(reader);
      return () => {
        clearInterval(timer);
        stop();
      };
    },
    [clock],
  );
  return useSyncExternalStore(subscribe, () => Math.floor(clock.read() / stepMs) * stepMs);
}
