import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrillFaultReport, DrillRoom } from '../../../shared/api/index.ts';
import { DRILL_AIMS, keepsAim } from '../../../shared/lesson/drillVerdict.ts';
import { StatusMark, type StatusTone } from '../../kit/StatusMark.tsx';
import styles from './drill.module.css';
import { type DrillRow, rowsOf, type Verdict, waysBack } from './drillRows.ts';

const TONES: Readonly<Record<Verdict, StatusTone>> = {
  met: 'good',
  missed: 'bad',
  silent: 'attention',
  waiting: 'info',
  absent: 'idle',
};

const seconds = (ms: number): string => (ms / 1_000).toFixed(1);

type Props = { readonly report: DrillFaultReport; readonly rooms: readonly DrillRoom[] };

/** One fault: what is aimed at, and a row for the teacher and each classroom. */
export function FaultTable({ report, rooms }: Props): JSX.Element {
  const { t } = useTranslation('drill');
  const { fault, beganAtMs, made } = report;
  return (
    <section className={styles['faultReport']} data-fault={fault}>
      <h3 className={styles['faultName']}>{t(`fault.${fault}`)}</h3>
      {beganAtMs === null ? <p className={styles['soft']}>{t('report.not-begun')}</p> : null}
      {made === false ? <p className={styles['soft']}>{t('report.not-made')}</p> : null}
      {beganAtMs === null || made === false ? null : (
        <>
          <Aim report={report} />
          <div className={styles['scroll']}>
            <table className={styles['table']}>
              <thead>
                <tr>
                  {(['room', 'picture', 'sound', 'line', 'back', 'as-before', 'verdict'] as const).map((key) => (
                    <th key={key} scope="col">
                      {t(`column.${key}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rowsOf(report, rooms).map((row) => (
                  <Row key={row.room.classroomId ?? 'teacher'} row={row} fault={fault} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

function Aim({ report: { fault, recordingMs, endedAtMs } }: { readonly report: DrillFaultReport }): JSX.Element {
  const { t } = useTranslation(['drill', 'common']);
  const aim = DRILL_AIMS[fault];
  const parts = (['picture', 'sound', 'line', 'recording'] as const).flatMap((part) => {
    const ms = aim[`${part}Ms`];
    return ms === null ? [] : [t(`report.aim.${part}`, { seconds: seconds(ms) })];
  });
  const kept = keepsAim(recordingMs, aim.recordingMs);
  return (
    <>
      <p className={styles['soft']}>{t('report.aim', { parts: parts.join(t('common:list-glue')) })}</p>
      {recordingMs !== null ? (
        <p className={styles['now']}>
          {t('report.recording', { seconds: seconds(recordingMs) })}
          {kept === undefined ? null : (
            <StatusMark tone={kept ? 'good' : 'bad'} word={t(kept ? 'verdict.met' : 'verdict.missed')} />
          )}
        </p>
      ) : null}
      {recordingMs === null && fault === 'recorder-kill' && endedAtMs !== null ? (
        <p>{t('report.recording.none')}</p>
      ) : null}
    </>
  );
}

function Row({ row, fault }: { readonly row: DrillRow; readonly fault: DrillFaultReport['fault'] }): JSX.Element {
  const { t } = useTranslation('drill');
  const { room, verdict, measured, asBefore } = row;
  const figures = measured ?? NOTHING;
  const aim = DRILL_AIMS[fault];
  return (
    <tr data-verdict={verdict} data-room={room.classroomId ?? 'teacher'}>
      <th scope="row">
        {room.classroomId === null ? t('teacher', { name: room.name }) : room.name}
        <span className={styles['school']}>{room.schoolName}</span>
      </th>
      <Figure of="picture" ms={figures.pictureMs} aimMs={aim.pictureMs} missing={measured && t('no-picture')} />
      <Figure of="sound" ms={figures.soundMs} aimMs={aim.soundMs} missing={measured && t('no-sound')} />
      <Figure of="line" ms={figures.lineMs} aimMs={aim.lineMs} missing={null} />
      <td>
        {measured
          ? waysBack(measured)
              .map((way) => t(`back.${way}`))
              .join(' · ')
          : '—'}
      </td>
      <td>{asBefore === null ? '—' : t(asBefore ? 'as-before' : 'not-as-before')}</td>
      <td>
        <StatusMark tone={TONES[verdict]} word={t(`verdict.${verdict}`)} />
      </td>
    </tr>
  );
}

const NOTHING = { pictureMs: null, soundMs: null, lineMs: null };

type FigureProps = {
  readonly of: 'picture' | 'sound' | 'line';
  readonly ms: number | null;
  readonly aimMs: number | null;
  /** What stands there when there was nothing to measure. */
  readonly missing: string | null;
};

function Figure({ of, ms, aimMs, missing }: FigureProps): JSX.Element {
  const { t } = useTranslation('drill');
  const isLate = keepsAim(ms, aimMs) === false;
  return (
    <td data-figure={of} data-ms={ms ?? undefined} className={styles[isLate ? 'late' : 'figure']}>
      {ms === null ? (missing ?? '—') : t('seconds', { seconds: seconds(ms) })}
    </td>
  );
}
