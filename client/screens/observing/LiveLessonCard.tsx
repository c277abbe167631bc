import { Link } from '@tanstack/react-router';
import { Eye } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lesson } from '../../../shared/api/index.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { buttonClass } from '../../kit/buttonClass.ts';
import { StatusMark } from '../../kit/StatusMark.tsx';
import styles from './observing.module.css';

/** A live lesson: whose, since when, with which classrooms, and the way in. */
export function LiveLessonCard({ lesson, nowMs }: { readonly lesson: Lesson; readonly nowMs: number }): JSX.Element {
  const { t } = useTranslation(['observing', 'common']);
  const times = useTimes();
  const { lessonId, title, courseTitle, teacherName, schoolName, startedAtMs, startsAtMs, listening } = lesson;
  const sinceMs = startedAtMs ?? startsAtMs;
  const since = t('since', { clock: times.clock(sinceMs), length: times.length(Math.max(0, nowMs - sinceMs)) });
  return (
    <li className={styles['card']} aria-labelledby={lessonId}>
      <div className={styles['what']}>
        <StatusMark tone="live" word={since} />
        <h2 id={lessonId} className={styles['name']}>
          {title}
        </h2>
        <p className={styles['note']}>{courseTitle}</p>
        <p className={styles['note']}>{t('teacher-of', { name: teacherName, school: schoolName })}</p>
        <Link
          to="/observe/$lessonId"
          params={{ lessonId }}
          className={buttonClass('primary', 'l')}
          aria-label={t('enter-of', { title })}
        >
          <Eye aria-hidden="true" />
          {t('enter')}
        </Link>
      </div>
      <ul className={styles['classrooms']}>
        {listening.map(({ classroomId, name, schoolName: school, online }) => (
          <li key={classroomId} className={styles['classroom']}>
            <span>{`${school} ${name}`}</span>
            <StatusMark tone={online ? 'good' : 'idle'} word={t(online ? 'common:online' : 'common:offline')} />
          </li>
        ))}
      </ul>
    </li>
  );
}
