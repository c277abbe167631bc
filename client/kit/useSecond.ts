import { useSyncExternalStore } from 'react';

/** Looks more often than a clock ticks, so that no second is seen to last two. */
const LOOK_EVERY_MS = 250;

function subscribe(reader: () => void): () => void {
  const timer = setInterval(reader, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

const read = (): number => Math.floor(Date.now() / 1_000) * 1_000;

/** The device's clock, Unix ms, to the second. Draws again each second: keep it in small components. */
export function useSecond(): number {
  return useSyncExternalStore(subscribe, read);
}
