import type { JSX } from 'react';
import { classes } from './classes.ts';
import { Said } from './Said.tsx';
import styles from './Spinner.module.css';

/** Something is being done. Give a `label` when no word beside it says what. */
export function Spinner({ label, large = false }: { readonly label?: string; readonly large?: boolean }): JSX.Element {
  return (
    <span
      className={classes(styles['spinner'], large && styles['large'])}
      {...(label === undefined ? {} : { role: 'status' })}
    >
      <svg viewBox="0 0 24 24" fill="none" aria-hidden="true">
        <circle cx="12" cy="12" r="9" stroke="currentColor" strokeWidth="3" opacity="0.25" />
        <path d="M21 12a9 9 0 0 0-9-9" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
      </svg>
      {label === undefined ? null : <Said>{label}</Said>}
    </span>
  );
}
