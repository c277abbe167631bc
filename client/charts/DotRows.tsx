import type { JSX } from 'react';
import { AxisX } from './ChartAxes.tsx';
import { ChartMark } from './ChartMark.tsx';
import { ChartSvg } from './ChartSvg.tsx';
import styles from './charts.module.css';
import { linear, linesOf, roundTicks } from './scale.ts';

/** A dot: one that was counted. */
type Dot = { readonly key: string; readonly value: number; readonly label: string; readonly onOpen: () => void };

type DotRow = {
  readonly key: string;
  readonly name: string;
  readonly dots: readonly Dot[];
  readonly median: number | null;
};

type Props = {
  readonly label: string;
  readonly widthPx: number;
  readonly rows: readonly DotRow[];
  readonly word: (value: number) => string;
  readonly axisTitle: string;
  /** From here on dots are solid, and a line is drawn. */
  readonly longFrom: number;
};

const NAME_PX = 13;
const LINE_PX = 17;
const BAND_PX = 30;
const EDGE_PX = 8;
/** Dots on the same place stand beside each other, in so many heights. */
const HEIGHTS = [0, -7, 7];

/** A strip of dots for each row, with its middle. */
export function DotRows({ label, widthPx, rows, word, axisTitle, longFrom }: Props): JSX.Element {
  const most = Math.max(longFrom, ...rows.flatMap(({ dots }) => dots.map(({ value }) => value)));
  const ticks = roundTicks(most, widthPx < 480 ? 4 : 8);
  const scale = linear([0, ticks.at(-1) ?? 1], [EDGE_PX, widthPx - EDGE_PX]);
  let nextPx = 4;
  const placed = rows.map((row) => {
    const lines = linesOf(row.name, widthPx, NAME_PX);
    const startPx = nextPx;
    const middlePx = startPx + lines.length * LINE_PX + BAND_PX / 2;
    nextPx = middlePx + BAND_PX / 2 + 8;
    return { row, lines, startPx, middlePx };
  });
  return (
    <ChartSvg label={label} widthPx={widthPx} heightPx={nextPx + 38}>
      <AxisX ticks={ticks} scale={scale} word={word} title={axisTitle} fromPx={0} toPx={nextPx} />
      <line className={styles['rule']} x1={scale(longFrom)} x2={scale(longFrom)} y1={0} y2={nextPx} />
      {placed.map(({ row, lines, startPx, middlePx }) => (
        <g key={row.key}>
          {lines.map((line, index) => (
            <text key={`${row.key} ${line}`} className={styles['name']} x={0} y={startPx + NAME_PX + index * LINE_PX}>
              {line}
            </text>
          ))}
          {row.median === null ? null : (
            <line
              className={styles['line']}
              x1={scale(row.median)}
              x2={scale(row.median)}
              y1={middlePx - BAND_PX / 2}
              y2={middlePx + BAND_PX / 2}
            />
          )}
          {row.dots.map((dot, index) => (
            <ChartMark key={dot.key} label={dot.label} onOpen={dot.onOpen}>
              <circle
                className={styles['shape']}
                data-solid={dot.value >= longFrom}
                cx={scale(dot.value)}
                cy={middlePx + (HEIGHTS[index % HEIGHTS.length] ?? 0)}
                r={5}
              />
            </ChartMark>
          ))}
        </g>
      ))}
    </ChartSvg>
  );
}
