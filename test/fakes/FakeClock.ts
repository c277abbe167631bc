import type { Clock } from '../../server/platform/Clock.ts';

/** A clock that stands still until it is told to go on. */
export class FakeClock implements Clock {
  #nowMs: number;

  constructor(nowMs = 1_000_000) {
    this.#nowMs = nowMs;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  goOn(byMs: number): void {
    this.#nowMs += byMs;
  }
}
