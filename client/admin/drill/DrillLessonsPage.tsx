import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Siren } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { observingQuery } from '../../api/observing.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { buttonClass } from '../../kit/buttonClass.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import { useSchoolScope } from '../useSchoolScope.ts';
import styles from './drill.module.css';

/** The lessons in which this administrator may run a drill: those that are live and that their school teaches. */
export function DrillLessonsPage(): JSX.Element {
  const { t } = useTranslation('drill');
  const { ownSchool } = useSchoolScope();
  const sentence = useErrorText();
  const { data, error } = useQuery(observingQuery);
  const live = data?.live.filter(({ schoolId }) => ownSchool === null || schoolId === ownSchool);
  const toTimetable = (
    <Link to="/admin/lessons" className={buttonClass('quiet')}>
      {t('to-timetable')}
    </Link>
  );
  return (
    <div className={styles['page']}>
      <header>
        <h1 className={styles['title']}>{t('title')}</h1>
        <p className={styles['hint']}>{t('hint')}</p>
      </header>
      {error ? <Notice tone="bad">{sentence(error)}</Notice> : null}
      {!live && !error ? <Spinner /> : null}
      {live?.length === 0 ? (
        <EmptyState icon={<Siren />} title={t('none-live')} hint={t('none-live.hint')} action={toTimetable} />
      ) : null}
      {live && live.length > 0 ? (
        <section className={styles['card']} aria-labelledby="drill-choose">
          <h2 id="drill-choose" className={styles['heading']}>
            {t('choose-lesson')}
          </h2>
          <ul className={styles['lessons']}>
            {live.map(({ lessonId, title, teacherName, schoolName }) => (
              <li key={lessonId}>
                <Link to="/admin/drill/$lessonId" params={{ lessonId }} className={styles['lesson']}>
                  <span className={styles['strong']}>{title}</span>
                  <span className={styles['soft']}>{t('lesson-of', { teacher: teacherName, school: schoolName })}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
