import { useEffect } from 'react';
import type { View } from '../../../kit/ViewContext.ts';
import { fill, onPassedPress } from './fillByPress.ts';
import { isOnSameScreen } from './otherScreen.ts';

/** What may have brought the window to the other screen, or is a press that a browser asks for. */
const MOMENTS = ['keydown', 'pointerup', 'resize'];

/**
 * Fills the second screen as soon as the window is on it and the browser allows that: at once where it may, else with a
 * press here or on the first screen. Never the display's own screen, which it would hide; and whoever leaves full screen
 * is not forced back.
 */
export function useFilledScreen(display: View | null): void {
  useEffect(() => {
    const end = new AbortController();
    const { signal } = end;
    const fillOther = (): void => {
      if (!signal.aborted && display && !isOnSameScreen(window.screen, display.screen)) fill(window);
    };
    const stop = onPassedPress(window, fillOther);
    for (const moment of MOMENTS) window.addEventListener(moment, fillOther, { signal });
    const onChange = (): void => {
      if (!document.fullscreenElement) end.abort();
    };
    document.addEventListener('fullscreenchange', onChange, { signal });
    fillOther();
    return () => {
      end.abort();
      stop();
    };
  }, [display]);
}
