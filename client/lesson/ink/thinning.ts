import type { InkPoint } from '../../../shared/lesson/inkPoints.ts';

/** A point may be left out if the line without it passes this close, in sheet units: less than a pixel of a large screen. */
export const THIN_UNITS = 7;

/** And if the pressure along that line is this close to what it was, of 255. */
export const THIN_PRESSURE = 14;

/** So many points are looked back upon; then one is kept in any case. */
const MOST_LEFT_OUT = 48;

/** Leaves out the points of a stroke without which it looks the same, while it is being drawn. */
export class Thinning {
  #kept: InkPoint | undefined;
  /** What came since, none of it kept: the newest is the end of the stroke as it is seen now. */
  #since: InkPoint[] = [];

  /** The newest point, if it is not kept yet. */
  get tail(): InkPoint | undefined {
    return this.#since.at(-1);
  }

  /** Takes the next point; returns the one that must now be kept, if any. */
  add(point: InkPoint): InkPoint | undefined {
    const from = this.#kept;
    if (!from) return this.#keep(point);
    const fits = this.#since.length < MOST_LEFT_OUT && this.#since.every((past) => isOnTheWay(past, from, point));
    const last = this.#since.at(-1);
    const kept = fits || !last ? undefined : this.#keep(last);
    this.#since.push(point);
    return kept;
  }

  /** Keeps the newest point; returns it unless it was kept already. */
  settle(): InkPoint | undefined {
    const { tail } = this;
    return tail && this.#keep(tail);
  }

  #keep(point: InkPoint): InkPoint {
    this.#kept = point;
    this.#since = [];
    return point;
  }
}

/** Whether a straight line from `from` to `to` is as good as one that passes through a point. */
export function isOnTheWay(point: InkPoint, from: InkPoint, to: InkPoint): boolean {
  const share = shareAlong(point, from, to);
  const pressure = from.pressure + (to.pressure - from.pressure) * share;
  const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
  return Math.hypot(point.x - x, point.y - y) <= THIN_UNITS && Math.abs(point.pressure - pressure) <= THIN_PRESSURE;
}

/** Where on the way from one point to another one is closest to a third: 0–1. */
export function shareAlong(
  point: Pick<InkPoint, 'x' | 'y'>,
  from: Pick<InkPoint, 'x' | 'y'>,
  to: Pick<InkPoint, 'x' | 'y'>,
): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  if (length === 0) return 0;
  return Math.min(1, Math.max(0, ((point.x - from.x) * dx + (point.y - from.y) * dy) / length));
}
