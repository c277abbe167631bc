import { History } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { behindMs, lately } from '../../../shared/lesson/catchup.ts';
import type { CatchUp } from '../../../shared/lesson/catchupState.ts';
import { runningClock } from '../../i18n/times.ts';
import { useSecond } from '../../kit/useSecond.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import styles from './catchup.module.css';

type Props = { readonly session: LessonSession; readonly seatId: string };

/** On a classroom's tile: that it is behind, or what it never saw. Nothing while it is with the lesson. */
export function TileCatchUp({ session, seatId }: Props): JSX.Element | null {
  const found = useLesson(session.store, ({ catchUps }) => catchUps[seatId]);
  return found?.step === 'watching' || found?.step === 'over' ? <Told session={session} found={found} /> : null;
}

function Told({ session, found }: { readonly session: LessonSession; readonly found: CatchUp }): JSX.Element | null {
  const { t } = useTranslation('catchup');
  const nowMs = useSecond() + session.clockAheadMs;
  const missed = lately(found, nowMs);
  if (found.step !== 'watching' && !missed) return null;
  return (
    <p className={styles['tile']} data-step={found.step}>
      <History aria-hidden="true" />
      {found.step === 'watching'
        ? t('wall.watching', { clock: runningClock(behindMs(found, nowMs)) })
        : t('wall.missed', { clock: runningClock(missed?.missedMs ?? 0) })}
    </p>
  );
}
