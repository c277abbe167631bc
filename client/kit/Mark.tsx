import type { JSX } from 'react';
import styles from './Mark.module.css';

/** The product's sign: one roof, and under it two places that share a lesson. */
export function Mark(): JSX.Element {
  return (
    <svg className={styles['mark']} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" className={styles['ground']} />
      <path d="M6.5 25V8.5a2 2 0 0 1 2-2h15a2 2 0 0 1 2 2V25" className={styles['roof']} />
      <path d="M11.5 11.8h9" className={styles['roof']} />
      <rect x="11.2" y="16" width="9.6" height="8" rx="1.6" className={styles['screen']} />
    </svg>
  );
}
