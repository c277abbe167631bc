import { AppError } from '../../../shared/errors/index.ts';
import type { InkWish } from '../../../shared/lesson/ink.ts';
import { type Body, MAX_ERASED, MAX_PARTS } from '../../../shared/protocol/index.ts';
import type { DrawnStroke } from './DrawnStroke.ts';

/** What is drawn meanwhile goes together: this long after the last wish was sent, in ms. Never ten times a second. */
const SEND_EVERY_MS = 125;

/** After a pause a stroke's beginning waits for a little more of it, in ms. */
const GATHER_MS = 40;

/** Wait before a wish that was refused for a passing reason is sent again, in ms. */
const AGAIN_AFTER_MS = 400;

/** Digits in one request, well below the largest message. */
const MAX_DIGITS = 40_000;

type Parts = {
  /** Sends a wish; settles however long the line is away. */
  readonly send: (wish: InkWish) => Promise<unknown>;
  /** How many facts of ink our seat has in the lesson as it is known here. */
  readonly revision: () => number;
  /** What is pending has changed. */
  readonly onChange: () => void;
  /** A wish was refused for good, and with it all that waited behind it. */
  readonly onRefused: (refusal: AppError) => void;
};

/** Strokes of which more is to be told, or any other wish. */
type Waiting = { readonly strokes: Set<DrawnStroke> } | { wish: InkWish };

/** Sends what is done with ink here, in order and each once: one wish at a time, and what came meanwhile together. */
export class InkQueue {
  readonly #parts: Parts;
  #waiting: Waiting[] = [];
  #inFlight: { readonly wish: InkWish; readonly revision: number } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sentAtMs = Number.NEGATIVE_INFINITY;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Everything that has been done here and is not in the lesson yet, in order. */
  get pending(): InkWish[] {
    const waiting = this.#waiting.flatMap((next): InkWish[] => ('wish' in next ? [next.wish] : drawing(next.strokes)));
    return this.#isLanding ? [this.#inFlight?.wish ?? [], waiting].flat() : waiting;
  }

  /** There is more of a stroke. */
  draw(stroke: DrawnStroke): void {
    const last = this.#waiting.at(-1);
    if (last && 'strokes' in last) last.strokes.add(stroke);
    else this.#waiting.push({ strokes: new Set([stroke]) });
    this.#schedule();
  }

  /** Something else is wished for. What one movement erases goes together. */
  add(wish: InkWish): void {
    const last = this.#waiting.at(-1);
    const merged = last && 'wish' in last ? together(last.wish, wish) : undefined;
    if (merged && last && 'wish' in last) last.wish = merged;
    else this.#waiting.push({ wish });
    this.#schedule();
  }

  /** The wish that is on its way has not been heard of: neither as a fact nor as an answer. */
  get #isLanding(): boolean {
    return this.#inFlight !== null && this.#parts.revision() <= this.#inFlight.revision;
  }

  #schedule(): void {
    this.#parts.onChange();
    if (this.#timer !== undefined || this.#inFlight || this.#waiting.length === 0) return;
    const waitMs = Math.max(GATHER_MS, this.#sentAtMs + SEND_EVERY_MS - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#sendNext();
    }, waitMs);
  }

  #sendNext(): void {
    const wish = this.#take();
    if (!wish) return;
    this.#inFlight = { wish, revision: this.#parts.revision() };
    void this.#deliver(wish).then(
      () => this.#land(),
      (thrown: unknown) => this.#fail(AppError.from(thrown)),
    );
  }

  /** Asks until there is an answer that stays. All but undoing may be asked twice: it happens once. */
  async #deliver(wish: InkWish): Promise<void> {
    for (;;) {
      this.#sentAtMs = performance.now();
      try {
        await this.#parts.send(wish);
        return;
      } catch (thrown) {
        const { code, retry } = AppError.from(thrown);
        const unsure = wish.name === 'ink.undo' && code !== 'request.too-many' && code !== 'seat.missing';
        if (!retry || code === 'connection.lost' || unsure) throw thrown;
        await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
      }
    }
  }

  #land(): void {
    this.#inFlight = null;
    this.#schedule();
  }

  #fail(refusal: AppError): void {
    this.#waiting = [];
    this.#parts.onRefused(refusal);
    this.#land();
  }

  /** The next wish, of strokes as many as fit. */
  #take(): InkWish | undefined {
    for (;;) {
      const [next] = this.#waiting;
      if (!next) return undefined;
      const wish = 'wish' in next ? next.wish : tellStrokes(next.strokes);
      if ('wish' in next || next.strokes.size === 0) this.#waiting.shift();
      if (wish) return wish;
    }
  }
}

const inOrder = (strokes: Iterable<DrawnStroke>): DrawnStroke[] => [...strokes].sort((a, b) => a.number - b.number);

/** What the strokes would tell now, in as many wishes as there may be. */
function drawing(strokes: Iterable<DrawnStroke>): InkWish[] {
  const parts = inOrder(strokes)
    .filter((stroke) => stroke.isUntold)
    .map((stroke) => stroke.untold);
  return parts.length > 0 ? [{ name: 'ink.draw', body: { strokes: parts } }] : [];
}

function tellStrokes(strokes: Set<DrawnStroke>): InkWish | undefined {
  const parts: Body<'ink.draw'>['strokes'] = [];
  let digits = 0;
  for (const stroke of inOrder(strokes)) {
    if (parts.length === MAX_PARTS || digits > MAX_DIGITS) break;
    strokes.delete(stroke);
    if (!stroke.isUntold) continue;
    const part = stroke.tell();
    parts.push(part);
    digits += part.points.length;
  }
  return parts.length > 0 ? { name: 'ink.draw', body: { strokes: parts } } : undefined;
}

/** One wish for two that erase with one movement. */
function together(first: InkWish, second: InkWish): InkWish | undefined {
  if (first.name !== 'ink.erase' || second.name !== 'ink.erase' || !second.body.goesOn) return undefined;
  const at = [...first.body.at, ...second.body.at];
  if (first.body.surface !== second.body.surface || at.length > MAX_ERASED) return undefined;
  return { name: 'ink.erase', body: { ...first.body, at } };
}
