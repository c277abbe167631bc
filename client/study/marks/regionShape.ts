import { LEAST_SHARE, type MarkRegion } from '../../../shared/api/index.ts';

/** A part of a picture, in shares of it. */
export type Shape = Omit<MarkRegion, 'trackKey'>;
/** A place on a picture, in shares of it. */
export type Place = Pick<Shape, 'x' | 'y'>;

/** Where a region begins that is not drawn by hand: in the middle. */
export const MIDDLE: Shape = { x: 0.35, y: 0.35, w: 0.3, h: 0.3 };

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
/** To a ten-thousandth of the picture: finer than any screen. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

function fitted({ x, y, w, h }: Shape): Shape {
  const [width, height] = [within(w, LEAST_SHARE, 1), within(h, LEAST_SHARE, 1)].map(rounded) as [number, number];
  return { x: rounded(within(x, 0, 1 - width)), y: rounded(within(y, 0, 1 - height)), w: width, h: height };
}

/** The region between two corners, in whichever order; on the picture, and never too small to be seen. */
export function between(a: Place, b: Place): Shape {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)].map((x) => within(x, 0, 1)) as [number, number];
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)].map((y) => within(y, 0, 1)) as [number, number];
  return fitted({ x: left, y: top, w: right - left, h: bottom - top });
}

/** How far one key press goes, as a share of the picture. */
const STEP = 0.02;

const STEPS: Readonly<Record<string, Place>> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
};

/** A region moved by an arrow key, or with Shift made larger or smaller; `null` for any other key. */
export function byKey(shape: Shape, key: string, shift: boolean): Shape | null {
  const step = STEPS[key];
  if (!step) return null;
  const { x, y, w, h } = shape;
  if (!shift) return fitted({ x: x + step.x, y: y + step.y, w, h });
  return fitted({ x, y, w: within(w + step.x, LEAST_SHARE, 1 - x), h: within(h + step.y, LEAST_SHARE, 1 - y) });
}
