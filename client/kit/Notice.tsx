import type { JSX, ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './Notice.module.css';
import { StatusMark, type StatusTone } from './StatusMark.tsx';

type Props = {
  readonly tone: Extract<StatusTone, 'good' | 'attention' | 'bad' | 'info'>;
  readonly children: ReactNode;
  /** One button or link that leads out. */
  readonly action?: ReactNode;
};

/** A sentence that stays: a refusal and its reason, or what to know before going on. `bad` and `attention` are read out. */
export function Notice({ tone, children, action }: Props): JSX.Element {
  return (
    <div
      className={classes(styles['notice'], styles[tone])}
      role={tone === 'bad' || tone === 'attention' ? 'alert' : undefined}
    >
      <StatusMark tone={tone} word="" />
      <div className={styles['text']}>{children}</div>
      {action}
    </div>
  );
}
