import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { remainingClock, runningClock } from '../../i18n/times.ts';
import { useSecond } from '../../kit/useSecond.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';

type Props = { readonly session: LessonSession; readonly seatId: string };

/** For how long a classroom has been on stage or, when its turn is limited, how long it has left. */
export function StageTime({ session, seatId }: Props): JSX.Element | null {
  const { t } = useTranslation('hands');
  const place = useLesson(session.store, ({ floor }) => floor.find((held) => held.seatId === seatId));
  const nowMs = useSecond() + session.clockAheadMs;
  if (!place) return null;
  if (place.untilAtMs === null) return <span aria-hidden="true">{runningClock(nowMs - place.sinceAtMs)}</span>;
  return <span>{t('left', { clock: remainingClock(place.untilAtMs - nowMs) })}</span>;
}
