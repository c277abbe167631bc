import type { TrackFileId } from '../../shared/vocabulary/index.ts';
import type { Log } from '../platform/Log.ts';
import type { FileGrowth } from './ports.ts';
import type { StoredTrackFile, TakeStore, TrackFileChange } from './takeStore.ts';

/** While a file grows, its entry follows at this pace, in ms; what the file itself says counts. */
const FOLLOW_EVERY_MS = 5_000;

/**
 * The entry of one file in the index, written behind the file: each change after the last, none of them waited for by
 * whoever records. An entry that could not be written is made anew from the file when the server starts.
 */
export class IndexEntry {
  readonly #trackFileId: TrackFileId;
  readonly #store: TakeStore;
  readonly #log: Log;
  #work: Promise<void>;
  #toldAtMs = Number.NEGATIVE_INFINITY;

  /** @param after - What must be in the index before it. */
  constructor(
    trackFileId: TrackFileId,
    { store, log, after }: { readonly store: TakeStore; readonly log: Log; readonly after: Promise<void> },
  ) {
    this.#trackFileId = trackFileId;
    this.#store = store;
    this.#log = log;
    this.#work = after;
  }

  open(file: StoredTrackFile): void {
    this.#do(() => this.#store.openFile(file));
  }

  /** More of it is durable. */
  grew(growth: FileGrowth): void {
    const nowMs = performance.now();
    if (nowMs - this.#toldAtMs < FOLLOW_EVERY_MS) return;
    this.#toldAtMs = nowMs;
    this.#do(() => this.#store.changeFile(this.#trackFileId, changeOf(growth)));
  }

  /** Nothing comes to it any more; `null`: nothing ever came. */
  ended(growth: FileGrowth | null): void {
    this.#do(() =>
      growth
        ? this.#store.changeFile(this.#trackFileId, { ...changeOf(growth), status: 'complete' })
        : this.#store.removeFile(this.#trackFileId),
    );
  }

  /** Resolves when all of it is written, or has been given up. */
  settled(): Promise<void> {
    return this.#work;
  }

  #do(change: () => Promise<void>): void {
    this.#work = this.#work
      .then(change)
      .catch((err: unknown) => this.#log.error({ event: 'take.index-failed', trackFileId: this.#trackFileId, err }));
  }
}

/** What of a growing file is written into the index. */
function changeOf({ startAtMs, durationMs, bytes, widthPx, heightPx }: FileGrowth): TrackFileChange {
  return { startAtMs, durationMs, bytes, widthPx: widthPx ?? null, heightPx: heightPx ?? null };
}
