import type { JSX } from 'react';
import { runningClock } from '../../i18n/times.ts';
import { useSecond } from '../../kit/useSecond.ts';
import type { LessonSession } from '../LessonSession.ts';
import styles from './HandQueue.module.css';

type Props = { readonly session: Pick<LessonSession, 'clockAheadMs'>; readonly sinceAtMs: number };

/** How long a hand has been up. */
export function WaitingClock({ session, sinceAtMs }: Props): JSX.Element {
  const nowMs = useSecond() + session.clockAheadMs;
  return (
    <span className={styles['clock']} aria-hidden="true">
      {runningClock(nowMs - sinceAtMs)}
    </span>
  );
}
