import { encodePoint, type InkPoint, MAX_STROKE_DIGITS, NO_POINT } from '../../../shared/lesson/inkPoints.ts';
import type { StrokeStyle } from '../../../shared/lesson/inkState.ts';
import type { Body } from '../../../shared/protocol/index.ts';
import { Thinning } from './thinning.ts';

/** Room for the last points of a stroke. */
const LONGEST_DIGITS = MAX_STROKE_DIGITS - 64;

/** A stroke that is being drawn here: its points as they are told, and how many of them have been. */
export class DrawnStroke {
  readonly number: number;
  readonly style: StrokeStyle;
  readonly #thinning = new Thinning();
  /** Only where a shape begins and ends matters. */
  readonly #isShape: boolean;
  #digits = '';
  #last = NO_POINT;
  #told = 0;

  constructor(number: number, style: StrokeStyle) {
    this.number = number;
    this.style = style;
    this.#isShape = style.tool !== 'pen' && style.tool !== 'highlighter';
  }

  /** Whether it has become so long that it must go on as another one. */
  get isFull(): boolean {
    return this.#digits.length > LONGEST_DIGITS;
  }

  /** Whether there is more to tell. */
  get isUntold(): boolean {
    return this.#digits.length > this.#told || this.#thinning.tail !== undefined;
  }

  /** Takes the next point. */
  add(point: InkPoint): void {
    const kept = this.#thinning.add(point);
    if (kept && (!this.#isShape || this.#digits === '')) this.#write(kept);
  }

  /** What is not told yet, up to the newest point. */
  get untold(): Body<'ink.draw'>['strokes'][number] {
    const { tail } = this.#thinning;
    const digits = this.#digits + (tail ? encodePoint(tail, this.#last) : '');
    return { stroke: this.number, from: this.#told, style: this.style, points: digits.slice(this.#told) };
  }

  /** What is not told yet, which is told from now on. */
  tell(): Body<'ink.draw'>['strokes'][number] {
    const newest = this.#thinning.settle();
    if (newest) this.#write(newest);
    const { untold } = this;
    this.#told = this.#digits.length;
    return untold;
  }

  #write(point: InkPoint): void {
    this.#digits += encodePoint(point, this.#last);
    this.#last = point;
  }
}
