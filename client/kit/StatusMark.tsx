import type { JSX } from 'react';
import { classes } from './classes.ts';
import styles from './StatusMark.module.css';

/** Each tone has a shape of its own, so that colour is never the only sign. */
const SHAPES = {
  /** A filled disc with a tick: all is well. */
  good: (
    <>
      <circle cx="8" cy="8" r="7" />
      <path d="m4.8 8.2 2.2 2.2 4.2-4.6" className={styles['cut']} />
    </>
  ),
  /** A triangle: look here. */
  attention: <path d="M8 1.2 15.4 14.4H.6Z" />,
  /** A square with a cross: it does not work. */
  bad: (
    <>
      <rect x="1" y="1" width="14" height="14" rx="3" />
      <path d="m5.2 5.2 5.6 5.6m0-5.6-5.6 5.6" className={styles['cut']} />
    </>
  ),
  /** A hollow ring: not there, nothing wrong. */
  idle: <circle cx="8" cy="8" r="5.75" className={styles['hollow']} />,
  /** A disc in a ring: on air. */
  live: (
    <>
      <circle cx="8" cy="8" r="6.75" className={styles['ring']} />
      <circle cx="8" cy="8" r="4" />
    </>
  ),
  /** A bare disc: it is being recorded. */
  recording: <circle cx="8" cy="8" r="6" />,
  /** A ring with a clock's hands: for information, mostly about time. */
  info: (
    <>
      <circle cx="8" cy="8" r="6.5" className={styles['ring']} />
      <path d="M8 4.6V8l2.4 1.6" className={styles['ring']} />
    </>
  ),
} as const;

/** What a mark can say. */
export type StatusTone = keyof typeof SHAPES;

type Props = {
  readonly tone: StatusTone;
  /** What it means, in a word or two. */
  readonly word: string;
  /** Draws the shape alone; the word is then said to screen readers and shown on hover. */
  readonly wordless?: boolean;
  /** A filled chip instead of bare text, for what must be seen from across the room. */
  readonly chip?: boolean;
};

/** A state by shape, colour and word together. */
export function StatusMark({ tone, word, wordless = false, chip = false }: Props): JSX.Element {
  return (
    <span className={classes(styles['mark'], styles[tone], chip && styles['chip'])} title={wordless ? word : undefined}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {SHAPES[tone]}
      </svg>
      <span className={wordless ? 'said' : undefined}>{word}</span>
    </span>
  );
}
