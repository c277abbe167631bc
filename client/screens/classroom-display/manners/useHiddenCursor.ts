import { useEffect, useState } from 'react';

/** A mouse that lies still for this long is out of sight, in ms. */
const STILL_AFTER_MS = 3_000;

/** Whether the mouse has been still for so long that its cursor should go. */
export function useHiddenCursor(): boolean {
  const [hidden, setHidden] = useState(false);
  useEffect(() => {
    let timer = setTimeout(() => setHidden(true), STILL_AFTER_MS);
    const moved = (): void => {
      clearTimeout(timer);
      setHidden(false);
      timer = setTimeout(() => setHidden(true), STILL_AFTER_MS);
    };
    window.addEventListener('pointermove', moved);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pointermove', moved);
    };
  }, []);
  return hidden;
}
