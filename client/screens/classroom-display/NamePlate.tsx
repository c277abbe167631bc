import type { JSX } from 'react';
import styles from './live.module.css';

/** From this many characters on a name is set smaller, so that it does not cover the picture. */
const LONG_FROM = 14;
const LONGEST_FROM = 24;

const lengthOf = (name: string): 'short' | 'long' | 'longest' => {
  if (name.length < LONG_FROM) return 'short';
  return name.length < LONGEST_FROM ? 'long' : 'longest';
};

/** Whose picture it is. Never cut: a long name takes more lines. */
export function NamePlate({ name }: { readonly name: string }): JSX.Element {
  return (
    <span className={styles['plate']} data-length={lengthOf(name)}>
      {name}
    </span>
  );
}
