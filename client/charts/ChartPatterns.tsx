import type { JSX } from 'react';
import styles from './charts.module.css';

/** So many series are told apart by colour and by what they are hatched with together. */
const COLOURS = 5;
/** How each round of colours is hatched: plain, lines up, lines down, dots. */
const HATCHES = [
  null,
  'M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6',
  'M-2 6 L2 10 M0 0 L8 8 M6 -2 L10 2',
  'M2 4 h0.01 M6 8 h0.01',
] as const;
/** How many series there can be before they repeat. */
const SERIES = COLOURS * HATCHES.length;

const idOf = (chart: string, series: number): string => `${chart}-series-${series % SERIES}`;

/** What a series is filled with, within the chart that has these patterns. */
export const seriesFill = (chart: string, series: number): string => `url(#${idOf(chart, series)})`;

/** The patterns of a chart's series: they must be in the chart itself, so that an exported picture has them. */
export function ChartPatterns({ chart, count }: { readonly chart: string; readonly count: number }): JSX.Element {
  return (
    <defs>
      {Array.from({ length: Math.min(count, SERIES) }, (_, series) => {
        // A neighbour has another colour and another hatch.
        const hatch = HATCHES[series % HATCHES.length];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a series is its number.
          <pattern key={series} id={idOf(chart, series)} width="8" height="8" patternUnits="userSpaceOnUse">
            <rect width="8" height="8" className={styles['seriesGround']} data-series={series % COLOURS} />
            {hatch ? <path d={hatch} className={styles['hatch']} /> : null}
          </pattern>
        );
      })}
    </defs>
  );
}
