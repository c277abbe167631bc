import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lesson } from '../../../shared/api/index.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { buttonClass } from '../../kit/buttonClass.ts';
import { StatusMark } from '../../kit/StatusMark.tsx';
import styles from './TodayScreen.module.css';
import { useWhen } from './useWhen.ts';

/** One of the day's other lessons, in a line. */
export function LessonRow({ lesson, nowMs }: { readonly lesson: Lesson; readonly nowMs: number }): JSX.Element {
  const { t } = useTranslation('today');
  const times = useTimes();
  const when = useWhen(lesson, nowMs);
  const open = lesson.phase === 'planned' && lesson.endsAtMs > nowMs;
  const online = lesson.listening.filter((classroom) => classroom.online).length;
  const all = lesson.listening.length;
  return (
    <li className={styles['row']}>
      <span className={styles['time']}>{times.span(lesson.startsAtMs, lesson.endsAtMs)}</span>
      <span className={styles['what']}>
        <span className={styles['rowTitle']}>{lesson.title}</span>
        <span className={styles['rowNote']}>
          {lesson.courseTitle}
          {' · '}
          {all === 0 ? t('listening-none') : open ? t('ready-of', { online, all }) : t('listening', { count: all })}
        </span>
      </span>
      <StatusMark tone={when.tone} word={when.word} />
      {open ? (
        <Link
          to="/lesson/$lessonId"
          params={{ lessonId: lesson.lessonId }}
          className={buttonClass('quiet', 's')}
          aria-label={t('enter-of', { title: lesson.title })}
        >
          {t('enter')}
        </Link>
      ) : null}
    </li>
  );
}
