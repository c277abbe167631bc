import { Download } from 'lucide-react';
import { type JSX, type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/Button.tsx';
import { Segments } from '../kit/Segments.tsx';
import { useSize } from '../kit/useSize.ts';
import styles from './charts.module.css';
import { type Caption, savePng, saveSvg } from './saveChart.ts';

type Props = Caption & {
  /** Draws the chart as wide as there is room; `chart` is its name, for what must be told apart on a page. */
  readonly draw: (size: { readonly widthPx: number; readonly chart: string }) => ReactNode;
  /** The same in numbers. */
  readonly table: ReactNode;
  /** What its shapes mean, below the drawing. */
  readonly legend?: ReactNode;
};

/** Wider than this a chart is only harder to read, in CSS pixels. */
const WIDEST_PX = 920;
/** Narrower than this it is scrolled. */
const NARROWEST_PX = 260;

/** A chart with its name, its table beside it, and the two ways to save it. */
export function ChartFigure({ title, note, draw, table, legend }: Props): JSX.Element {
  const { t } = useTranslation('charts');
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const [measure, size] = useSize();
  const figure = useRef<HTMLElement>(null);
  // A colon in a name cannot stand in an address within a drawing.
  const chart = useId().replace(/[^a-z0-9]/gi, '');
  const widthPx = Math.floor(Math.min(WIDEST_PX, Math.max(NARROWEST_PX, size?.widthPx ?? 0)));
  const save = (saveAs: typeof saveSvg): void => {
    const svg = figure.current?.querySelector<SVGSVGElement>('svg[role="group"]');
    const legend = figure.current?.querySelector(':scope > ul') ?? null;
    if (svg) void saveAs({ svg, legend }, { title, note }, `${title} ${note}`.replace(/[\\/:*?"<>|]/g, ' '));
  };
  return (
    <figure ref={figure} className={styles['figure']} aria-label={title} data-chart={title}>
      <div className={styles['head']}>
        <h3 className={styles['title']}>{title}</h3>
        <div className={styles['tools']}>
          {view === 'chart' ? (
            <>
              <Button
                size="s"
                variant="plain"
                icon={<Download />}
                aria-label={t('save', { title, as: 'PNG' })}
                onClick={() => save(savePng)}
              >
                PNG
              </Button>
              <Button
                size="s"
                variant="plain"
                icon={<Download />}
                aria-label={t('save', { title, as: 'SVG' })}
                onClick={() => save(saveSvg)}
              >
                SVG
              </Button>
            </>
          ) : null}
          <Segments
            label={t('view', { title })}
            value={view}
            choices={[
              { value: 'chart', label: t('view.chart') },
              { value: 'table', label: t('view.table') },
            ]}
            onChange={setView}
          />
        </div>
      </div>
      <div ref={measure} className={styles['body']}>
        {view === 'chart' ? <div className={styles['scroll']}>{size ? draw({ widthPx, chart }) : null}</div> : table}
      </div>
      {view === 'chart' ? legend : null}
    </figure>
  );
}
