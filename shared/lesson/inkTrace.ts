import { getStroke } from 'perfect-freehand';
import { arrowHead, type Place, shapeEnds, strokePoints, strokeUnits } from './inkLines.ts';
import type { Stroke } from './inkState.ts';

/** What a stroke is traced with; a canvas's path is one, in a browser and on the server. */
export interface Tracer {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(cpx: number, cpy: number, x: number, y: number): void;
  closePath(): void;
  ellipse(x: number, y: number, rx: number, ry: number, turned: number, from: number, to: number): void;
  rect(x: number, y: number, width: number, height: number): void;
}

/**
 * Traces a stroke, in sheet units: the same for the same stroke on every device, whether it is still being drawn or not.
 *
 * @returns Whether the outline is to be filled, or a line to be drawn as thick as the stroke is.
 */
export function traceStroke(stroke: Stroke, tracer: Tracer): 'fill' | 'line' {
  if (stroke.tool === 'pen' || stroke.tool === 'highlighter') {
    traceOutline(freehand(stroke), tracer);
    return 'fill';
  }
  traceShape(stroke, tracer);
  return 'line';
}

function freehand(stroke: Stroke): Place[] {
  const outline = getStroke(
    strokePoints(stroke).map(({ x, y, pressure }) => [x, y, pressure / 255]),
    {
      size: strokeUnits(stroke),
      thinning: stroke.tool === 'pen' ? 0.55 : 0,
      smoothing: 0.5,
      // The points are those that matter: to smooth them would miss them.
      streamline: 0,
      simulatePressure: false,
      // A stroke that is being drawn must not look otherwise than when it is finished.
      last: true,
    },
  );
  return outline.map(([x, y]) => ({ x, y }));
}

/** A closed curve through the middles of an outline's sides. */
function traceOutline(outline: readonly Place[], tracer: Tracer): void {
  const [first] = outline;
  if (!first) return;
  outline.forEach((corner, index) => {
    const next = outline[index + 1] ?? first;
    const middle = { x: (corner.x + next.x) / 2, y: (corner.y + next.y) / 2 };
    if (index === 0) tracer.moveTo(middle.x, middle.y);
    else tracer.quadraticCurveTo(corner.x, corner.y, middle.x, middle.y);
  });
  tracer.closePath();
}

function traceShape(stroke: Stroke, tracer: Tracer): void {
  const ends = shapeEnds(stroke);
  const [from, to] = ends;
  if (stroke.tool === 'rectangle') tracer.rect(from.x, from.y, to.x - from.x, to.y - from.y);
  else if (stroke.tool === 'ellipse') {
    const [rx, ry] = [Math.abs(to.x - from.x) / 2, Math.abs(to.y - from.y) / 2];
    tracer.ellipse((from.x + to.x) / 2, (from.y + to.y) / 2, rx, ry, 0, 0, 2 * Math.PI);
  } else {
    traceLine([from, to], tracer);
    if (stroke.tool === 'arrow') traceLine(arrowHead(ends, strokeUnits(stroke)), tracer);
  }
}

function traceLine(places: readonly Place[], tracer: Tracer): void {
  places.forEach(({ x, y }, index) => {
    if (index === 0) tracer.moveTo(x, y);
    else tracer.lineTo(x, y);
  });
}
