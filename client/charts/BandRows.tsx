import type { JSX } from 'react';
import { AxisX } from './ChartAxes.tsx';
import { ChartMark } from './ChartMark.tsx';
import { ChartPatterns, seriesFill } from './ChartPatterns.tsx';
import { ChartSvg } from './ChartSvg.tsx';
import styles from './charts.module.css';
import { linear, linesOf, type Scale, textWidthPx } from './scale.ts';

/** A stretch of a row, in the axis' units. */
type Band = {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly series: number;
  readonly onOpen: () => void;
};

/** A row: its name to the left, its bands, and its number in words at the end. */
type BandRow = {
  readonly key: string;
  readonly name: string;
  readonly bands: readonly Band[];
  readonly word?: string;
};

type Props = {
  readonly label: string;
  readonly widthPx: number;
  readonly chart: string;
  readonly rows: readonly BandRow[];
  /** How many series there are. */
  readonly series: number;
  /** From 0; the last is where the axis ends. */
  readonly ticks: readonly number[];
  readonly max: number;
  readonly tick: (value: number) => string;
};

const NAME_PX = 12;
const LINE_PX = 15;
const BAND_PX = 13;
const GAP_PX = 5;
/** Names take at most so much of the width; longer ones are broken into lines, never cut. */
const NAMES_RATIO = 0.34;

/** Rows close together, for a chart that shares a sheet of paper with others: names beside their bands. */
export function BandRows({ label, widthPx, chart, rows, series, ticks, max, tick }: Props): JSX.Element {
  const widest = (words: readonly string[]): number => Math.max(0, ...words.map((word) => textWidthPx(word, NAME_PX)));
  const namesPx = Math.min(widthPx * NAMES_RATIO, widest(rows.map(({ name }) => name)) + 2);
  const wordsPx = widest(rows.map(({ word = '' }) => word));
  const scale = linear([0, max], [namesPx + 8, widthPx - (wordsPx > 0 ? wordsPx + 6 : 1)]);
  const placed = placeRows(rows, namesPx);
  const bottomPx = placed.at(-1)?.endPx ?? 0;
  return (
    <ChartSvg label={label} widthPx={widthPx} heightPx={bottomPx + 20}>
      <ChartPatterns chart={chart} count={series} />
      <AxisX ticks={ticks} scale={scale} word={tick} fromPx={0} toPx={bottomPx} />
      {placed.map(({ row, lines, startPx, bandPx }) => (
        <g key={row.key}>
          {lines.map((line, index) => (
            <text
              key={`${row.key} ${line}`}
              className={styles['rowName']}
              x={0}
              y={startPx + NAME_PX + index * LINE_PX}
            >
              {line}
            </text>
          ))}
          <rect className={styles['ground']} x={scale(0)} y={bandPx} width={scale(max) - scale(0)} height={BAND_PX} />
          <Bands bands={row.bands} scale={scale} yPx={bandPx} chart={chart} />
          {row.word === undefined ? null : (
            <text className={styles['rowName']} x={scale(max) + 6} y={bandPx + BAND_PX - 2}>
              {row.word}
            </text>
          )}
        </g>
      ))}
    </ChartSvg>
  );
}

function placeRows(rows: readonly BandRow[], namesPx: number) {
  let nextPx = 2;
  return rows.map((row) => {
    const lines = linesOf(row.name, namesPx, NAME_PX);
    const heightPx = Math.max(lines.length * LINE_PX, BAND_PX);
    const startPx = nextPx;
    nextPx = startPx + heightPx + GAP_PX;
    return { row, lines, startPx, bandPx: startPx + (heightPx - BAND_PX) / 2, endPx: nextPx };
  });
}

type BandsProps = {
  readonly bands: readonly Band[];
  readonly scale: Scale;
  readonly yPx: number;
  readonly chart: string;
};

/** The edge tells neighbours apart where colour and hatch are alike. */
function Bands({ bands, scale, yPx, chart }: BandsProps): JSX.Element {
  return (
    <>
      {bands.map(({ key, from, to, label, series, onOpen }) => (
        <ChartMark key={key} label={label} onOpen={onOpen}>
          <rect
            className={styles['band']}
            x={scale(from)}
            y={yPx}
            width={Math.max(2, scale(to) - scale(from))}
            height={BAND_PX}
            fill={seriesFill(chart, series)}
          />
        </ChartMark>
      ))}
    </>
  );
}
