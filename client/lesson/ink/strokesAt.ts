import { type Place, strokeLine, strokeUnits } from '../../../shared/lesson/inkLines.ts';
import type { Stroke, SurfaceInk } from '../../../shared/lesson/inkState.ts';
import { isSeen, strokeAt } from '../../../shared/lesson/inkSurface.ts';
import { shareAlong } from './thinning.ts';

/** The radius of the eraser, in sheet units: about that of a fingertip on a board. */
export const ERASER_UNITS = 110;

type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

const boxes = new WeakMap<Stroke, Box>();

/**
 * The strokes that the eraser meets on its way, by their numbers.
 *
 * @param below - Only strokes with lower numbers: those that everybody has under the same one.
 */
export function strokesOnWay(surface: SurfaceInk, [from, to]: readonly [Place, Place], below: number): number[] {
  const met: number[] = [];
  for (let at = 0; at < Math.min(surface.count, below); at += 1) {
    const stroke = strokeAt(surface, at);
    if (stroke && isNear(stroke, from, to) && isSeen(surface, at) && isMet(stroke, from, to)) met.push(at);
  }
  return met;
}

const reachOf = (stroke: Stroke): number => ERASER_UNITS + strokeUnits(stroke) / 2;

function isNear(stroke: Stroke, from: Place, to: Place): boolean {
  const box = boxes.get(stroke) ?? boxOf(strokeLine(stroke));
  boxes.set(stroke, box);
  const reach = reachOf(stroke);
  return (
    Math.max(from.x, to.x) >= box.left - reach &&
    Math.min(from.x, to.x) <= box.right + reach &&
    Math.max(from.y, to.y) >= box.top - reach &&
    Math.min(from.y, to.y) <= box.bottom + reach
  );
}

function boxOf(line: readonly Place[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of line) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return { left, top, right, bottom };
}

function isMet(stroke: Stroke, from: Place, to: Place): boolean {
  const line = strokeLine(stroke);
  const reach = reachOf(stroke);
  return line.some((place, index) => apart(line[index - 1] ?? place, place, from, to) <= reach);
}

/** How far two straight ways are apart where they come closest; 0 where they cross. */
function apart(a: Place, b: Place, c: Place, d: Place): number {
  if (cross(a, b, c, d)) return 0;
  return Math.min(fromWay(a, c, d), fromWay(b, c, d), fromWay(c, a, b), fromWay(d, a, b));
}

function fromWay(place: Place, from: Place, to: Place): number {
  const share = shareAlong(place, from, to);
  return Math.hypot(place.x - from.x - (to.x - from.x) * share, place.y - from.y - (to.y - from.y) * share);
}

function cross(a: Place, b: Place, c: Place, d: Place): boolean {
  const side = (p: Place, q: Place, r: Place) => Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
