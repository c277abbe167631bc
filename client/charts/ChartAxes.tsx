import type { JSX } from 'react';
import styles from './charts.module.css';
import type { Scale } from './scale.ts';

type Props = {
  readonly ticks: readonly number[];
  readonly scale: Scale;
  readonly word: (value: number) => string;
  /** What is measured, at the axis' end. */
  readonly title?: string;
};

/** A horizontal axis: lines through the whole chart with words below them. */
export function AxisX({
  ticks,
  scale,
  word,
  title,
  fromPx,
  toPx,
}: Props & { readonly fromPx: number; readonly toPx: number }): JSX.Element {
  const last = ticks.at(-1) ?? 0;
  return (
    <g>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={styles['grid']} x1={scale(tick)} x2={scale(tick)} y1={fromPx} y2={toPx} />
          <text
            className={styles['tick']}
            x={scale(tick)}
            y={toPx + 15}
            textAnchor={tick === last ? 'end' : tick === ticks[0] ? 'start' : 'middle'}
          >
            {word(tick)}
          </text>
        </g>
      ))}
      {title === undefined ? null : (
        <text className={styles['tick']} x={scale(last)} y={toPx + 32} textAnchor="end">
          {title}
        </text>
      )}
    </g>
  );
}

/** A vertical axis, its words to the left. */
export function AxisY({
  ticks,
  scale,
  word,
  title,
  fromPx,
  toPx,
}: Props & { readonly fromPx: number; readonly toPx: number }): JSX.Element {
  return (
    <g>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={styles['grid']} x1={fromPx} x2={toPx} y1={scale(tick)} y2={scale(tick)} />
          <text className={styles['tick']} x={fromPx - 6} y={scale(tick) + 4} textAnchor="end">
            {word(tick)}
          </text>
        </g>
      ))}
      {title === undefined ? null : (
        <text className={styles['tick']} x={0} y={scale(ticks.at(-1) ?? 0) - 10} textAnchor="start">
          {title}
        </text>
      )}
    </g>
  );
}
