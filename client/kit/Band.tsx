import type { JSX, ReactNode } from 'react';
import styles from './Band.module.css';
import { classes } from './classes.ts';
import { StatusMark, type StatusTone } from './StatusMark.tsx';

type Props = {
  readonly tone: Extract<StatusTone, 'attention' | 'bad' | 'info'>;
  /** A sentence. What changes each second is to be hidden from screen readers by the caller. */
  readonly children: ReactNode;
  /** One button that leads out. */
  readonly action?: ReactNode;
};

/** A state of the whole screen in one line below its top bar. It covers nothing and goes by itself. */
export function Band({ tone, children, action }: Props): JSX.Element {
  return (
    <div className={classes(styles['band'], styles[tone])} role="status">
      <StatusMark tone={tone} word="" />
      <p className={styles['text']}>{children}</p>
      {action}
    </div>
  );
}
