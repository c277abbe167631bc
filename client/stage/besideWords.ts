import type { Rect } from '../../shared/stage/rect.ts';

/** Width that a clock takes of the words' strip, as a share of it. */
const CLOCK = 0.26;

/** Divides the strip of words: the words on the left, and on the right a clock if there is one. */
export function besideWords(strip: Rect, hasClock: boolean): { readonly words: Rect; readonly clock: Rect } {
  const clockW = strip.w * CLOCK;
  const clock = { ...strip, x: strip.x + strip.w - clockW, w: clockW };
  return { words: hasClock ? { ...strip, w: strip.w - clockW - 1 } : strip, clock };
}
