import { strokeUnits } from '../../../shared/lesson/inkLines.ts';
import { HIGHLIGHTER_ALPHA, LOOSE_STROKES, looksSameBelow } from '../../../shared/lesson/inkPicture.ts';
import { SHEET_UNITS } from '../../../shared/lesson/inkPoints.ts';
import type { InkColour, Stroke, SurfaceInk } from '../../../shared/lesson/inkState.ts';
import { blankSurface, clearedBelow, strokeAt } from '../../../shared/lesson/inkSurface.ts';
import { traceStroke } from '../../../shared/lesson/inkTrace.ts';

/** So long and so many strokes may be painted before the screen has its turn, in ms: a browser fills them only after that. */
const PAINT_MS = 10;
const PAINT_STROKES = 256;

type Traced = { readonly path: Path2D; readonly how: 'fill' | 'line' };

const traced = new WeakMap<Stroke, Traced>();

/**
 * Paints the ink of a surface: the picture is what comes of painting its strokes one after the other, and depends on
 * nothing but them and the size, so that it is the same on each screen of that size, now and in a replay. What is old is
 * kept as a picture, so that a stroke more costs the same on a full page; so much of it that it cannot be painted at
 * once is painted in turns, while what was there before stays.
 */
export class InkPainter {
  readonly #canvas: HTMLCanvasElement;
  readonly #colours: Readonly<Record<InkColour, string>>;
  /** The picture of the strokes below `#settled`. */
  readonly #kept: HTMLCanvasElement;
  #surface: SurfaceInk = blankSurface;
  /** The surface of which the kept picture is. */
  #painted: SurfaceInk = blankSurface;
  #settled = 0;

  constructor(canvas: HTMLCanvasElement, colours: Readonly<Record<InkColour, string>>) {
    this.#canvas = canvas;
    this.#colours = colours;
    this.#kept = canvas.ownerDocument.createElement('canvas');
  }

  /** Changes the size, in device pixels. What was painted is gone until the next turn. */
  resize(widthPx: number, heightPx: number): void {
    for (const canvas of [this.#canvas, this.#kept]) {
      if (canvas.width === widthPx && canvas.height === heightPx) continue;
      canvas.width = widthPx;
      canvas.height = heightPx;
    }
    this.#startAnew();
  }

  /** Paints a surface. Returns `false` when there is more to paint: another turn is needed to show it. */
  paint(surface: SurfaceInk): boolean {
    if (!looksSameBelow(surface, this.#painted, this.#settled)) this.#startAnew();
    this.#painted = surface;
    this.#surface = surface;
    const lowest = clearedBelow(surface);
    const loose = Math.max(lowest, surface.count - LOOSE_STROKES);
    if (!this.#settle(Math.max(lowest, this.#settled), loose)) return false;
    const pen = this.#canvas.getContext('2d');
    if (!pen) return true;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    if (this.#settled > lowest) pen.drawImage(this.#kept, 0, 0);
    for (let at = Math.max(lowest, this.#settled); at < surface.count; at += 1) this.#paintStroke(pen, at);
    return true;
  }

  #startAnew(): void {
    this.#settled = 0;
    this.#kept.getContext('2d')?.clearRect(0, 0, this.#kept.width, this.#kept.height);
  }

  /** Adds strokes to what is kept; `false` when the turn was too short for all. */
  #settle(from: number, to: number): boolean {
    const pen = this.#kept.getContext('2d');
    const untilMs = performance.now() + PAINT_MS;
    const last = from + PAINT_STROKES;
    this.#settled = from;
    while (pen && this.#settled < to) {
      if (this.#settled === last || performance.now() > untilMs) return false;
      pen.save();
      this.#paintStroke(pen, this.#settled);
      pen.restore();
      this.#settled += 1;
    }
    return true;
  }

  #paintStroke(pen: CanvasRenderingContext2D, at: number): void {
    const stroke = strokeAt(this.#surface, at);
    if (!stroke || stroke.hidden > 0) return;
    const { path, how } = trace(stroke);
    const scale = this.#canvas.width / SHEET_UNITS;
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.globalAlpha = stroke.tool === 'highlighter' ? HIGHLIGHTER_ALPHA : 1;
    pen.fillStyle = this.#colours[stroke.colour];
    pen.strokeStyle = this.#colours[stroke.colour];
    pen.lineWidth = strokeUnits(stroke);
    pen.lineCap = 'round';
    pen.lineJoin = 'round';
    if (how === 'fill') pen.fill(path);
    else pen.stroke(path);
    pen.globalAlpha = 1;
  }
}

function trace(stroke: Stroke): Traced {
  const known = traced.get(stroke);
  if (known) return known;
  const path = new Path2D();
  const fresh = { path, how: traceStroke(stroke, path) };
  traced.set(stroke, fresh);
  return fresh;
}
