import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { StSample } from '../../../../shared/study/analysis/stSamples.ts';
import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import { ChartMark } from '../../../charts/ChartMark.tsx';
import { ChartSvg } from '../../../charts/ChartSvg.tsx';
import styles from '../../../charts/charts.module.css';
import { DataTable } from '../../../charts/DataTable.tsx';
import { runningClock } from '../../../i18n/times.ts';
import { EvidenceButton } from '../../../study/evidence/EvidenceButton.tsx';
import { useEvidence } from '../../../study/evidence/EvidenceContext.ts';
import { cellsInRow, type StView } from './stView.ts';
import type { AnalysisWords } from './useWords.ts';

const NAME_PX = 46;
const CELL_PX = 26;
const ROW_PX = 32;
const LOOKS = { T: 'cellTeacher', S: 'cellPupils', D: 'cellBoth' } as const;

type Props = { readonly view: StView; readonly words: AnalysisWords; readonly note: string };

/** Every sample with its letter, in rows that begin at whole minutes. */
export function StSequenceChart({ view, words, note }: Props): JSX.Element {
  const { t } = useTranslation('analysis');
  const evidence = useEvidence();
  const { samples, symbols } = view;
  const title = t('st.sequence');
  const labelOf = (sample: StSample): string => {
    const who = sample.classroomId === null ? '' : ` ${words.room(sample.classroomId)}`;
    const silent = sample[symbols] === 'S' && sample.classroomId === null;
    return `${runningClock(sample.fromMs)} ${t(silent ? 'symbol.silent' : `symbol.${sample[symbols]}`)}${sample[symbols] === 'T' ? '' : who}`;
  };
  const draw = (widthPx: number): JSX.Element => {
    const perRow = cellsInRow(widthPx - NAME_PX);
    const cellPx = (widthPx - NAME_PX) / perRow;
    return (
      <ChartSvg label={title} widthPx={widthPx} heightPx={Math.ceil(samples.length / perRow) * ROW_PX}>
        {samples.map((sample, index) => {
          const symbol = sample[symbols];
          const [x, y] = [NAME_PX + (index % perRow) * cellPx, Math.floor(index / perRow) * ROW_PX];
          return (
            <g key={sample.fromMs}>
              {index % perRow === 0 ? (
                <text className={styles['tick']} x={0} y={y + 18}>
                  {runningClock(sample.fromMs)}
                </text>
              ) : null}
              <ChartMark label={labelOf(sample)} onOpen={() => evidence.open(labelOf(sample), [sample])}>
                <rect
                  className={styles[LOOKS[symbol]]}
                  x={x + 1}
                  y={y + 1}
                  width={cellPx - 2}
                  height={CELL_PX - 2}
                  rx={3}
                />
                <text
                  className={styles['letter']}
                  data-on={symbol === 'T' ? 'dark' : 'light'}
                  x={x + cellPx / 2}
                  y={y + CELL_PX / 2 + 4}
                  textAnchor="middle"
                >
                  {symbol}
                </text>
              </ChartMark>
            </g>
          );
        })}
      </ChartSvg>
    );
  };
  return (
    <ChartFigure title={title} note={note} draw={({ widthPx }) => draw(widthPx)} table={<RunTable view={view} />} />
  );
}

function RunTable({ view: { runs, symbols } }: Pick<Props, 'view'>): JSX.Element {
  const { t } = useTranslation('analysis');
  const columns = [
    { key: 'from', title: t('st.from') },
    { key: 'to', title: t('st.to') },
    { key: 'symbol', title: t('st.symbol') },
    { key: 'samples', title: t('st.samples') },
  ];
  const rows = runs.map((run) => {
    const at = runningClock(run.fromMs);
    return {
      key: `${symbols} ${run.fromMs}`,
      name: at,
      cells: [
        runningClock(run.toMs),
        run.symbol,
        <EvidenceButton key="samples" about={`${at} ${run.symbol}`} value={`${run.samples}`} spans={[run]} />,
      ],
    };
  });
  return <DataTable caption={t('st.sequence')} columns={columns} rows={rows} />;
}
