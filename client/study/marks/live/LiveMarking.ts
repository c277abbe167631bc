import type { Mark, MarkAudience, MarkFields, MarkRegion } from '../../../../shared/api/index.ts';
import { AppError } from '../../../../shared/errors/index.ts';
import type { MarkId } from '../../../../shared/vocabulary/index.ts';
import { Observable } from '../../../kit/Observable.ts';
import { tagsIn } from '../markTimes.ts';
import { MIDDLE, type Shape } from '../regionShape.ts';

/** A second press within this time is the same press, in ms. */
const SAME_PRESS_MS = 400;
/** Wait before what could not be sent is sent again, in ms. */
const AGAIN_AFTER_MS = 2_000;

/** A live mark as it is being written. Its moment is kept already, or on its way. */
export type LiveDraft = {
  /** Grows with each mark: tells one draft from the next. */
  readonly number: number;
  readonly fromMs: number;
  readonly toMs: number | null;
  readonly region: MarkRegion | null;
  readonly text: string;
  /** As they are typed. */
  readonly tags: string;
  readonly audience: MarkAudience;
};

type Parts = {
  /** The instant, on the server's clock, of what is seen here when this device's clock says `atMs`. */
  readonly seenAtMs: (atMs: number, shownDelayMs: number) => number;
  /** How long what is seen now has waited on this device, in ms. */
  readonly shownDelayMs: () => Promise<number>;
  /** Makes a mark, or changes one. */
  readonly save: (mark: { markId: MarkId | null; body: MarkFields }) => Promise<Mark>;
  /** Told what the server has against a mark. */
  readonly onRefused: (refusal: unknown) => void;
};

/** A mark that is being written, and what is known of it at the server. */
type Made = { readonly markId: Promise<MarkId>; kept: MarkFields };

/**
 * What an observer marks while a lesson goes on: a press keeps the moment at once, also while the line is gone, and what
 * is to be said of it comes after.
 */
export class LiveMarking {
  readonly draft = new Observable<LiveDraft | null>(null);
  /** Whether a region is being drawn on the large picture. */
  readonly drawing = new Observable(false);
  /** How many marks and changes are on their way to the server. */
  readonly onWay = new Observable(0);
  readonly #parts: Parts;
  /** Whoever writes for the group mostly goes on writing for it. */
  #audience: MarkAudience = 'private';
  #made: Made | null = null;
  #number = 0;
  #pressedMs = Number.NEGATIVE_INFINITY;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Marks the moment that is seen now. What was being written is kept as it is. */
  press(): void {
    const nowMs = performance.now();
    if (nowMs - this.#pressedMs < SAME_PRESS_MS) return;
    this.#pressedMs = nowMs;
    this.keep();
    void this.#begin(Date.now());
  }

  /** Opens one's own mark to be written or changed. */
  edit({ markId, fromMs, toMs, region, text, tags, audience }: Mark): void {
    this.keep();
    this.#made = { markId: Promise.resolve(markId), kept: { fromMs, toMs, region, text, tags, audience } };
    this.#open({ fromMs, toMs, region, text, tags: tags.join(' '), audience });
  }

  /** Changes what is being written. */
  write(change: Partial<Omit<LiveDraft, 'number'>>): void {
    const draft = this.draft.read();
    if (!draft) return;
    if (change.audience) this.#audience = change.audience;
    this.draft.set({ ...draft, ...change });
  }

  /** Makes it a stretch that ends with what is seen now; its end is kept at once. */
  async endHere(): Promise<void> {
    const { number } = this.draft.read() ?? {};
    const pressedAtMs = Date.now();
    const toMs = this.#parts.seenAtMs(pressedAtMs, await this.#parts.shownDelayMs());
    const draft = this.draft.read();
    if (!draft || draft.number !== number || toMs <= draft.fromMs) return;
    this.write({ toMs });
    this.#keepNow();
  }

  /** Begins to draw a region on a picture. */
  draw(trackKey: string): void {
    const region = this.draft.read()?.region;
    this.write({ region: region?.trackKey === trackKey ? region : { trackKey, ...MIDDLE } });
    this.drawing.set(true);
  }

  /** Changes the region that is drawn. */
  shape(shape: Shape): void {
    const region = this.draft.read()?.region;
    if (region) this.write({ region: { trackKey: region.trackKey, ...shape } });
  }

  /** Keeps what was written and stops writing. */
  keep(): void {
    this.#keepNow();
    this.drawing.set(false);
    this.draft.set(null);
    this.#made = null;
  }

  async #begin(pressedAtMs: number): Promise<void> {
    const audience = this.#audience;
    const fields = { fromMs: this.#parts.seenAtMs(pressedAtMs, 0), toMs: null, region: null, text: '', audience };
    const made = Promise.withResolvers<MarkId>();
    // Whoever waits for it is told; whoever does not need not know.
    made.promise.catch(() => undefined);
    const mine: Made = { markId: made.promise, kept: { ...fields, tags: [] } };
    this.#made = mine;
    this.#open({ ...fields, tags: '' });
    const fromMs = this.#parts.seenAtMs(pressedAtMs, await this.#parts.shownDelayMs());
    // Only the moment is set right: what was written meanwhile stays.
    if (this.#made === mine) this.write({ fromMs });
    mine.kept = { ...mine.kept, fromMs };
    const body = mine.kept;
    this.#sent(async () => made.resolve((await this.#parts.save({ markId: null, body })).markId), made.reject);
  }

  #open(draft: Omit<LiveDraft, 'number'>): void {
    this.#number += 1;
    this.drawing.set(false);
    this.draft.set({ number: this.#number, ...draft });
  }

  #keepNow(): void {
    const draft = this.draft.read();
    const made = this.#made;
    if (!draft || !made) return;
    const { number: _, tags, ...written } = draft;
    const body: MarkFields = { ...written, fromMs: made.kept.fromMs, text: written.text.trim(), tags: tagsIn(tags) };
    if (isSame(body, made.kept)) return;
    made.kept = body;
    this.#sent(async () => {
      const markId = await made.markId;
      // By then its moment is known.
      await this.#parts.save({ markId, body: { ...body, fromMs: made.kept.fromMs } });
    });
  }

  /** Sends until it is through or refused for good. */
  #sent(send: () => Promise<unknown>, onLost: (refusal: unknown) => void = () => undefined): void {
    this.onWay.set(this.onWay.read() + 1);
    this.#untilThrough(send)
      .catch((refusal: unknown) => {
        onLost(refusal);
        this.#parts.onRefused(refusal);
      })
      .finally(() => this.onWay.set(this.onWay.read() - 1));
  }

  async #untilThrough(send: () => Promise<unknown>): Promise<void> {
    for (;;) {
      try {
        await send();
        return;
      } catch (thrown) {
        if (!AppError.from(thrown).retry) throw thrown;
        await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
      }
    }
  }
}

const isSame = (a: MarkFields, b: MarkFields): boolean => {
  const inOrder = ({ fromMs, toMs, region, text, tags, audience }: MarkFields): string =>
    JSON.stringify([fromMs, toMs, region, text, tags, audience]);
  return inOrder(a) === inOrder(b);
};
