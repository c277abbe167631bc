import { setTimeout as sleep } from 'node:timers/promises';

/** So much may be sent at once after a pause, in ms of the rate. */
const BURST_MS = 250;

/** Keeps a line free: lets no more bytes through than it is given, whoever asks. */
export class Pace {
  readonly #bytesPerMs: number;
  #freeAtMs = 0;

  /** @param megabitsPerSecond - Millions of bits a second, above 0. */
  constructor(megabitsPerSecond: number) {
    this.#bytesPerMs = (megabitsPerSecond * 1_000_000) / 8 / 1_000;
  }

  /** Resolves when so many bytes may go; rejects when `signal` ends the wait. */
  async take(bytes: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const nowMs = performance.now();
    this.#freeAtMs = Math.max(this.#freeAtMs, nowMs - BURST_MS) + bytes / this.#bytesPerMs;
    const waitMs = this.#freeAtMs - nowMs;
    if (waitMs > 0) await sleep(waitMs, undefined, { signal });
  }
}
