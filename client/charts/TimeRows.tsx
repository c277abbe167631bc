import type { JSX } from 'react';
import type { Span } from '../../shared/timeline/tracks.ts';
import { ticksIn, wholeOf } from '../../shared/timeline/zoom.ts';
import { runningClock } from '../i18n/times.ts';
import { AxisX } from './ChartAxes.tsx';
import { ChartMark } from './ChartMark.tsx';
import { ChartPatterns, seriesFill } from './ChartPatterns.tsx';
import { ChartSvg } from './ChartSvg.tsx';
import styles from './charts.module.css';
import { linear, textWidthPx } from './scale.ts';

/** A stretch on a row; its word stands on it where there is room. */
type Stretch = Span & {
  readonly key: string;
  readonly word: string;
  readonly label: string;
  readonly series: number;
  readonly onOpen: () => void;
};

type Props = {
  readonly label: string;
  readonly widthPx: number;
  readonly chart: string;
  readonly lengthMs: number;
  readonly rows: readonly { readonly key: string; readonly name: string; readonly stretches: readonly Stretch[] }[];
  readonly series: number;
};

const NAME_PX = 13;
const BAND_PX = 28;
const ROW_PX = 58;
/** A word stands where there is room for it and a margin. */
const LETTER_PX = 11;
const MARGIN_PX = 6;

/** What lasted when: rows of stretches over the lesson's time. */
export function TimeRows({ label, widthPx, chart, lengthMs, rows, series }: Props): JSX.Element {
  const scale = linear([0, lengthMs], [0, widthPx]);
  const ticks = ticksIn(wholeOf(lengthMs), Math.max(2, Math.floor(widthPx / 90)));
  const bottomPx = rows.length * ROW_PX;
  return (
    <ChartSvg label={label} widthPx={widthPx} heightPx={bottomPx + 22}>
      <ChartPatterns chart={chart} count={series} />
      <AxisX ticks={ticks} scale={scale} word={runningClock} fromPx={0} toPx={bottomPx} />
      {rows.map((row, index) => (
        <g key={row.key}>
          <text className={styles['name']} x={0} y={index * ROW_PX + NAME_PX + 4}>
            {row.name}
          </text>
          <rect className={styles['ground']} x={0} y={index * ROW_PX + 24} width={widthPx} height={BAND_PX} />
          {row.stretches.map((stretch) => (
            <StretchMark key={stretch.key} stretch={stretch} scale={scale} yPx={index * ROW_PX + 24} chart={chart} />
          ))}
        </g>
      ))}
    </ChartSvg>
  );
}

type MarkProps = {
  readonly stretch: Stretch;
  readonly scale: (value: number) => number;
  readonly yPx: number;
  readonly chart: string;
};

function StretchMark({ stretch, scale, yPx, chart }: MarkProps): JSX.Element {
  const { fromMs, toMs, word, label, series, onOpen } = stretch;
  const fromPx = scale(fromMs);
  const roomPx = Math.max(3, scale(toMs) - fromPx);
  return (
    <ChartMark label={label} onOpen={onOpen}>
      <rect
        className={styles['edge']}
        x={fromPx}
        y={yPx}
        width={roomPx}
        height={BAND_PX}
        fill={seriesFill(chart, series)}
      />
      {textWidthPx(word, LETTER_PX) + MARGIN_PX <= roomPx ? (
        <text className={styles['letter']} x={fromPx + roomPx / 2} y={yPx + BAND_PX / 2 + 4} textAnchor="middle">
          {word}
        </text>
      ) : null}
    </ChartMark>
  );
}
