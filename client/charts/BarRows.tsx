import type { JSX } from 'react';
import { AxisX } from './ChartAxes.tsx';
import { ChartMark } from './ChartMark.tsx';
import { ChartPatterns, seriesFill } from './ChartPatterns.tsx';
import { ChartSvg } from './ChartSvg.tsx';
import styles from './charts.module.css';
import { linear, linesOf, roundTicks, textWidthPx } from './scale.ts';

/** A piece of a row's bar. */
type BarPart = {
  readonly key: string;
  readonly value: number;
  /** With its number and whose it is. */
  readonly label: string;
  /** What it is filled with; pieces of one meaning have the same. */
  readonly series: number;
  readonly onOpen: () => void;
  readonly open?: boolean;
};

/** A row: its name above its bar. */
type BarRow = {
  readonly key: string;
  readonly name: string;
  readonly parts: readonly BarPart[];
  /** What was to be expected, drawn as a diamond over the bar. */
  readonly expected?: number | null;
  /** Its number in words, at the end of the bar. */
  readonly word: string;
};

type Props = {
  readonly label: string;
  readonly widthPx: number;
  readonly chart: string;
  readonly rows: readonly BarRow[];
  /** How many series there are. */
  readonly series: number;
  readonly word: (value: number) => string;
  /** The axis ends at least here. */
  readonly atLeast: number;
};

const LINE_PX = 17;
const BAR_PX = 20;
const GAP_PX = 12;
const NAME_PX = 13;

/** Bars, one below the other; names stand above them, so that long ones are whole. */
export function BarRows({ label, widthPx, chart, rows, series, word, atLeast }: Props): JSX.Element {
  const most = Math.max(atLeast, ...rows.map((row) => Math.max(row.expected ?? 0, totalOf(row))));
  const ticks = roundTicks(most, widthPx < 480 ? 4 : 8);
  const scale = linear([0, ticks.at(-1) ?? 1], [0, widthPx - 1]);
  const placed = placeRows(rows, widthPx);
  const bottomPx = placed.at(-1)?.endPx ?? 0;
  return (
    <ChartSvg label={label} widthPx={widthPx} heightPx={bottomPx + 22}>
      <ChartPatterns chart={chart} count={series} />
      <AxisX ticks={ticks} scale={scale} word={word} fromPx={0} toPx={bottomPx} />
      {placed.map(({ row, lines, startPx, barPx }) => (
        <g key={row.key}>
          {lines.map((line, index) => (
            <text key={`${row.key} ${line}`} className={styles['name']} x={0} y={startPx + NAME_PX + index * LINE_PX}>
              {line}
            </text>
          ))}
          <rect className={styles['ground']} x={0} y={barPx} width={scale(ticks.at(-1) ?? 1)} height={BAR_PX} />
          <Parts parts={row.parts} scale={scale} yPx={barPx} chart={chart} />
          <text
            className={styles['name']}
            {...wordPlace(row, scale, widthPx)}
            y={barPx + BAR_PX / 2 + 5}
            pointerEvents="none"
          >
            {row.word}
          </text>
          {row.expected === undefined || row.expected === null ? null : (
            <path
              className={styles['shape']}
              d={`M${scale(row.expected)} ${barPx - 3} l6 ${BAR_PX / 2 + 3} l-6 ${BAR_PX / 2 + 3} l-6 -${BAR_PX / 2 + 3} z`}
              pointerEvents="none"
            />
          )}
        </g>
      ))}
    </ChartSvg>
  );
}

const totalOf = ({ parts }: BarRow): number => parts.reduce((total, { value }) => total + value, 0);

/** A number stands after the bar and after what was expected; where there is no room, before the end of the axis. */
function wordPlace(row: BarRow, scale: (value: number) => number, widthPx: number) {
  const endPx = Math.max(scale(totalOf(row)), row.expected ? scale(row.expected) + 6 : 0) + 6;
  const fits = endPx + textWidthPx(row.word, NAME_PX) <= widthPx;
  return fits ? { x: endPx, textAnchor: 'start' as const } : { x: widthPx - 6, textAnchor: 'end' as const };
}

function placeRows(rows: readonly BarRow[], widthPx: number) {
  let nextPx = 4;
  return rows.map((row) => {
    const lines = linesOf(row.name, widthPx, NAME_PX);
    const startPx = nextPx;
    const barPx = startPx + lines.length * LINE_PX + 2;
    nextPx = barPx + BAR_PX + GAP_PX;
    return { row, lines, startPx, barPx, endPx: barPx + BAR_PX + GAP_PX / 2 };
  });
}

type PartsProps = {
  readonly parts: readonly BarPart[];
  readonly scale: (value: number) => number;
  readonly yPx: number;
  readonly chart: string;
};

function Parts({ parts, scale, yPx, chart }: PartsProps): JSX.Element {
  let before = 0;
  const placed = parts.map((part) => {
    const fromPx = scale(before);
    before += part.value;
    return { part, fromPx, widthPx: scale(before) - fromPx };
  });
  return (
    <>
      {placed.map(({ part, fromPx, widthPx }) => (
        <ChartMark key={part.key} label={part.label} onOpen={part.onOpen} open={part.open ?? false}>
          <rect x={fromPx} y={yPx} width={Math.max(3, widthPx)} height={BAR_PX} fill={seriesFill(chart, part.series)} />
        </ChartMark>
      ))}
    </>
  );
}
