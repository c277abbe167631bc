import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../i18n/useTimes.ts';
import { LongName } from '../../kit/LongName.tsx';
import { Said } from '../../kit/Said.tsx';
import type { ClassroomSummary } from './lessonSummary.ts';
import styles from './SummaryTable.module.css';

/** Turns and time on stage of each classroom, with a bar that compares them. */
export function SummaryTable({ classrooms }: { readonly classrooms: readonly ClassroomSummary[] }): JSX.Element {
  const { t } = useTranslation('console');
  const called = classrooms.some(({ present }) => present !== null);
  const longestMs = Math.max(1, ...classrooms.map(({ stageMs }) => stageMs));
  return (
    <table className={styles['table']}>
      <caption>
        <Said>{t('summary.caption')}</Said>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('summary.classroom')}</th>
          {called ? <th scope="col">{t('summary.present')}</th> : null}
          <th scope="col">{t('summary.turns')}</th>
          <th scope="col">{t('summary.time')}</th>
        </tr>
      </thead>
      <tbody>
        {classrooms.map((classroom) => (
          <SummaryRow key={classroom.classroomId} classroom={classroom} longestMs={longestMs} called={called} />
        ))}
      </tbody>
    </table>
  );
}

function SummaryRow({
  classroom,
  longestMs,
  called,
}: {
  readonly classroom: ClassroomSummary;
  readonly longestMs: number;
  /** Whether the roll was called at all. */
  readonly called: boolean;
}): JSX.Element {
  const { t } = useTranslation('console');
  const { t: tools } = useTranslation('tools');
  const times = useTimes();
  const { schoolName, classroomName, came, turns, stageMs, stars, present } = classroom;
  return (
    <tr>
      <th scope="row">
        <LongName name={schoolName} className={styles['school']} />
        <span className={styles['classroom']}>
          {classroomName}
          {stars > 0 ? ` · ${tools('stars', { count: stars })}` : ''}
        </span>
      </th>
      {came ? (
        <>
          {called ? <td>{present ?? '—'}</td> : null}
          <td>{t('summary.times', { count: turns })}</td>
          <td>
            <span className={styles['time']}>{turns > 0 ? times.length(stageMs) : '—'}</span>
            <span className={styles['bar']} aria-hidden="true">
              <span style={{ width: `${(stageMs / longestMs) * 100}%` }} />
            </span>
          </td>
        </>
      ) : (
        <td colSpan={called ? 3 : 2} className={styles['absent']}>
          {t('summary.absent')}
        </td>
      )}
    </tr>
  );
}
