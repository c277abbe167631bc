import type { DrawnSize } from '../../shared/protocol/index.ts';
import type { StreamId } from '../../shared/vocabulary/index.ts';

/** Sizes change many times while a layout moves; the first is told at once, then where they come to rest, in ms. */
const SETTLE_MS = 80;

type Size = Pick<DrawnSize, 'widthPx' | 'heightPx'>;

/** Knows how large each stream is drawn on this device, and tells the server, so that it sends no more than that. */
export class DrawnSizes {
  readonly #tell: (sizes: DrawnSize[]) => Promise<void>;
  /** One entry for each place in which a stream is drawn. */
  readonly #places = new Map<object, { streamId: StreamId; size: Size }>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #motion: 'still' | 'about-to-tell' | 'moving' = 'still';
  #closed = false;

  constructor(tell: (sizes: DrawnSize[]) => Promise<void>) {
    this.#tell = tell;
  }

  /** A place draws a stream in this size. */
  note(place: object, streamId: StreamId, size: Size): void {
    this.#places.set(place, { streamId, size });
    this.settle();
  }

  /** A place draws nothing any more. */
  clear(place: object): void {
    if (this.#places.delete(place)) this.settle();
  }

  /** Tells the sizes: at once when all has been still, else when it has come to rest. */
  settle(): void {
    if (this.#closed || this.#motion === 'about-to-tell') return;
    const wasStill = this.#motion === 'still';
    this.#motion = wasStill ? 'about-to-tell' : 'moving';
    this.#after(wasStill ? 0 : SETTLE_MS, () => {
      // When the line is gone the sizes are told again after it is back.
      this.#tell(this.sizes()).catch(() => undefined);
      this.#motion = 'moving';
      this.#after(SETTLE_MS, () => {
        this.#motion = 'still';
      });
    });
  }

  #after(ms: number, act: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, ms);
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

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }
}
