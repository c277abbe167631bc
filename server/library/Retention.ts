import type { TakeId } from '../../shared/vocabulary/index.ts';
import type { Clock } from '../platform/Clock.ts';
import type { Log } from '../platform/Log.ts';
import type { Compositions } from './composition/Compositions.ts';
import type { LibraryStore, TakeFiles } from './ports.ts';
import type { RecordingSettingsStore } from './settingsHandlers.ts';
import type { ShareStore } from './shares/ports.ts';

const DAY_MS = 86_400_000;

/** Links that have expired are in sight for so long, in ms. */
const KEEP_EXPIRED_SHARES_MS = 30 * DAY_MS;

/** Deleted together; the rest waits for the next turn. */
const MOST_AT_ONCE = 100;

/** What retention works with. */
export type RetentionParts = {
  readonly library: Pick<LibraryStore, 'beganBefore' | 'removedWithFiles' | 'remove' | 'noteFilesGone'>;
  readonly files: Pick<TakeFiles, 'removeAll'>;
  readonly compositions: Pick<Compositions, 'removeOf'>;
  readonly shares: Pick<ShareStore, 'forgetExpired'>;
  readonly settings: Pick<RecordingSettingsStore, 'readRecording'>;
  readonly clock: Clock;
  readonly log: Log;
};

/**
 * Deletes takes that are older than the district keeps them, links that expired long ago, and the files of those that were removed while the disk did
 * not let go of them: what is deleted is deleted wholly. Each deletion is written into the server's log.
 */
export class Retention {
  readonly #parts: RetentionParts;
  #turn: Promise<void> = Promise.resolve();

  constructor(parts: RetentionParts) {
    this.#parts = parts;
  }

  /** Deletes what is due; one turn after another. Never rejects. */
  sweep(): Promise<void> {
    return this.#after(() => this.#sweep());
  }

  /** Only goes on with what could not be deleted before. Never rejects. */
  finish(): Promise<void> {
    return this.#after(() => this.#finish());
  }

  #after(work: () => Promise<void>): Promise<void> {
    const { log } = this.#parts;
    this.#turn = this.#turn.then(work).catch((err: unknown) => log.error({ event: 'takes.not-swept', err }));
    return this.#turn;
  }

  async #sweep(): Promise<void> {
    const { library, shares, settings, clock, log } = this.#parts;
    await shares.forgetExpired(clock.nowMs() - KEEP_EXPIRED_SHARES_MS);
    const { keepDays } = await settings.readRecording();
    if (keepDays !== null) {
      const expired = await library.beganBefore(clock.nowMs() - keepDays * DAY_MS, MOST_AT_ONCE);
      for (const takeId of expired) {
        await library.remove(takeId, clock.nowMs());
        log.info({ event: 'take.expired', takeId, keepDays });
      }
    }
    await this.#finish();
  }

  async #finish(): Promise<void> {
    for (const takeId of await this.#parts.library.removedWithFiles(MOST_AT_ONCE))
      await deleteFiles(takeId, this.#parts);
  }
}

/**
 * Deletes the files of a removed take, wherever they are. What cannot be deleted now, e.g. because a store is away, is
 * tried again with each turn of `Retention` until it is gone, and keeps nobody from anything. Never rejects.
 */
export async function deleteFiles(
  takeId: TakeId,
  {
    library,
    files,
    compositions,
    log,
  }: Pick<RetentionParts, 'files' | 'compositions' | 'log'> & {
    readonly library: Pick<LibraryStore, 'noteFilesGone'>;
  },
): Promise<void> {
  try {
    await compositions.removeOf(takeId);
    await files.removeAll(takeId);
    await library.noteFilesGone(takeId);
    log.info({ event: 'take.files-deleted', takeId });
  } catch (err) {
    log.error({ event: 'take.files-not-deleted', takeId, err });
  }
}
