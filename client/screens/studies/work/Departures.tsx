import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Study } from '../../../../shared/api/index.ts';
import { studyWorkQuery } from '../../../api/studyWork.ts';
import { useTimes } from '../../../i18n/useTimes.ts';
import { Notice } from '../../../kit/Notice.tsx';
import styles from './work.module.css';

/** Who was to code and does no longer: said to all, so that no blind round ends quietly. */
export function Departures({ study: { studyId } }: { readonly study: Study }): JSX.Element | null {
  const { t } = useTranslation('study-work');
  const times = useTimes();
  const { data } = useQuery(studyWorkQuery(studyId));
  if (!data || data.departures.length === 0) return null;
  return (
    <Notice tone="info">
      <ul className={styles['departures']} aria-label={t('departures')}>
        {data.departures.map(({ personId, name, byName, atMs, unsubmitted }) => (
          <li key={`${personId} ${atMs}`}>
            {t(unsubmitted === 0 ? 'departure.submitted' : 'departure', {
              ...{ name, by: byName, at: times.longMoment(atMs) },
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
