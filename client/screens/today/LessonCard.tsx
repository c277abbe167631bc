import { Link } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lesson } from '../../../shared/api/index.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { buttonClass } from '../../kit/buttonClass.ts';
import { StatusMark } from '../../kit/StatusMark.tsx';
import styles from './LessonCard.module.css';
import { ListeningList } from './ListeningList.tsx';
import { useWhen } from './useWhen.ts';

/** The lesson that counts now: live, or the next one. Its button is the one main action of the day. */
export function LessonCard({ lesson, nowMs }: { readonly lesson: Lesson; readonly nowMs: number }): JSX.Element {
  const { t } = useTranslation('today');
  const times = useTimes();
  const when = useWhen(lesson, nowMs);
  const live = lesson.phase === 'live';
  return (
    <article className={styles['card']} data-live={live} aria-labelledby={lesson.lessonId}>
      <div className={styles['lesson']}>
        <StatusMark chip tone={when.tone} word={when.word} />
        <h2 id={lesson.lessonId} className={styles['title']}>
          {lesson.title}
        </h2>
        <p className={styles['time']}>{times.span(lesson.startsAtMs, lesson.endsAtMs)}</p>
        <p className={styles['course']}>{lesson.courseTitle}</p>
        <Link to="/lesson/$lessonId" params={{ lessonId: lesson.lessonId }} className={buttonClass('primary', 'l')}>
          {live ? t('enter-back') : t('enter')}
          <ArrowRight aria-hidden="true" />
        </Link>
      </div>
      <ListeningList listening={lesson.listening} />
    </article>
  );
}
