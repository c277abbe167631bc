import { Observable } from '../kit/Observable.ts';

/** How fast a take may be played. */
export const RATES = [0.5, 0.75, 1, 1.25, 1.5, 2] as const;
export type Rate = (typeof RATES)[number];

/** What a clock does. */
export type ClockMode = {
  /** What the viewer wants. */
  readonly playing: boolean;
  /** It stands still although it should run: something that is shown is not there yet. */
  readonly held: boolean;
  readonly rate: Rate;
};

type Options = {
  /** How long the take is, in ms. */
  readonly lengthMs: number;
  readonly startMs: number;
  /** A clock that never goes back, in ms. */
  readonly now: () => number;
};

/** The one clock of a replay, in ms since the take began: pictures, sound and what is drawn all follow it. */
export class PlaybackClock {
  readonly mode = new Observable<ClockMode>({ playing: false, held: false, rate: 1 });
  /** Grows each time it is set to another moment. */
  readonly jumps = new Observable(0);
  readonly lengthMs: number;
  readonly #now: () => number;
  /** It showed `takeMs` at `atMs` of the device's clock. */
  #set: { readonly takeMs: number; readonly atMs: number };

  constructor({ lengthMs, startMs, now }: Options) {
    this.lengthMs = lengthMs;
    this.#now = now;
    this.#set = { takeMs: this.#within(startMs), atMs: now() };
  }

  /** Whether time passes. */
  get isRunning(): boolean {
    const { playing, held } = this.mode.read();
    return playing && !held;
  }

  /** The moment that is shown. */
  read(): number {
    const passedMs = this.isRunning ? (this.#now() - this.#set.atMs) * this.mode.read().rate : 0;
    return this.#within(this.#set.takeMs + passedMs);
  }

  /** Runs; from the beginning when it was at the end. */
  play(): void {
    if (this.read() >= this.lengthMs) this.seek(0);
    this.#become({ playing: true });
  }

  pause(): void {
    this.#become({ playing: false });
  }

  /** Goes to another moment. */
  seek(takeMs: number): void {
    this.#set = { takeMs: this.#within(takeMs), atMs: this.#now() };
    this.jumps.set(this.jumps.read() + 1);
  }

  setRate(rate: Rate): void {
    this.#become({ rate });
  }

  /** Stands still, whatever the viewer wants, until `release`. */
  hold(): void {
    this.#become({ held: true });
  }

  /** Goes on, from the moment at which those are that have begun to play. */
  release(takeMs: number): void {
    this.#set = { takeMs: this.#within(takeMs), atMs: this.#now() };
    this.#become({ held: false });
  }

  /** Time that has passed is counted before anything changes. */
  #become(change: Partial<ClockMode>): void {
    this.#set = { takeMs: this.read(), atMs: this.#now() };
    const before = this.mode.read();
    const after = { ...before, ...change };
    const same = before.playing === after.playing && before.held === after.held && before.rate === after.rate;
    if (!same) this.mode.set(after);
  }

  #within(takeMs: number): number {
    return Math.min(this.lengthMs, Math.max(0, takeMs));
  }
}
