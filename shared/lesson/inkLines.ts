import { decodePoints, type InkPoint } from './inkPoints.ts';
import type { InkWidth, Stroke } from './inkState.ts';

/** A place on the sheet, in its units. */
export type Place = { readonly x: number; readonly y: number };

/** How thick a pen's stroke is, in sheet units: legible from the last row. A highlighter is as wide as a line of text. */
const PEN_UNITS: Readonly<Record<InkWidth, number>> = { thin: 36, medium: 62, thick: 118 };
const HIGHLIGHTER_UNITS: Readonly<Record<InkWidth, number>> = { thin: 220, medium: 340, thick: 520 };

/** How long the sides of an arrow's head are, in widths. */
const HEAD_WIDTHS = 4.5;
const HEAD_ANGLE = Math.PI / 7;

/** Corners by which an ellipse is met by the eraser. */
const ELLIPSE_CORNERS = 24;

/** How thick a stroke is where it is thickest, in sheet units. */
export function strokeUnits({ tool, width }: Pick<Stroke, 'tool' | 'width'>): number {
  return tool === 'highlighter' ? HIGHLIGHTER_UNITS[width] : PEN_UNITS[width];
}

const pointsOf = new WeakMap<Stroke, readonly InkPoint[]>();

/** The points of a stroke, read once. */
export function strokePoints(stroke: Stroke): readonly InkPoint[] {
  const known = pointsOf.get(stroke) ?? decodePoints(stroke.points);
  pointsOf.set(stroke, known);
  return known;
}

/** Where a shape begins and ends. */
export function shapeEnds(stroke: Stroke): readonly [Place, Place] {
  const points = strokePoints(stroke);
  const from = points[0] ?? { x: 0, y: 0 };
  return [from, points.at(-1) ?? from];
}

/** The head of an arrow: its three corners, the tip in the middle. */
export function arrowHead([from, tip]: readonly [Place, Place], units: number): readonly Place[] {
  const way = Math.hypot(tip.x - from.x, tip.y - from.y);
  const side = Math.min(way, units * HEAD_WIDTHS);
  const back = Math.atan2(from.y - tip.y, from.x - tip.x);
  const corner = (angle: number): Place => ({ x: tip.x + side * Math.cos(angle), y: tip.y + side * Math.sin(angle) });
  return [corner(back - HEAD_ANGLE), tip, corner(back + HEAD_ANGLE)];
}

/** The lines by which a stroke can be met, from place to place. */
export function strokeLine(stroke: Stroke): readonly Place[] {
  const { tool } = stroke;
  if (tool === 'pen' || tool === 'highlighter') return strokePoints(stroke);
  const [from, to] = shapeEnds(stroke);
  if (tool === 'rectangle') return [from, { x: to.x, y: from.y }, to, { x: from.x, y: to.y }, from];
  if (tool === 'ellipse') return ellipseCorners(from, to);
  return [from, to];
}

function ellipseCorners(from: Place, to: Place): Place[] {
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  return Array.from({ length: ELLIPSE_CORNERS + 1 }, (_, corner) => {
    const angle = (corner / ELLIPSE_CORNERS) * 2 * Math.PI;
    return { x: x + ((to.x - from.x) / 2) * Math.cos(angle), y: y + ((to.y - from.y) / 2) * Math.sin(angle) };
  });
}
