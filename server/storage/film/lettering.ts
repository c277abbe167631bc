import type { SKRSContext2D } from '@napi-rs/canvas';
import { OWN_FONT } from '../../../shared/lesson/ownFont.ts';

/** Our font at a size, as a canvas wants it. */
export const fontOf = (px: number, weight: 'normal' | 'bold' = 'normal'): string =>
  `${weight} ${Math.round(px)}px ${OWN_FONT}, sans-serif`;

/** Between the feet of two lines, as a multiple of their letters' size. */
export const LEADING = 1.3;

/** Divides a text into lines that fit a width, in the pen's font: anywhere, as Chinese is, but within no Latin word that fits. */
export function linesOf(pen: SKRSContext2D, text: string, widthPx: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[\w'.,;:!?-]+\s*|./gu) ?? []) {
    if (line !== '' && pen.measureText((line + piece).trimEnd()).width > widthPx) {
      lines.push(line);
      line = '';
    }
    line += piece;
    while (pen.measureText(line).width > widthPx && [...line].length > 1) {
      const fits = fitting(pen, line, widthPx);
      lines.push(line.slice(0, fits));
      line = line.slice(fits);
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** How many letters of a word that is too long for a line there is room for: at least one. */
function fitting(pen: SKRSContext2D, word: string, widthPx: number): number {
  let count = word.length - 1;
  while (count > 1 && pen.measureText(word.slice(0, count)).width > widthPx) count -= 1;
  return count;
}
