import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { waitingStudiesQuery } from '../../../api/studyWork.ts';
import { useTimes } from '../../../i18n/useTimes.ts';
import { Notice } from '../../../kit/Notice.tsx';
import styles from './work.module.css';

/** The studies that wait for this person: to be coded or scored, or with tasks. Nothing where none does. */
export function StudiesWaiting(): JSX.Element | null {
  const { t } = useTranslation('study-work');
  const times = useTimes();
  const { data } = useQuery(waitingStudiesQuery);
  if (!data || data.length === 0) return null;
  return (
    <section aria-label={t('waiting')}>
      <Notice tone="info">
        <p>{t('waiting.count', { count: data.length })}</p>
        <ul className={styles['waiting']}>
          {data.map(({ studyId, title, untilMs, coding, scoring, tasks }) => (
            <li key={studyId}>
              <Link to="/studies/$studyId" params={{ studyId }}>
                {title}
              </Link>{' '}
              <span className={styles['note']}>
                {[
                  ...(coding > 0 ? [t('waiting.code')] : []),
                  ...(scoring > 0 ? [t('waiting.score')] : []),
                  ...(tasks > 0 ? [t('waiting.tasks', { count: tasks })] : []),
                  ...(untilMs === null ? [] : [t('waiting.until', { until: times.date(untilMs) })]),
                ].join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      </Notice>
    </section>
  );
}
