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
  const longestMs = Math.max(1, ...classrooms.map(({ stageMs }) => stageMs));
  return (
    <table className={styles['table']}>
      <caption>
        <Said>{t('summary.caption')}</Said>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('summary.classroom')}</th>
          <th scope="col">{t('summary.turns')}</th>
          <th scope="col">{t('summary.time')}</th>
        </tr>
      </thead>
      <tbody>
        {classrooms.map((classroom) => (
          <SummaryRow key={classroom.classroomId} classroom={classroom} longestMs={longestMs} />
        ))}
      </tbody>
    </table>
  );
}

function SummaryRow({
  classroom,
  longestMs,
}: {
  readonly classroom: ClassroomSummary;
  readonly longestMs: number;
}): JSX.Element {
  const { t } = useTranslation('console');
  const times = useTimes();
  const { schoolName, classroomName, came, turns, stageMs } = classroom;
  return (
    <tr>
      <th scope="row">
        <LongName name={schoolName} className={styles['school']} />
        <span className={styles['classroom']}>{classroomName}</span>
      </th>
      {came ? (
        <>
          <td>{t('summary.times', { count: turns })}</td>
          <td>
            <span className={styles['time']}>{turns > 0 ? times.length(stageMs) : '—'}</span>
            <span className={styles['bar']} aria-hidden="true">
              <span style={{ width: `${(stageMs / longestMs) * 100}%` }} />
            </span>
          </td>
        </>
      ) : (
        <td colSpan={2} className={styles['absent']}>
          {t('summary.absent')}
        </td>
      )}
    </tr>
  );
}
