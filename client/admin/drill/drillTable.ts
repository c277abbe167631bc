import type { TFunction } from 'i18next';
import type { DrillFaultReport, DrillReport, DrillRoom } from '../../../shared/api/index.ts';
import { DRILL_AIMS } from '../../../shared/lesson/drillVerdict.ts';
import type { Cell, Table } from '../../../shared/study/table.ts';
import { type DrillRow, rowsOf, waysBack } from './drillRows.ts';

type Parts = {
  readonly drill: DrillReport;
  readonly rooms: readonly DrillRoom[];
  readonly t: TFunction<'drill'>;
  /** A moment as it is written in the table. */
  readonly momentOf: (atMs: number) => string;
};

/** A drill's report as a table, a row for each fault and room. */
export function drillTable({ drill, rooms, t, momentOf }: Parts): Table {
  const columns = [
    ...(['fault', 'began', 'school', 'room', 'picture-ms', 'picture-aim-ms', 'sound-ms', 'sound-aim-ms'] as const),
    ...(['line-ms', 'line-aim-ms', 'recording-ms', 'back', 'as-before', 'verdict'] as const),
  ];
  const rows = drill.faults
    .filter(({ beganAtMs }) => beganAtMs !== null)
    .flatMap((report) =>
      rowsOf(report, rooms).map((row) => [
        t(`fault.${report.fault}`),
        momentOf(report.beganAtMs ?? 0),
        ...figuresOf(row, report),
        ...wordsOf(row, t),
      ]),
    );
  return {
    key: 'drill',
    title: t('title'),
    columns: columns.map((key) => ({ key, title: t(`column.${key}`) })),
    rows,
  };
}

/** Who it is, and what was measured beside what is aimed at, in ms. */
function figuresOf({ room, measured }: DrillRow, { fault, recordingMs }: DrillFaultReport): Cell[] {
  const aim = DRILL_AIMS[fault];
  const { pictureMs, soundMs, lineMs } = measured ?? NOTHING;
  const figures = [pictureMs, aim.pictureMs, soundMs, aim.soundMs, lineMs, aim.lineMs, recordingMs];
  return [room.schoolName, room.name, ...figures];
}

function wordsOf({ measured, asBefore, verdict }: DrillRow, t: TFunction<'drill'>): Cell[] {
  const back = measured && waysBack(measured).map((way) => t(`back.${way}`));
  const before = asBefore === null ? null : t(asBefore ? 'as-before' : 'not-as-before');
  return [back?.join(' / ') ?? null, before, t(`verdict.${verdict}`)];
}

const NOTHING = { pictureMs: null, soundMs: null, lineMs: null };
