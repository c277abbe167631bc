import type { JSX } from 'react';
import { ChartMark } from './ChartMark.tsx';
import { ChartPatterns, seriesFill } from './ChartPatterns.tsx';
import { ChartSvg } from './ChartSvg.tsx';
import styles from './charts.module.css';
import { linesOf } from './scale.ts';

/** What somebody gave on one axis. */
type RadarDot = {
  readonly key: string;
  /** 0–1; beyond it it stands on the rim. */
  readonly share: number;
  /** With its number and whose it is. */
  readonly label: string;
  readonly onOpen: () => void;
};

type RadarAxis = {
  readonly key: string;
  readonly name: string;
  /** 0–1, drawn as the corner of the area; `null`: it has none. */
  readonly share: number | null;
  readonly dots: readonly RadarDot[];
};

type Props = {
  readonly label: string;
  readonly widthPx: number;
  readonly chart: string;
  /** At least three. */
  readonly axes: readonly RadarAxis[];
};

const RINGS = [0.25, 0.5, 0.75, 1];
const LINE_PX = 16;
const NAME_PX = 13;
/** Wider than this names are too far from one another, in CSS pixels. */
const WIDEST_PX = 560;
const NAMES_PX = 56;

/** Axes around a middle: an area for all together, rings for each. Names stand outside, broken so that they are whole. */
export function RadarChart({ label, widthPx, chart, axes }: Props): JSX.Element {
  const sidePx = Math.min(widthPx, WIDEST_PX);
  const besidePx = Math.max(64, sidePx * 0.22);
  const radiusPx = (sidePx - 2 * besidePx) / 2;
  const middle = { x: sidePx / 2, y: radiusPx + NAMES_PX };
  const at = (index: number, share: number) => {
    const angle = (2 * Math.PI * index) / axes.length - Math.PI / 2;
    const far = Math.min(1, Math.max(0, share)) * radiusPx;
    return { x: middle.x + far * Math.cos(angle), y: middle.y + far * Math.sin(angle), angle };
  };
  const around = (share: (index: number) => number): string =>
    axes
      .map((_, index) => at(index, share(index)))
      .map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`)
      .join(' ');
  const shares = axes.flatMap(({ share }) => (share === null ? [] : [share]));
  return (
    <ChartSvg label={label} widthPx={sidePx} heightPx={2 * (radiusPx + NAMES_PX)}>
      <ChartPatterns chart={chart} count={1} />
      {RINGS.map((ring) => (
        <polygon key={ring} className={styles['web']} points={around(() => ring)} />
      ))}
      {axes.map(({ key }, index) => {
        const { x, y } = at(index, 1);
        return <line key={key} className={styles['grid']} x1={middle.x} y1={middle.y} x2={x} y2={y} />;
      })}
      {/* An area with a corner missing would say something that nobody gave. */}
      {shares.length === axes.length ? (
        <polygon
          className={styles['radar']}
          fill={seriesFill(chart, 0)}
          points={around((index) => shares[index] ?? 0)}
        />
      ) : null}
      {RINGS.map((ring) => (
        <text key={ring} className={styles['tick']} x={middle.x + 4} y={middle.y - ring * radiusPx + 4}>
          {ring * 100}
        </text>
      ))}
      {axes.map((axis, index) => (
        <AxisName key={axis.key} name={axis.name} place={at(index, 1)} roomPx={besidePx} />
      ))}
      {axes.flatMap(({ dots }, index) =>
        dots.map((dot) => {
          const { x, y } = at(index, dot.share);
          return (
            <ChartMark key={dot.key} label={dot.label} onOpen={dot.onOpen}>
              <circle className={styles['shape']} cx={x} cy={y} r={5} />
            </ChartMark>
          );
        }),
      )}
    </ChartSvg>
  );
}

type NameProps = {
  readonly name: string;
  readonly place: { readonly x: number; readonly y: number; readonly angle: number };
  readonly roomPx: number;
};

function AxisName({ name, place, roomPx }: NameProps): JSX.Element {
  const [right, down] = [Math.cos(place.angle), Math.sin(place.angle)];
  const isUpright = Math.abs(right) < 0.3;
  const lines = linesOf(name, isUpright ? roomPx * 2 : roomPx - 10, NAME_PX);
  const firstPx =
    place.y +
    (isUpright ? (down < 0 ? -10 - (lines.length - 1) * LINE_PX : 20) : 5 - ((lines.length - 1) * LINE_PX) / 2);
  return (
    <>
      {lines.map((line, index) => (
        <text
          key={`${name} ${line}`}
          className={styles['name']}
          x={place.x + (isUpright ? 0 : right * 10)}
          y={firstPx + index * LINE_PX}
          textAnchor={isUpright ? 'middle' : right < 0 ? 'end' : 'start'}
        >
          {line}
        </text>
      ))}
    </>
  );
}
