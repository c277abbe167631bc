import type { JSX } from 'react';
import styles from './CodeSwatch.module.css';

/** So many colours are told apart by everybody; then the form changes. */
const COLOURS = 5;
/** Square, circle, diamond, triangle: in a box of 16. */
const FORMS = [
  'M2 2H14V14H2Z',
  'M8 1.5A6.5 6.5 0 1 1 8 14.5A6.5 6.5 0 1 1 8 1.5Z',
  'M8 1L15 8L8 15L1 8Z',
  'M8 1.5L15 14H1Z',
] as const;

/** The sign of a code by its place in the scheme: colour and form together, so that no two of twenty are alike to anybody. */
export function CodeSwatch({ place }: { readonly place: number }): JSX.Element {
  // A neighbour has another colour and another form.
  const form = FORMS[(place + Math.floor(place / (COLOURS * FORMS.length))) % FORMS.length];
  return (
    <svg viewBox="0 0 16 16" className={styles['swatch']} data-series={Math.max(0, place) % COLOURS} aria-hidden="true">
      <path d={form} />
    </svg>
  );
}
