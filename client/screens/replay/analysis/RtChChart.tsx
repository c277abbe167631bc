import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { AxisX, AxisY } from '../../../charts/ChartAxes.tsx';
import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import { ChartMark } from '../../../charts/ChartMark.tsx';
import { ChartSvg } from '../../../charts/ChartSvg.tsx';
import styles from '../../../charts/charts.module.css';
import { DataTable } from '../../../charts/DataTable.tsx';
import { linear } from '../../../charts/scale.ts';
import { EvidenceButton } from '../../../study/evidence/EvidenceButton.tsx';
import { useEvidence } from '../../../study/evidence/EvidenceContext.ts';
import { decimal } from './measures.ts';
import type { StView } from './stView.ts';

const LEFT_PX = 34;
const TOP_PX = 26;
const FOOT_PX = 40;
const WIDEST_PX = 480;
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];
/** Rt at which a lesson is called practice or lecture. */
const EDGES = [0.3, 0.7] as const;
/** Where its modes lie, by Rt and Ch, and the Ch between those in the middle. */
const TWO = {
  levels: [0.4],
  names: [
    ['practice', 0.15, 0.05],
    ['lecture', 0.85, 0.05],
    ['dialogue', 0.5, 0.5],
    ['mixed', 0.5, 0.05],
  ],
} as const;
const THREE = {
  levels: [0.2, 0.6],
  names: [
    ['practice', 0.15, 0.05],
    ['lecture', 0.85, 0.05],
    ['dialogue', 0.5, 0.7],
    ['balanced', 0.5, 0.35],
    ['block', 0.5, 0.05],
  ],
} as const;

type Props = { readonly view: StView; readonly note: string };

/** Where the samples of a lesson lie by Rt and Ch; never without the interval. */
export function RtChChart({ view, note }: Props): JSX.Element {
  const { t } = useTranslation('analysis');
  const { figures, intervalS, runs, changes } = view;
  const title = `${t('st.rtch')} · ${t('interval.note', { n: intervalS })}`;
  const mode = figures.mode === null ? null : t(`mode.${figures.mode}`);
  const columns = [
    { key: 'interval', title: t('interval') },
    { key: 'rt', title: 'Rt' },
    { key: 'ch', title: 'Ch' },
    { key: 'mode', title: t('st.mode', { n: intervalS }) },
  ];
  const row = {
    key: 'row',
    name: t('interval.n', { n: intervalS }),
    cells: [
      <EvidenceButton
        key="rt"
        about={`${title} Rt`}
        value={decimal(figures.rt)}
        spans={runs.filter(({ symbol }) => symbol !== 'S')}
      />,
      <EvidenceButton key="ch" about={`${title} Ch`} value={decimal(figures.ch)} spans={changes} />,
      <EvidenceButton key="mode" about={title} value={mode} spans={runs} />,
    ],
  };
  return (
    <ChartFigure
      title={title}
      note={note}
      draw={({ widthPx }) => <Plane view={view} label={title} widthPx={Math.min(WIDEST_PX, widthPx)} />}
      table={<DataTable caption={title} columns={columns} rows={[row]} />}
    />
  );
}

type PlaneProps = { readonly view: StView; readonly label: string; readonly widthPx: number };

function Plane({ view: { figures, symbols, changes, runs, intervalS }, label, widthPx }: PlaneProps): JSX.Element {
  const { t } = useTranslation('analysis');
  const evidence = useEvidence();
  const sidePx = widthPx - LEFT_PX - 8;
  const x = linear([0, 1], [LEFT_PX, LEFT_PX + sidePx]);
  const y = linear([0, 1], [TOP_PX + sidePx, TOP_PX]);
  const { levels, names } = symbols === 'two' ? TWO : THREE;
  const about = `${t('st.rt', { n: intervalS })} ${decimal(figures.rt)}, ${t('st.ch', { n: intervalS })} ${decimal(figures.ch)}`;
  return (
    <ChartSvg label={label} widthPx={widthPx} heightPx={TOP_PX + sidePx + FOOT_PX}>
      <AxisX ticks={TICKS} scale={x} word={String} title="Rt" fromPx={TOP_PX} toPx={TOP_PX + sidePx} />
      <AxisY ticks={TICKS} scale={y} word={String} title="Ch" fromPx={LEFT_PX} toPx={LEFT_PX + sidePx} />
      {symbols === 'two' ? (
        <path className={styles['line']} d={`M${x(0)} ${y(0)} L${x(0.5)} ${y(1)} L${x(1)} ${y(0)} z`} />
      ) : null}
      {EDGES.map((edge) => (
        <line key={edge} className={styles['rule']} x1={x(edge)} x2={x(edge)} y1={y(0)} y2={y(1)} />
      ))}
      {levels.map((level) => (
        <line key={level} className={styles['rule']} x1={x(EDGES[0])} x2={x(EDGES[1])} y1={y(level)} y2={y(level)} />
      ))}
      {names.map(([mode, rt, ch]) => (
        <text key={mode} className={styles['name']} x={x(rt)} y={y(ch)} textAnchor="middle">
          {t(`mode.${mode}`)}
        </text>
      ))}
      {figures.rt === null || figures.ch === null ? null : (
        <ChartMark label={about} onOpen={() => evidence.open(about, changes.length > 0 ? changes : runs)}>
          <circle className={styles['shape']} data-solid="true" cx={x(figures.rt)} cy={y(figures.ch)} r={8} />
        </ChartMark>
      )}
    </ChartSvg>
  );
}
