import { useEffect } from 'react';

/** Fills the screen at the first press, which is when browsers allow it. Whoever leaves full screen is not forced back. */
export function useFullscreenOnPress(): void {
  useEffect(() => {
    const end = new AbortController();
    const fill = (): void => {
      end.abort();
      // Where it is refused, the window is as large as it is.
      if (!document.fullscreenElement) document.documentElement.requestFullscreen?.().catch(() => undefined);
    };
    window.addEventListener('keydown', fill, { signal: end.signal });
    window.addEventListener('pointerup', fill, { signal: end.signal });
    return () => end.abort();
  }, []);
}
