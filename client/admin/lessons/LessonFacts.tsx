import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lesson } from '../../../shared/api/index.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { buttonClass } from '../../kit/buttonClass.ts';
import { Notice } from '../../kit/Notice.tsx';
import styles from './lessons.module.css';

/** A lesson that can no longer be changed, to be read. */
export function LessonFacts({ lesson }: { readonly lesson: Lesson }): JSX.Element {
  const { t } = useTranslation(['admin', 'common', 'drill']);
  const times = useTimes();
  const { title, courseTitle, teacherName, schoolName, startsAtMs, endsAtMs, listening } = lesson;
  const facts: [string, string[]][] = [
    [t('lessons.name'), [title]],
    [t('lessons.course'), [courseTitle]],
    [t('lessons.teacher'), [`${teacherName} · ${schoolName}`]],
    [t('lessons.date'), [`${times.day(startsAtMs)} ${times.span(startsAtMs, endsAtMs)}`]],
    [
      t('lessons.listening'),
      listening.length === 0
        ? [t('lessons.listening.none')]
        : listening.map((room) => `${room.schoolName} ${room.name}`),
    ],
  ];
  return (
    <div className={styles['facts']}>
      <Notice tone="info">{lesson.phase === 'live' ? t('lessons.locked.live') : t('lessons.locked.ended')}</Notice>
      <dl className={styles['facts']}>
        {facts.map(([name, lines]) => (
          <div key={name}>
            <dt>{name}</dt>
            {lines.map((line) => (
              <dd key={line}>{line}</dd>
            ))}
          </div>
        ))}
      </dl>
      {lesson.phase === 'planned' ? null : (
        <div>
          <Link to="/admin/drill/$lessonId" params={{ lessonId: lesson.lessonId }} className={buttonClass('quiet')}>
            {t('drill:title')}
          </Link>
        </div>
      )}
    </div>
  );
}
