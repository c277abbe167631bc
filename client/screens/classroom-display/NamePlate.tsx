import { AudioLines } from 'lucide-react';
import type { JSX } from 'react';
import styles from './live.module.css';

/** From this many characters on a name is set smaller, so that it does not cover the picture. */
const LONG_FROM = 14;
const LONGEST_FROM = 24;

const lengthOf = (name: string): 'short' | 'long' | 'longest' => {
  if (name.length < LONG_FROM) return 'short';
  return name.length < LONGEST_FROM ? 'long' : 'longest';
};

type Props = {
  readonly name: string;
  /** A voice is heard of them just now. */
  readonly speaking?: boolean;
};

/** Whose picture it is, and whether they speak. Never cut: a long name takes more lines. */
export function NamePlate({ name, speaking = false }: Props): JSX.Element {
  return (
    <span className={styles['plate']} data-length={lengthOf(name)} data-speaking={speaking}>
      {speaking ? <AudioLines aria-hidden="true" /> : null}
      {name}
    </span>
  );
}
