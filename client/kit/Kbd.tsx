import type { JSX } from 'react';
import styles from './Kbd.module.css';

/** One key of the keyboard, as it is printed on it. */
export function Kbd({ children }: { readonly children: string }): JSX.Element {
  return <kbd className={styles['key']}>{children}</kbd>;
}
