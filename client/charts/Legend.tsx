import { type JSX, useId } from 'react';
import { ChartPatterns, seriesFill } from './ChartPatterns.tsx';
import styles from './charts.module.css';

type Item = { readonly key: string; readonly word: string } & (
  | { readonly series: number }
  | { readonly shape: 'diamond' | 'ring' | 'dot' | 'line' | 'rule' }
);

/** What the fills and shapes of a chart mean. */
export function Legend({ items }: { readonly items: readonly Item[] }): JSX.Element {
  const chart = useId().replace(/[^a-z0-9]/gi, '');
  return (
    <ul className={styles['legend']}>
      {items.map((item) => (
        <li key={item.key}>
          <svg className={styles['swatch']} width={22} height={16} aria-hidden="true">
            {'series' in item ? (
              <>
                <ChartPatterns chart={`${chart}${item.series}`} count={item.series + 1} />
                <rect width={22} height={16} fill={seriesFill(`${chart}${item.series}`, item.series)} />
              </>
            ) : (
              SHAPES[item.shape]
            )}
          </svg>
          {item.word}
        </li>
      ))}
    </ul>
  );
}

const SHAPES = {
  diamond: <path className={styles['shape']} d="M11 1 l5 7 l-5 7 l-5 -7 z" />,
  ring: <circle className={styles['shape']} cx={11} cy={8} r={5} />,
  dot: <circle className={styles['shape']} data-solid="true" cx={11} cy={8} r={5} />,
  line: <line className={styles['line']} x1={11} x2={11} y1={0} y2={16} />,
  rule: <line className={styles['rule']} x1={11} x2={11} y1={0} y2={16} />,
} as const;
