import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lesson, LessonPhase } from '../../../shared/api/index.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { StatusMark, type StatusTone } from '../../kit/StatusMark.tsx';
import styles from './lessons.module.css';

/** How each phase looks. */
const PHASE_TONES = { planned: 'idle', live: 'live', ended: 'good' } as const satisfies Record<LessonPhase, StatusTone>;

/** The most schools that are named in a row; the rest are counted. */
const NAMED = 2;

/** A lesson in the timetable; the whole row opens it. */
export function WeekRow({ lesson, onOpen }: { readonly lesson: Lesson; readonly onOpen: () => void }): JSX.Element {
  const { t } = useTranslation(['admin', 'common']);
  const times = useTimes();
  const { title, courseTitle, teacherName, schoolName, listening, phase } = lesson;
  const schools = [...new Set(listening.map((classroom) => classroom.schoolName))];
  const named = schools.slice(0, NAMED).join(t('common:list-glue'));
  return (
    <li>
      <button type="button" className={styles['row']} onClick={onOpen}>
        <span className={styles['time']}>{times.span(lesson.startsAtMs, lesson.endsAtMs)}</span>
        <span className={styles['cell']}>
          <span className={styles['name']}>{title}</span>
          <span className={styles['note']}>{courseTitle}</span>
        </span>
        <span className={styles['cell']}>
          <span>{teacherName}</span>
          <span className={styles['note']}>{schoolName}</span>
        </span>
        <span className={styles['cell']}>
          <span>
            {listening.length === 0
              ? t('lessons.listening.none')
              : t('lessons.listening.short', { count: listening.length })}
          </span>
          <span className={styles['note']}>{schools.length > NAMED ? `${named} …` : named}</span>
        </span>
        <span className={styles['phase']}>
          <StatusMark tone={PHASE_TONES[phase]} word={t(`common:phase.${phase}`)} />
        </span>
      </button>
    </li>
  );
}
