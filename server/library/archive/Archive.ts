import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type StorageState, StoreTrouble } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import type { Log } from '../../platform/Log.ts';
import { Scope } from '../../platform/Scope.ts';
import { checkDue, keepNew } from './checkFiles.ts';
import { isIdle } from './idle.ts';
import { leaveAll, moveAll } from './moveFiles.ts';
import type { ArchiveStore, LocalTakeFiles, ObjectStore, Transfer } from './ports.ts';

/** While there is something to do, whether a lesson has begun is looked up so often, in ms. */
const LOOK_EVERY_MS = 1_000;
/** Whether there is something to do is looked up so often, in ms; a store that failed is tried again as often. */
const TURN_EVERY_MS = 10_000;
/** Whoever ends the server waits no longer for what is under way, in ms. */
const END_WITHIN_MS = 3_000;

/** What an archive is made of. */
export type ArchiveParts = {
  readonly local: LocalTakeFiles;
  /** `undefined`: everything stays on this machine, and is only watched over. */
  readonly store: ObjectStore | undefined;
  readonly index: ArchiveStore;
  /** Lessons that are live now. */
  readonly live: () => Promise<number>;
  /** Waits until so much more may go over the line. */
  readonly pace: Transfer['pace'];
  /** So long a moved file stays on this machine as well, in days since its take ended. */
  readonly keepDays: number;
  /** Whether the disk of this machine is nearly full. */
  readonly isTight: () => Promise<boolean>;
  readonly clock: Clock;
  readonly log: Log;
  /** Called with the bytes of each file that was moved. */
  readonly onMoved: (bytes: number) => void;
};

/**
 * Watches over the files of takes: notes the hash of each when its take has ended, moves it to the store if there is
 * one, and compares it with its hash now and then. All of it only while no lesson is live; a lesson that begins stops
 * it at once. Ends with `close()`.
 */
export class Archive {
  readonly #parts: ArchiveParts;
  readonly #scope = new Scope();
  /** Its name where it claims files. */
  readonly #by = `move-${randomUUID()}`;
  readonly #closing = new AbortController();
  #seenLiveAtMs: number | null = null;
  #turn: Promise<void> | undefined;
  #trouble: { readonly code: StoreTrouble; readonly atMs: number } | null = null;

  constructor(parts: ArchiveParts) {
    this.#parts = parts;
  }

  /** Begins to work by itself. */
  start(): void {
    this.#scope.every(TURN_EVERY_MS, () => void this.turn());
    void this.turn();
  }

  /** What went wrong last with the store and has not gone well since. */
  get trouble(): AppError | null {
    return this.#trouble && new AppError(this.#trouble.code);
  }

  /** Does what there is to do, if nothing forbids it; whoever calls while it goes on waits for the same. Never rejects. */
  turn(): Promise<void> {
    this.#turn ??= this.#workWhileIdle()
      .catch((err: unknown) => this.#parts.log.error({ event: 'archive.halted', err }))
      .finally(() => {
        this.#turn = undefined;
      });
    return this.#turn;
  }

  /** Has all files compared with their hashes, as soon as that may be. */
  async checkAll(): Promise<void> {
    await this.#parts.index.forgetChecks();
    // One that goes on may be past its checks.
    void (this.#turn ?? Promise.resolve()).then(() => this.turn());
  }

  /** For the administrator. */
  async state(): Promise<StorageState> {
    const { store, index, keepDays } = this.#parts;
    const { notMoved, ...counts } = await index.census();
    return {
      ...counts,
      waiting: store ? notMoved : { files: 0, bytes: 0 },
      store: store ? { name: store.name, trouble: this.#trouble, keepDays } : null,
    };
  }

  /** Stops; what was being moved goes on after the next start. */
  async close(): Promise<void> {
    this.#closing.abort(new Error('the server ends'));
    await this.#scope.end();
    // A store that is slow to answer must not keep the server from ending: what it was asked for is found again.
    await Promise.race([this.#turn, sleep(END_WITHIN_MS, undefined, { ref: false })]);
  }

  async #workWhileIdle(): Promise<void> {
    if (this.#closing.signal.aborted || !(await this.#isIdle())) return;
    const lesson = new AbortController();
    const watch = setInterval(() => {
      void this.#isIdle()
        .catch(() => false)
        .then((idle) => idle || lesson.abort(new Error('a lesson is live')));
    }, LOOK_EVERY_MS);
    const signal = AbortSignal.any([this.#closing.signal, lesson.signal]);
    try {
      await this.#work(signal);
    } catch (thrown) {
      // What is stopped goes on later.
      if (!signal.aborted) throw thrown;
      if (lesson.signal.aborted) this.#parts.log.info({ event: 'archive.paused' });
    } finally {
      clearInterval(watch);
    }
  }

  async #isIdle(): Promise<boolean> {
    const live = await this.#parts.live();
    const nowMs = this.#parts.clock.nowMs();
    if (live > 0) this.#seenLiveAtMs = nowMs;
    return isIdle({ live, seenLiveAtMs: this.#seenLiveAtMs, nowMs });
  }

  async #work(signal: AbortSignal): Promise<void> {
    const { store, ...parts } = this.#parts;
    await keepNew(this.#parts, signal);
    await checkDue(this.#parts, signal);
    if (!store) return;
    try {
      await store.ping();
      await moveAll({ ...parts, store, by: this.#by }, signal);
      await leaveAll({ ...parts, store }, signal);
      this.#noteTrouble(null);
    } catch (thrown) {
      signal.throwIfAborted();
      const { code } = AppError.from(thrown);
      const known = StoreTrouble.safeParse(code);
      if (!known.success) throw thrown;
      this.#noteTrouble(known.data, thrown);
    }
  }

  /** Said once, and once when it is over. */
  #noteTrouble(code: StoreTrouble | null, err?: unknown): void {
    const before = this.#trouble?.code;
    this.#trouble = code && { code, atMs: this.#parts.clock.nowMs() };
    if (code !== null && code !== before) this.#parts.log.error({ event: 'store.troubled', code, err });
    if (code === null && before !== undefined) this.#parts.log.info({ event: 'store.well-again' });
  }
}
