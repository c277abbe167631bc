import { Link } from '@tanstack/react-router';
import { ChartColumn, FileText, Play } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryTake } from '../../../shared/api/index.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { StatusMark } from '../../kit/StatusMark.tsx';
import { StudyEntry } from '../studies/StudyEntry.tsx';
import { AudienceSelect } from './AudienceSelect.tsx';
import styles from './library.module.css';
import { RemoveTake } from './RemoveTake.tsx';

/** A take in the library: what it is, and what its owner may do with it. */
export function TakeRow({ take }: { readonly take: LibraryTake }): JSX.Element {
  const { t } = useTranslation(['library', 'common', 'report']);
  const times = useTimes();
  const { takeId, title, courseTitle, teacherName, schoolName, listening, beganAtMs, endedAtMs, damagedFiles } = take;
  const schools = [...new Set(listening.map((classroom) => classroom.schoolName))].join(t('common:list-glue'));
  return (
    <li className={styles['row']}>
      <Link
        to="/replay/$takeId"
        params={{ takeId }}
        className={styles['play']}
        aria-label={t('play', { title })}
        tabIndex={-1}
      >
        <Play aria-hidden="true" />
      </Link>
      <div className={styles['what']}>
        <Link to="/replay/$takeId" params={{ takeId }} className={styles['name']}>
          {title}
        </Link>
        <span className={styles['note']}>{[courseTitle, teacherName, schoolName].join(' · ')}</span>
        {schools === '' ? null : <span className={styles['note']}>{t('listening', { schools })}</span>}
        {damagedFiles > 0 ? <StatusMark tone="bad" word={t('damaged', { count: damagedFiles })} /> : null}
        <div className={styles['ways']}>
          <Link
            to="/replay/$takeId/analysis"
            params={{ takeId }}
            className={styles['analysis']}
            aria-label={t('analysis.of', { title })}
          >
            <ChartColumn aria-hidden="true" />
            {t('analysis')}
          </Link>
          <Link
            to="/replay/$takeId/report"
            params={{ takeId }}
            className={styles['analysis']}
            aria-label={t('report:entry.of', { title })}
          >
            <FileText aria-hidden="true" />
            {t('report:entry')}
          </Link>
          <StudyEntry take={take} className={styles['analysis'] ?? ''} />
        </div>
      </div>
      <div className={styles['when']}>
        <span>{times.longMoment(beganAtMs)}</span>
        {endedAtMs === null ? (
          <StatusMark tone="live" word={t('going')} />
        ) : (
          <span className={styles['note']}>{times.length(endedAtMs - beganAtMs)}</span>
        )}
      </div>
      <div className={styles['audience']}>
        {take.mine ? (
          <AudienceSelect take={take} />
        ) : (
          <span className={styles['note']}>{t(`audience.${take.audience}`)}</span>
        )}
      </div>
      <div className={styles['remove']}>{take.mine && endedAtMs !== null ? <RemoveTake take={take} /> : null}</div>
    </li>
  );
}
