import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { type PupilsLayer, pupilsLayers } from '../../../../shared/study/analysis/stSpans.ts';
import { stCurve } from '../../../../shared/study/st.ts';
import { AxisX, AxisY } from '../../../charts/ChartAxes.tsx';
import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import { ChartMark } from '../../../charts/ChartMark.tsx';
import { ChartPatterns, seriesFill } from '../../../charts/ChartPatterns.tsx';
import { ChartSvg } from '../../../charts/ChartSvg.tsx';
import styles from '../../../charts/charts.module.css';
import { DataTable } from '../../../charts/DataTable.tsx';
import { Legend } from '../../../charts/Legend.tsx';
import { linear, roundTicks } from '../../../charts/scale.ts';
import { runningClock } from '../../../i18n/times.ts';
import { EvidenceButton } from '../../../study/evidence/EvidenceButton.tsx';
import { useEvidence } from '../../../study/evidence/EvidenceContext.ts';
import { regionPath, type StView } from './stView.ts';
import type { AnalysisWords } from './useWords.ts';

const LEFT_PX = 34;
const TOP_PX = 26;
const FOOT_PX = 40;
const WIDEST_PX = 480;

type Props = { readonly view: StView; readonly words: AnalysisWords; readonly note: string };

/** Time of the teacher to the right, of the pupils upwards, stacked by classroom, with the line of equal time. */
export function StCurveChart({ view, words, note }: Props): JSX.Element {
  const { t } = useTranslation('analysis');
  const { samples, symbols, runs } = view;
  const layers = pupilsLayers(samples, symbols);
  const nameOf = ({ classroomId }: PupilsLayer): string =>
    classroomId === null ? t('st.curve.silent') : words.room(classroomId);
  const title = t('st.curve');
  const columns = [
    { key: 'who', title: t('st.curve.who') },
    { key: 'time', title: t('st.curve.time') },
  ];
  const teaching = runs.filter(({ symbol }) => symbol !== 'S');
  const teacherS =
    stCurve(
      samples.map((sample) => sample[symbols]),
      view.intervalS,
    ).at(-1)?.teacherS ?? 0;
  const rows = [
    { key: 'teacher', name: t('symbol.T'), seconds: teacherS, spans: teaching },
    ...layers.map((layer) => ({
      key: layer.classroomId ?? 'silent',
      name: nameOf(layer),
      seconds: layer.afterS.at(-1) ?? 0,
      spans: layer.spans,
    })),
  ].map(({ key, name, seconds, spans }) => ({
    key,
    name,
    cells: [
      <EvidenceButton
        key="time"
        about={t('of', { name, what: t('st.curve.time') })}
        value={words.seconds(seconds * 1_000)}
        spans={spans}
      />,
    ],
  }));
  return (
    <ChartFigure
      title={title}
      note={note}
      draw={(size) => <Curve {...size} view={view} layers={layers} nameOf={nameOf} label={title} />}
      table={<DataTable caption={title} columns={columns} rows={rows} />}
      legend={
        <Legend
          items={[
            ...layers.map((layer, series) => ({ key: layer.classroomId ?? 'silent', word: nameOf(layer), series })),
            { key: 'diagonal', word: t('st.curve.diagonal'), shape: 'rule' },
          ]}
        />
      }
    />
  );
}

type CurveProps = {
  readonly view: StView;
  readonly layers: readonly PupilsLayer[];
  readonly nameOf: (layer: PupilsLayer) => string;
  readonly label: string;
  readonly widthPx: number;
  readonly chart: string;
};

function Curve({
  view: { samples, symbols, intervalS },
  layers,
  nameOf,
  label,
  widthPx,
  chart,
}: CurveProps): JSX.Element {
  const { t } = useTranslation('analysis');
  const evidence = useEvidence();
  const points = stCurve(
    samples.map((sample) => sample[symbols]),
    intervalS,
  );
  const end = points.at(-1) ?? { teacherS: 0, pupilsS: 0 };
  const sidePx = Math.min(WIDEST_PX, widthPx) - LEFT_PX - 8;
  // Both axes are alike, so that equal time is a diagonal.
  const ticks = roundTicks(Math.max(end.teacherS, end.pupilsS) / 60, 5);
  const last = ticks.at(-1) ?? 1;
  const x = linear([0, last], [LEFT_PX, LEFT_PX + sidePx]);
  const y = linear([0, last], [TOP_PX + sidePx, TOP_PX]);
  const places = points.map(({ teacherS, pupilsS }) => ({ xPx: x(teacherS / 60), yPx: y(pupilsS / 60) }));
  return (
    <ChartSvg label={label} widthPx={Math.min(WIDEST_PX, widthPx)} heightPx={TOP_PX + sidePx + FOOT_PX}>
      <ChartPatterns chart={chart} count={layers.length} />
      <AxisX ticks={ticks} scale={x} word={String} title={t('st.curve.x')} fromPx={TOP_PX} toPx={TOP_PX + sidePx} />
      <AxisY ticks={ticks} scale={y} word={String} title={t('st.curve.y')} fromPx={LEFT_PX} toPx={LEFT_PX + sidePx} />
      {stacked(
        layers,
        places.map(({ xPx }) => xPx),
        y,
      ).map(({ layer, path }, series) => {
        const about = `${t('of', { name: nameOf(layer), what: label })} ${t('seconds', { n: layer.afterS.at(-1) ?? 0 })}`;
        return (
          <ChartMark key={layer.classroomId ?? 'silent'} label={about} onOpen={() => evidence.open(about, layer.spans)}>
            <path className={styles['area']} d={path} fill={seriesFill(chart, series)} />
          </ChartMark>
        );
      })}
      <line className={styles['rule']} x1={x(0)} y1={y(0)} x2={x(last)} y2={y(last)} />
      <path
        className={styles['line']}
        d={`M${places.map(({ xPx, yPx }) => `${xPx} ${yPx}`).join(' L')}`}
        pointerEvents="none"
      />
      {samples.map((sample, index) => {
        const place = places[index + 1];
        const about = `${runningClock(sample.fromMs)} ${t(`symbol.${sample[symbols]}`)}`;
        return place ? (
          <ChartMark key={sample.fromMs} label={about} onOpen={() => evidence.open(about, [sample])}>
            <circle
              className={styles['shape']}
              data-solid={sample[symbols] === 'T'}
              cx={place.xPx}
              cy={place.yPx}
              r={3}
            />
          </ChartMark>
        ) : null;
      })}
    </ChartSvg>
  );
}

/** The layers one upon another, lengths in s. */
function stacked(layers: readonly PupilsLayer[], xs: readonly number[], y: (minutes: number) => number) {
  let below: readonly number[] = xs.map(() => 0);
  return layers.map((layer) => {
    const lower = below;
    const upper = layer.afterS.map((seconds, index) => seconds + (lower[index] ?? 0));
    below = upper;
    const toPx = (seconds: readonly number[]): number[] => seconds.map((s) => y(s / 60));
    return { layer, path: regionPath(xs, toPx(upper), toPx(lower)) };
  });
}
