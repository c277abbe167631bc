import type { Clock } from './Clock.ts';

/** How fast one key may go: `burst` at once, then `perSecond`. */
export type Rate = { readonly perSecond: number; readonly burst: number };

type Bucket = { tokens: number; atMs: number };

const MAX_KEYS = 20_000;

/** A token bucket for each key (an address, a session). Forgets keys that have been quiet. */
export class TokenBuckets {
  readonly #rate: Rate;
  readonly #clock: Clock;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rate: Rate, clock: Clock) {
    this.#rate = rate;
    this.#clock = clock;
  }

  /** Takes one token. Returns 0 if there was one, else the ms until there will be. */
  take(key: string): number {
    const bucket = this.#refilled(key);
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return 0;
    }
    return Math.ceil(((1 - bucket.tokens) / this.#rate.perSecond) * 1_000);
  }

  /**
   * Takes one token, also one that is still to come. Returns the ms until it is there, 0 for now; `undefined` when that
   * is longer than `longestMs`: then none is taken.
   */
  reserve(key: string, longestMs: number): number | undefined {
    const bucket = this.#refilled(key);
    const waitMs = Math.max(0, Math.ceil(((1 - bucket.tokens) / this.#rate.perSecond) * 1_000));
    if (waitMs > longestMs) return undefined;
    bucket.tokens -= 1;
    return waitMs;
  }

  #refilled(key: string): Bucket {
    const nowMs = this.#clock.nowMs();
    const known = this.#buckets.get(key);
    // Re-inserting keeps the map in order of use, so that the oldest can be dropped when it is full.
    if (known) this.#buckets.delete(key);
    else if (this.#buckets.size >= MAX_KEYS) this.#dropOldest();
    const elapsedMs = known ? Math.max(0, nowMs - known.atMs) : 0;
    const tokens = known
      ? Math.min(this.#rate.burst, known.tokens + (elapsedMs / 1_000) * this.#rate.perSecond)
      : this.#rate.burst;
    const bucket = { tokens, atMs: nowMs };
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #dropOldest(): void {
    const oldest = this.#buckets.keys().next();
    if (!oldest.done) this.#buckets.delete(oldest.value);
  }
}
