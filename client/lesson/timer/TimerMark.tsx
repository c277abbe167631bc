import { AlarmClock, Timer as TimerIcon } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { timerFace } from '../../../shared/lesson/timer.ts';
import type { Rect } from '../../../shared/stage/rect.ts';
import { runningClock } from '../../i18n/times.ts';
import { useOnceFresh } from '../../kit/useOnceFresh.ts';
import { useSecond } from '../../kit/useSecond.ts';
import { playNotes } from '../../media/tones.ts';
import { rectStyle } from '../../stage/rectStyle.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import styles from './TimerMark.module.css';

/** Three beeps: the time is up. */
const UP = [0, 350, 700].map((atMs) => ({ hz: 988, atMs, forMs: 300, loudness: 0.5 }));

/** The clock on a display; it beeps at the end of a countdown. */
export function TimerMark({
  session,
  place,
}: {
  readonly session: LessonSession;
  readonly place: Rect;
}): JSX.Element | null {
  const { t } = useTranslation('tools');
  const timer = useLesson(session.store, (lesson) => lesson.timer);
  const face = timerFace(timer, useSecond() + session.clockAheadMs);
  useOnceFresh(timer?.kind === 'countdown' ? timer.endsAtMs : null, session.clockAheadMs, () => playNotes(UP));
  if (!face) return null;
  const clock = timerClock(face.shownMs, timer?.kind === 'countdown');
  return (
    <p className={styles['timer']} style={rectStyle(place)} data-step={face.step} role="timer">
      {face.step === 'over' ? <AlarmClock aria-hidden="true" /> : <TimerIcon aria-hidden="true" />}
      {face.step === 'over' ? t('timer.over') : clock}
    </p>
  );
}

/** A countdown shows the second that has begun to run out, so that it ends at nought. */
export function timerClock(shownMs: number, isCountdown: boolean): string {
  return runningClock(isCountdown ? Math.ceil(shownMs / 1_000) * 1_000 : shownMs);
}
