import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { runningClock } from '../../i18n/times.ts';
import { StatusMark } from '../../kit/StatusMark.tsx';
import { useSecond } from '../../kit/useSecond.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';

/** That the lesson is on, and for how long, by the server's clock. */
export function LessonClock({ session }: { readonly session: LessonSession }): JSX.Element {
  const { t } = useTranslation('console');
  const startedAtMs = useLesson(session.store, (lesson) => lesson.startedAtMs);
  const nowMs = useSecond() + session.clockAheadMs;
  return <StatusMark chip tone="live" word={t('live', { clock: runningClock(nowMs - (startedAtMs ?? nowMs)) })} />;
}
