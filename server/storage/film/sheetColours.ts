import type { InkColour } from '../../../shared/lesson/inkState.ts';

/** Colours as a classroom's display has them, by the names of `client/kit/tokens.css` in the dark; a test compares them. */
export const COLOURS = {
  paper: '#0c1413',
  surface: '#15211f',
  ink: '#e9efec',
  'ink-soft': '#a9b6b1',
  line: '#26342f',
  accent: '#4cc2b4',
  'accent-wash': '#12312d',
  'on-accent': '#0c1413',
  sheet: '#ffffff',
  pointer: '#e11d1d',
} as const;

/** Pens on a white sheet. */
export const PENS: Readonly<Record<InkColour, string>> = {
  black: '#16211f',
  red: '#c81e1e',
  blue: '#1d4ed8',
  green: '#15803d',
  orange: '#d9660a',
};
