import { useEffect, useState } from 'react';
import { after } from './life/waits.ts';

/** Whether something is so, or was so less than `forMs` ago: what comes and goes must not blink. */
export function useHeld(isSo: boolean, forMs: number): boolean {
  const [lately, setLately] = useState(isSo);
  useEffect(() => {
    if (!isSo) return after(forMs, () => setLately(false));
    setLately(true);
    return undefined;
  }, [isSo, forMs]);
  return isSo || lately;
}
