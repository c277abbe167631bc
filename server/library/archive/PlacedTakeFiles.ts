import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { AppError } from '../../../shared/errors/index.ts';
import type { TakeId } from '../../../shared/vocabulary/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import type { Part } from '../../platform/Part.ts';
import type { TakeFile, TakeFileReader, TakeFiles } from '../ports.ts';
import { BlockReader } from './BlockReader.ts';
import type { ArchiveStore, KeptFile, ObjectStore } from './ports.ts';
import { keyOf } from './sendToStore.ts';

/** Removing one file from a store takes no longer, in ms; whoever is killed meanwhile keeps others out so long. */
const REMOVE_WITHIN_MS = 30_000;

type Parts = {
  readonly local: TakeFiles;
  /** `undefined`: none is set up, or not any more. */
  readonly store: ObjectStore | undefined;
  readonly index: Pick<ArchiveStore, 'find' | 'ofTake' | 'claim' | 'release' | 'forget'>;
  readonly clock: Clock;
};

/** The files of takes wherever they are: on this machine as long as they are there, in the store otherwise. */
export class PlacedTakeFiles implements TakeFiles {
  readonly #parts: Parts;
  /** Its name where it claims files. */
  readonly #by = `removal-${randomUUID()}`;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async bytesOf(file: TakeFile): Promise<number | undefined> {
    return (await this.#parts.local.bytesOf(file)) ?? (await this.#stored(file))?.bytes;
  }

  async read(file: TakeFile, part?: Part): Promise<Readable | undefined> {
    const here = await this.#parts.local.read(file, part);
    if (here) return here;
    return (await this.#stored(file)) && this.#mustHaveStore().read(keyOf(file), part);
  }

  async open(file: TakeFile): Promise<TakeFileReader | undefined> {
    const here = await this.#parts.local.open(file);
    if (here) return here;
    const stored = await this.#stored(file);
    if (!stored) return undefined;
    const store = this.#mustHaveStore();
    return new BlockReader(stored.bytes, async (start, end) => {
      const part = await store.read(keyOf(file), { start, end });
      // It was there when it was looked for: it is being removed.
      if (!part) throw new AppError('store.failed', { trackFileId: file.trackFileId });
      return buffer(part);
    });
  }

  async removeAll(takeId: TakeId): Promise<void> {
    // Here first: a store that is away keeps nothing from being deleted here.
    await this.#parts.local.removeAll(takeId);
    for (const kept of await this.#parts.index.ofTake(takeId)) await this.#remove(kept);
  }

  async #remove(kept: KeptFile): Promise<void> {
    const { index, clock } = this.#parts;
    const { trackFileId, objectKey, uploadId } = kept;
    if (objectKey !== null) {
      const nowMs = clock.nowMs();
      const claim = { by: this.#by, nowMs, untilMs: nowMs + REMOVE_WITHIN_MS, removed: true };
      // Whoever is sending it sees that it was removed, and lets go of it.
      if (!(await index.claim(trackFileId, claim))) throw new AppError('store.failed', { trackFileId });
      try {
        const store = this.#mustHaveStore();
        await store.abandon(objectKey, uploadId);
        await store.remove(objectKey);
      } finally {
        await index.release(trackFileId, this.#by);
      }
    }
    await index.forget(trackFileId);
  }

  async #stored({ trackFileId }: TakeFile): Promise<KeptFile | undefined> {
    const kept = await this.#parts.index.find(trackFileId);
    return kept?.storedAtMs == null ? undefined : kept;
  }

  #mustHaveStore(): ObjectStore {
    if (!this.#parts.store) throw new AppError('store.unreachable');
    return this.#parts.store;
  }
}
