import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight, Volume2, VolumeX } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { runningTake } from '../../../shared/lesson/takes.ts';
import type { LessonId } from '../../../shared/vocabulary/index.ts';
import { observingQuery } from '../../api/observing.ts';
import { runningClock } from '../../i18n/times.ts';
import { buttonClass } from '../../kit/buttonClass.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { StatusMark } from '../../kit/StatusMark.tsx';
import { useSecond } from '../../kit/useSecond.ts';
import { useLesson } from '../../lesson/LessonStore.ts';
import type { ObserverSession } from '../../lesson/observing/ObserverSession.ts';
import styles from './observer.module.css';

type Props = {
  readonly lessonId: LessonId;
  readonly session: ObserverSession;
  readonly sound: boolean;
  readonly onSound: (sound: boolean) => void;
};

/** Which lesson it is and where it stands; back to the list, and on to the next lesson. */
export function ObserverHeader({ lessonId, session, sound, onSound }: Props): JSX.Element {
  const { t } = useTranslation('observing');
  const plan = useLesson(session.store, (lesson) => lesson.plan);
  const live = useLesson(session.store, ({ phase }) => phase === 'live');
  return (
    <header className={styles['header']}>
      <Link to="/observe" className={styles['back']}>
        <ChevronLeft aria-hidden="true" />
        {t('to-list')}
      </Link>
      <div className={styles['about']}>
        <h1 className={styles['title']}>{plan?.title}</h1>
        <p className={styles['quiet']}>
          {[plan?.courseTitle, plan?.teacherName, plan?.schoolName].filter(Boolean).join(' · ')}
        </p>
      </div>
      {live ? (
        <>
          <div className={styles['state']}>
            <Clock session={session} />
            <Recorded session={session} />
          </div>
          <IconButton
            show="below"
            icon={sound ? <Volume2 /> : <VolumeX />}
            word={t(sound ? 'sound.off' : 'sound.on')}
            tone={sound ? 'plain' : 'danger'}
            onClick={() => onSound(!sound)}
          />
        </>
      ) : null}
      <NextLesson lessonId={lessonId} />
    </header>
  );
}

function Clock({ session }: Pick<Props, 'session'>): JSX.Element {
  const { t } = useTranslation('observing');
  const startedAtMs = useLesson(session.store, (lesson) => lesson.startedAtMs);
  const nowMs = useSecond() + session.clockAheadMs;
  return <StatusMark chip tone="live" word={t('live', { clock: runningClock(nowMs - (startedAtMs ?? nowMs)) })} />;
}

function Recorded({ session }: Pick<Props, 'session'>): JSX.Element {
  const { t } = useTranslation('observing');
  const recorded = useLesson(session.store, (lesson) => runningTake(lesson) !== undefined);
  if (recorded) return <StatusMark tone="recording" word={t('recording')} />;
  return <StatusMark tone="idle" word={t('not-recording')} />;
}

/** The way to the lesson after this one in the list, and from the last one to the first. */
function NextLesson({ lessonId }: Pick<Props, 'lessonId'>): JSX.Element | null {
  const { t } = useTranslation('observing');
  const { data } = useQuery(observingQuery);
  const live = data?.live ?? [];
  const next = live[(live.findIndex((lesson) => lesson.lessonId === lessonId) + 1) % Math.max(1, live.length)];
  if (!next || next.lessonId === lessonId) return null;
  return (
    <Link to="/observe/$lessonId" params={{ lessonId: next.lessonId }} className={buttonClass('quiet')}>
      <span className={styles['nextName']}>{t('next-lesson', { title: next.title })}</span>
      <ChevronRight aria-hidden="true" />
    </Link>
  );
}
