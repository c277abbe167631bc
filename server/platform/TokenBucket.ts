import type { Clock } from './Clock.ts';

/** Lets through `perSecond` things on average and `burst` at once; forgets nothing but time. */
export class TokenBucket {
  readonly #perSecond: number;
  readonly #burst: number;
  readonly #clock: Clock;
  #tokens: number;
  #filledAtMs: number;

  constructor({ perSecond, burst, clock }: { perSecond: number; burst: number; clock: Clock }) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#clock = clock;
    this.#tokens = burst;
    this.#filledAtMs = clock.nowMs();
  }

  /** Takes one token; `false` when there is none. */
  take(): boolean {
    const nowMs = this.#clock.nowMs();
    this.#tokens = Math.min(
      this.#burst,
      this.#tokens + (Math.max(0, nowMs - this.#filledAtMs) / 1_000) * this.#perSecond,
    );
    this.#filledAtMs = nowMs;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
