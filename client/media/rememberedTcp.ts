import { z } from 'zod';

/** Where this device remembers that UDP did not get through. */
const KEPT_AS = 'tongtang.tcp-first';

/** UDP is tried again after this long, in ms: networks are mended too. */
const KEPT_FOR_MS = 24 * 3_600_000;

const Kept = z.object({ seenFrom: z.string(), untilAtMs: z.number() });

/**
 * Whether media went by TCP only, the last time that this device came from the address where the server sees it now.
 * A clock that was set back makes no difference: what ends later than can be is not believed.
 */
export function tcpRemembered(seenFrom: string, nowMs: number): boolean {
  try {
    const kept = Kept.parse(JSON.parse(localStorage.getItem(KEPT_AS) ?? ''));
    return kept.seenFrom === seenFrom && nowMs < kept.untilAtMs && kept.untilAtMs <= nowMs + KEPT_FOR_MS;
  } catch {
    // Nothing kept, or storage is forbidden: the browser finds out by itself.
    return false;
  }
}

/** Remembers for a day that media goes by TCP from here. */
export function rememberTcp(seenFrom: string, nowMs: number): void {
  attempt(() => localStorage.setItem(KEPT_AS, JSON.stringify({ seenFrom, untilAtMs: nowMs + KEPT_FOR_MS })));
}

/** UDP gets through. */
export function forgetTcp(): void {
  attempt(() => localStorage.removeItem(KEPT_AS));
}

function attempt(act: () => void): void {
  try {
    act();
  } catch {
    // Then the browser finds out each time.
  }
}
