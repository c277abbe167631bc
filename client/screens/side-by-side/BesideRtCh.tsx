import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParallelLesson } from '../../../shared/api/index.ts';
import type { LessonAnalysis } from '../../../shared/study/analysis/analyse.ts';
import { stFigures } from '../../../shared/study/st.ts';
import { AxisX, AxisY } from '../../charts/ChartAxes.tsx';
import { ChartFigure } from '../../charts/ChartFigure.tsx';
import { ChartSvg } from '../../charts/ChartSvg.tsx';
import chart from '../../charts/charts.module.css';
import { DataTable } from '../../charts/DataTable.tsx';
import { linear } from '../../charts/scale.ts';
import { shownRatio } from '../studies/shownRatio.ts';
import { ST_INTERVAL_S } from './stInterval.ts';

const LEFT_PX = 34;
const TOP_PX = 26;
const FOOT_PX = 40;
const WIDEST_PX = 420;
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];
/** Rt at which a lesson is called practice or lecture, and Ch from which it is called dialogue. */
const EDGES = [0.3, 0.7] as const;
const DIALOGUE_FROM = 0.4;

type Props = {
  readonly lessons: readonly [ParallelLesson, ParallelLesson];
  readonly analyses: readonly [LessonAnalysis, LessonAnalysis];
};

type Point = { readonly letter: string; readonly name: string; readonly rt: number | null; readonly ch: number | null };

/** Where both lessons lie by Rt and Ch, in one chart; never without the interval. */
export function BesideRtCh({ lessons, analyses }: Props): JSX.Element {
  const { t } = useTranslation('side-by-side');
  const title = t('rtch', { s: ST_INTERVAL_S });
  const points = lessons.map(({ teacherName, lessonTitle }, index): Point => {
    const samples = analyses[index === 0 ? 0 : 1].samples(ST_INTERVAL_S);
    const { rt, ch } = stFigures(samples.map(({ two }) => two));
    return { letter: index === 0 ? 'A' : 'B', name: `${lessonTitle} ${teacherName}`, rt, ch };
  });
  const rows = points.map(({ letter, name, rt, ch }) => ({
    ...{ key: letter, name: `${letter} ${name}`, cells: [shownRatio(rt), shownRatio(ch)] },
  }));
  const columns = [
    { key: 'lesson', title: t('lesson') },
    { key: 'rt', title: 'Rt' },
    { key: 'ch', title: 'Ch' },
  ];
  return (
    <ChartFigure
      title={title}
      note={t('rtch.note')}
      draw={({ widthPx }) => <Plane points={points} label={title} widthPx={Math.min(WIDEST_PX, widthPx)} />}
      table={<DataTable caption={title} columns={columns} rows={rows} />}
    />
  );
}

type PlaneProps = { readonly points: readonly Point[]; readonly label: string; readonly widthPx: number };

function Plane({ points, label, widthPx }: PlaneProps): JSX.Element {
  const sidePx = widthPx - LEFT_PX - 8;
  const x = linear([0, 1], [LEFT_PX, LEFT_PX + sidePx]);
  const y = linear([0, 1], [TOP_PX + sidePx, TOP_PX]);
  return (
    <ChartSvg label={label} widthPx={widthPx} heightPx={TOP_PX + sidePx + FOOT_PX}>
      <AxisX ticks={TICKS} scale={x} word={String} title="Rt" fromPx={TOP_PX} toPx={TOP_PX + sidePx} />
      <AxisY ticks={TICKS} scale={y} word={String} title="Ch" fromPx={LEFT_PX} toPx={LEFT_PX + sidePx} />
      <path className={chart['line']} d={`M${x(0)} ${y(0)} L${x(0.5)} ${y(1)} L${x(1)} ${y(0)} z`} />
      {EDGES.map((edge) => (
        <line key={edge} className={chart['rule']} x1={x(edge)} x2={x(edge)} y1={y(0)} y2={y(1)} />
      ))}
      <line className={chart['rule']} x1={x(EDGES[0])} x2={x(EDGES[1])} y1={y(DIALOGUE_FROM)} y2={y(DIALOGUE_FROM)} />
      {points.map(({ letter, rt, ch }) =>
        rt === null || ch === null ? null : (
          <g key={letter} data-point={letter}>
            <circle className={chart['shape']} data-solid={letter === 'A'} cx={x(rt)} cy={y(ch)} r={8} />
            <text className={chart['name']} x={x(rt) + (letter === 'A' ? -16 : 16)} y={y(ch) - 8} textAnchor="middle">
              {letter}
            </text>
          </g>
        ),
      )}
    </ChartSvg>
  );
}
