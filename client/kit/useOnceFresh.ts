import { useEffect, useEffectEvent } from 'react';

/** What happened longer ago than this is not made heard any more, e.g. after a reload, in ms. */
const FRESH_MS = 3_000;

/**
 * Does something once when an instant comes or has just come; not for an old one that was found on the way in, and
 * not while it is `null`.
 *
 * @param atMs - By the server's clock, Unix ms.
 * @param aheadMs - How far that clock is ahead of this device's.
 */
export function useOnceFresh(atMs: number | null, aheadMs: number, act: () => void): void {
  const happens = useEffectEvent(act);
  const inMs = useEffectEvent((serverAtMs: number) => serverAtMs - aheadMs - Date.now());
  useEffect(() => {
    if (atMs === null || inMs(atMs) < -FRESH_MS) return;
    const timer = setTimeout(() => happens(), Math.max(0, inMs(atMs)));
    return () => clearTimeout(timer);
  }, [atMs]);
}
