import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonId } from '../../../shared/vocabulary/index.ts';
import { lessonQuery } from '../../api/lessons.ts';
import { Notice } from '../../kit/Notice.tsx';
import { LiveMarkList } from '../../study/marks/live/LiveMarkList.tsx';
import styles from './observer.module.css';
import { ToRecording } from './ToRecording.tsx';
import { useLiveMarking } from './useLiveMarking.ts';

/** Nothing is seen of a lesson that is over. */
const NOTHING_SEEN = { seenAtMs: (atMs: number): number => atMs };

/** A lesson that was over before the observer came: its marks, recorded or not. */
export function EndedLesson({ lessonId }: { readonly lessonId: LessonId }): JSX.Element {
  const { t } = useTranslation('observing');
  const { data: lesson } = useQuery(lessonQuery(lessonId));
  const marking = useLiveMarking(lessonId, NOTHING_SEEN);
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <Link to="/observe" className={styles['back']}>
          <ChevronLeft aria-hidden="true" />
          {t('to-list')}
        </Link>
        <div className={styles['about']}>
          <h1 className={styles['title']}>{lesson?.title ?? t('marks')}</h1>
          <p className={styles['quiet']}>
            {lesson ? [lesson.courseTitle, lesson.teacherName, lesson.schoolName].join(' · ') : ''}
          </p>
        </div>
      </header>
      <main className={styles['over']}>
        <Notice tone="info">
          <strong>{t('ended.title')}</strong>
          <p>{t('ended.hint')}</p>
          {lesson ? <ToRecording lesson={lesson} /> : null}
        </Notice>
        {lesson ? (
          <LiveMarkList
            lessonId={lessonId}
            marking={marking}
            beganAtMs={lesson.startedAtMs ?? lesson.startsAtMs}
            live={false}
            recorded={false}
          />
        ) : null}
      </main>
    </div>
  );
}
