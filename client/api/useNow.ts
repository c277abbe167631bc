import { useSyncExternalStore } from 'react';

/** Often enough for words like "in 12 minutes". */
const EVERY_MS = 10_000;

let nowMs = Date.now();
const readers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(reader: () => void): () => void {
  readers.add(reader);
  timer ??= setInterval(() => {
    nowMs = Date.now();
    for (const each of readers) each();
  }, EVERY_MS);
  return () => {
    readers.delete(reader);
    if (readers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function read(): number {
  // Nobody has kept it going: what is left over from the last screen may be old.
  if (timer === undefined) nowMs = Math.floor(Date.now() / EVERY_MS) * EVERY_MS;
  return nowMs;
}

/** The device's clock, Unix ms, renewed every 10 s for all who read it. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read);
}
