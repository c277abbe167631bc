import { useEffect, useState } from 'react';
import type { LessonSession } from '../LessonSession.ts';

/** One look at the server's clock. */
export type ClockLook = { readonly sentAtMs: number; readonly serverAtMs: number; readonly receivedAtMs: number };

/** Looks that are taken; the quickest is the most exact. */
const LOOKS = 4;

/** How far the server's clock is ahead, by the look that was answered quickest; `undefined` without any. */
export function aheadMs(looks: readonly ClockLook[]): number | undefined {
  const [best] = [...looks].sort((a, b) => tripMs(a) - tripMs(b));
  return best && best.serverAtMs + tripMs(best) / 2 - best.receivedAtMs;
}

const tripMs = ({ sentAtMs, receivedAtMs }: ClockLook): number => receivedAtMs - sentAtMs;

/** How far the server's clock is ahead of this device's, in ms: measured anew for each round, since tenths decide it. */
export function useRaceClock(session: LessonSession, buzzerId: string): number {
  const [measured, setMeasured] = useState<{ readonly buzzerId: string; readonly ms: number } | null>(null);
  useEffect(() => {
    let over = false;
    const looks: ClockLook[] = [];
    const look = async (): Promise<void> => {
      while (!over && looks.length < LOOKS) {
        const sentAtMs = Date.now();
        const { serverAtMs } = await session.ask('clock.read', {});
        looks.push({ sentAtMs, serverAtMs, receivedAtMs: Date.now() });
        const ms = aheadMs(looks);
        if (!over && ms !== undefined) setMeasured({ buzzerId, ms });
      }
    };
    // Without an answer the hello's clock must do.
    look().catch(() => undefined);
    return () => {
      over = true;
    };
  }, [session, buzzerId]);
  return measured?.buzzerId === buzzerId ? measured.ms : session.clockAheadMs;
}
