import { useCallback, useSyncExternalStore } from 'react';
import type { DrawnLesson } from '../DrawnLesson.ts';
import { type InkHand, inkHandOf } from './InkHand.ts';

/** Reads something of the ink as it is seen here, kept in step with the lesson and with what this hand does. */
export function useInk<T>(session: DrawnLesson, read: (hand: InkHand) => T): T {
  const hand = inkHandOf(session);
  const subscribe = useCallback(
    (reader: () => void) => {
      const stops = [session.store, session.status, hand.changes].map((each) => each.subscribe(reader));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [session, hand],
  );
  return useSyncExternalStore(subscribe, () => read(hand));
}
