import { useSyncExternalStore } from 'react';
import { useObservable } from '../../kit/Observable.ts';
import type { AgendaWatch } from './life/AgendaWatch.ts';
import { every } from './life/waits.ts';

/** How often the clock looks, so that it is never seen to stumble, in ms. */
const LOOK_EVERY_MS = 250;

const watchClock = (changed: () => void): (() => void) => every(LOOK_EVERY_MS, changed);

/** The device's time plus `aheadMs`, in whole seconds, Unix ms. */
export function useSecond(aheadMs: number): number {
  return useSyncExternalStore(watchClock, () => Math.floor((Date.now() + aheadMs) / 1_000) * 1_000);
}

/** The server's time in whole seconds, Unix ms. TV boxes are often wrong about theirs. */
export function useServerSecond(agenda: AgendaWatch): number {
  return useSecond(useObservable(agenda.agenda)?.aheadMs ?? 0);
}
