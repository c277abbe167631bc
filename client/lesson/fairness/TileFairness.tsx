import { type JSX, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { participation } from '../../../shared/lesson/fairness.ts';
import { useSecond } from '../../kit/useSecond.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import styles from './TileFairness.module.css';

/** To the minute is as often as it matters; a stage that is used moves the bar at once. In ms. */
const LOOK_EVERY_MS = 10_000;

type Props = { readonly session: LessonSession; readonly seatId: string };

/** What a classroom has had of the stage, beside the one that had most; and quietly, when it is forgotten. */
export function TileFairness({ session, seatId }: Props): JSX.Element | null {
  const { t } = useTranslation('hands');
  const state = useLesson(session.store, (lesson) => lesson);
  const nowMs = Math.floor((useSecond() + session.clockAheadMs) / LOOK_EVERY_MS) * LOOK_EVERY_MS;
  const rows = useMemo(() => participation(state, nowMs), [state, nowMs]);
  const own = rows.find((row) => row.seatId === seatId);
  if (!own) return null;
  const most = Math.max(1, ...rows.map(({ turns }) => turns));
  const minutes = Math.floor(own.silentMs / 60_000);
  return (
    <p className={styles['fairness']} data-hint={own.hint ?? 'none'}>
      <span className={styles['bar']} aria-hidden="true">
        <span style={{ width: `${(own.turns / most) * 100}%` }} />
      </span>
      {own.hint === 'silent' ? t('fair.silent', { count: minutes }) : null}
      {own.hint === 'little' ? t('fair.little') : null}
      {own.hint === null ? t('fair.turns', { count: own.turns }) : null}
    </p>
  );
}
