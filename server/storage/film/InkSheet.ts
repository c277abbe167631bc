import { type Canvas, createCanvas, Path2D, type SKRSContext2D } from '@napi-rs/canvas';
import { strokeUnits } from '../../../shared/lesson/inkLines.ts';
import { HIGHLIGHTER_ALPHA, LOOSE_STROKES, looksSameBelow } from '../../../shared/lesson/inkPicture.ts';
import { SHEET_UNITS } from '../../../shared/lesson/inkPoints.ts';
import type { Stroke, SurfaceInk } from '../../../shared/lesson/inkState.ts';
import { blankSurface, clearedBelow, strokeAt } from '../../../shared/lesson/inkSurface.ts';
import { traceStroke } from '../../../shared/lesson/inkTrace.ts';
import { PENS } from './sheetColours.ts';

type Traced = { readonly path: Path2D; readonly how: 'fill' | 'line' };

const traced = new WeakMap<Stroke, Traced>();

/** The ink on one sheet, as displays paint it. What is old is kept as a picture, so that a stroke more costs the same on a full page. */
export class InkSheet {
  readonly #kept: Canvas;
  /** The surface of which the kept picture is, and how many of its strokes are in it. */
  #painted: SurfaceInk = blankSurface;
  #settled = 0;

  constructor(widthPx: number, heightPx: number) {
    this.#kept = createCanvas(widthPx, heightPx);
  }

  /** Paints it over a sheet whose upper left corner is where the pen's coordinates begin. */
  paint(pen: SKRSContext2D, surface: SurfaceInk): void {
    const lowest = clearedBelow(surface);
    if (!looksSameBelow(surface, this.#painted, this.#settled)) this.#startAnew();
    this.#painted = surface;
    const loose = Math.max(lowest, surface.count - LOOSE_STROKES);
    const from = Math.max(lowest, this.#settled);
    for (let at = from; at < loose; at += 1) this.#paintStroke(this.#kept.getContext('2d'), at);
    this.#settled = Math.max(from, loose);
    if (this.#settled > lowest) pen.drawImage(this.#kept, 0, 0);
    for (let at = this.#settled; at < surface.count; at += 1) this.#paintStroke(pen, at);
  }

  #startAnew(): void {
    this.#settled = 0;
    this.#kept.getContext('2d').clearRect(0, 0, this.#kept.width, this.#kept.height);
  }

  #paintStroke(pen: SKRSContext2D, at: number): void {
    const stroke = strokeAt(this.#painted, at);
    if (!stroke || stroke.hidden > 0) return;
    const { path, how } = trace(stroke);
    const scale = this.#kept.width / SHEET_UNITS;
    pen.save();
    pen.scale(scale, scale);
    pen.globalAlpha = stroke.tool === 'highlighter' ? HIGHLIGHTER_ALPHA : 1;
    pen.fillStyle = PENS[stroke.colour];
    pen.strokeStyle = PENS[stroke.colour];
    pen.lineWidth = strokeUnits(stroke);
    pen.lineCap = 'round';
    pen.lineJoin = 'round';
    if (how === 'fill') pen.fill(path);
    else pen.stroke(path);
    pen.restore();
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
