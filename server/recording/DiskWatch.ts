import { statfs } from 'node:fs/promises';
import type { Log } from '../platform/Log.ts';
import { Scope } from '../platform/Scope.ts';
import { Signal } from '../platform/Signal.ts';

/** How much room is left: `low` is told to those who could make room, `full` ends recordings. */
export type DiskLevel = 'ok' | 'low' | 'full';

/** Shares of the disk that are free, 0–1. */
const LOW_BELOW_RATIO = 0.1;
const FULL_BELOW_RATIO = 0.02;

/** To leave a level, so much more must be free than what led to it: a level must not flicker. */
const BACK_ABOVE_RATIO = 0.005;

/** At 100 Mbit/s some 60 MB are written from one look to the next. */
const LOOK_EVERY_MS = 5_000;

/** Room on a disk, in bytes. */
export type DiskRoom = { readonly freeBytes: number; readonly totalBytes: number };

/** What a watch is made of. */
export type DiskWatchOptions = {
  readonly log: Log;
  /** Looks at the disk; `diskRoomAt` of a folder. */
  readonly look: () => Promise<DiskRoom>;
};

/** Watches how much room is left for recordings. */
export class DiskWatch {
  readonly #options: DiskWatchOptions;
  readonly #scope = new Scope();
  readonly #changes: Signal<DiskLevel>;
  #level: DiskLevel = 'ok';

  private constructor(options: DiskWatchOptions) {
    this.#options = options;
    this.#changes = new Signal((err) => options.log.error({ event: 'disk.listener-failed', err }));
  }

  /** Looks once, then at a pace until `close`. */
  static async start(options: DiskWatchOptions): Promise<DiskWatch> {
    const watch = new DiskWatch(options);
    await watch.look();
    watch.#scope.every(LOOK_EVERY_MS, () => void watch.look());
    return watch;
  }

  get level(): DiskLevel {
    return this.#level;
  }

  /** Calls `listener` at each change of the level from now on; the returned function ends that. */
  subscribe(listener: (level: DiskLevel) => void): () => void {
    return this.#changes.subscribe(listener);
  }

  /** Looks now. A disk that cannot be looked at keeps its level: writing will tell. */
  async look(): Promise<void> {
    try {
      const { freeBytes, totalBytes } = await this.#options.look();
      const level = diskLevel(freeBytes / totalBytes, this.#level);
      if (level === this.#level) return;
      this.#level = level;
      const entry = { event: 'disk.level-changed', level, freeBytes, totalBytes };
      if (level === 'ok') this.#options.log.info(entry);
      else this.#options.log.warn(entry);
      this.#changes.emit(level);
    } catch (err) {
      this.#options.log.error({ event: 'disk.look-failed', err });
    }
  }

  close(): Promise<void> {
    return this.#scope.end();
  }
}

/** The level for a share of free room (0–1), given the level that holds now. */
export function diskLevel(freeRatio: number, now: DiskLevel): DiskLevel {
  if (freeRatio < FULL_BELOW_RATIO + (now === 'full' ? BACK_ABOVE_RATIO : 0)) return 'full';
  if (freeRatio < LOW_BELOW_RATIO + (now === 'ok' ? 0 : BACK_ABOVE_RATIO)) return 'low';
  return 'ok';
}

/** Whether there is so little room that others are told of it. */
export function isTight({ freeBytes, totalBytes }: DiskRoom): boolean {
  return diskLevel(freeBytes / totalBytes, 'ok') !== 'ok';
}

/** The room on the disk of a folder that exists, as far as this program may use it. */
export async function diskRoomAt(folder: string): Promise<DiskRoom> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}
