import type { DrawnSize } from '../../shared/protocol/index.ts';
import type { StreamId } from '../../shared/vocabulary/index.ts';

/** Sizes change many times while a layout moves; they are told at most this often, in ms. */
const TELL_EVERY_MS = 100;

type Size = Pick<DrawnSize, 'widthPx' | 'heightPx'>;

/**
 * Knows how large each stream is drawn on this device, and tells the server, so that it sends no more than that:
 * the first change at once, further ones as often as is sensible, the last one always. Nothing is told before
 * `begin()` or while the media is away.
 */
export class DrawnSizes {
  readonly #tell: (sizes: DrawnSize[]) => Promise<unknown>;
  /** One entry for each place in which a stream is drawn. */
  readonly #places = new Map<object, { streamId: StreamId; size: Size }>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #told: string | undefined;
  #toldAtMs = Number.NEGATIVE_INFINITY;
  #telling = false;

  constructor(tell: (sizes: DrawnSize[]) => Promise<unknown>) {
    this.#tell = tell;
  }

  /** A place draws a stream in this size. */
  note(place: object, streamId: StreamId, size: Size): void {
    this.#places.set(place, { streamId, size });
    this.#settle();
  }

  /** A place draws nothing any more. */
  clear(place: object): void {
    if (this.#places.delete(place)) this.#settle();
  }

  /** New media has been opened, which knows nothing of sizes yet. */
  begin(): void {
    this.pause();
    this.#telling = true;
    // With nothing drawn there is nothing to say: what is not named goes on small until the layout is there.
    if (this.#places.size > 0) this.#settle();
  }

  /** The same sizes mean something else now: they are told again. */
  again(): void {
    this.#told = undefined;
    this.#settle();
  }

  /** The media is away: what is drawn meanwhile is told by the next `begin()`. */
  pause(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#telling = false;
    this.#told = undefined;
    this.#toldAtMs = Number.NEGATIVE_INFINITY;
  }

  /** The largest size in which each stream is drawn. */
  sizes(): DrawnSize[] {
    const largest = new Map<StreamId, DrawnSize>();
    for (const { streamId, size } of this.#places.values()) {
      const known = largest.get(streamId);
      if (!known || known.heightPx < size.heightPx) largest.set(streamId, { streamId, ...size });
    }
    return [...largest.values()];
  }

  /** A telling that is due is never put off by a further change: changes without end must not leave screens black. */
  #settle(): void {
    if (!this.#telling || this.#timer !== undefined) return;
    const restMs = Math.max(0, this.#toldAtMs + TELL_EVERY_MS - performance.now());
    this.#timer = setTimeout(() => this.#tellNow(), restMs);
  }

  #tellNow(): void {
    this.#timer = undefined;
    const sizes = this.sizes();
    const said = JSON.stringify(sizes);
    if (said === this.#told) return;
    this.#told = said;
    this.#toldAtMs = performance.now();
    this.#tell(sizes).catch(() => {
      // Not heard: the next change tells all of it again, and so does new media.
      if (this.#told === said) this.#told = undefined;
    });
  }
}
