import { useEffect, useState } from 'react';
import { SecondWindow } from './SecondWindow.ts';

/** Keeps the second screen's window for as long as the display is there. `null` only before the first effect. */
export function useSecondWindow(): SecondWindow | null {
  const [second, setSecond] = useState<SecondWindow | null>(null);
  useEffect(() => {
    const kept = new SecondWindow(window);
    setSecond(kept);
    return () => {
      kept.end();
      setSecond(null);
    };
  }, []);
  return second;
}
