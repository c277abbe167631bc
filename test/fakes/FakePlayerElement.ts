import type { PlayerElement } from '../../client/playback/TrackPlayer.ts';

type Options = {
  readonly now: () => number;
  /** How long it takes until a place is found, in ms. */
  readonly seekMs?: number;
  /** How long it takes until it moves, in ms. */
  readonly startMs?: number;
};

/** A media element that plays by a test's clock: it looks for places, begins late, and runs at its rate. */
export class FakePlayerElement implements PlayerElement {
  readonly #now: () => number;
  readonly #seekMs: number;
  readonly #startMs: number;
  /** It was at `at` (s) when the clock said `sinceMs`; until then it looked for the place. */
  #from = { at: 0, sinceMs: 0 };
  #rate = 1;
  #src = '';
  paused = true;
  muted = false;
  error: MediaError | null = null;
  /** Nothing of it comes any more. */
  starved = false;
  /** Every place to which it was told to go, in s. */
  readonly jumps: number[] = [];
  /** All files that it was given. */
  readonly sources: string[] = [];
  /** How long what it plays is, in s. */
  lengthS = Number.POSITIVE_INFINITY;

  constructor({ now, seekMs = 0, startMs = 0 }: Options) {
    this.#now = now;
    this.#seekMs = seekMs;
    this.#startMs = startMs;
  }

  get src(): string {
    return this.#src;
  }

  set src(src: string) {
    this.#src = src;
    this.sources.push(src);
    this.paused = true;
    this.#from = { at: 0, sinceMs: this.#now() + this.#seekMs };
  }

  get seeking(): boolean {
    return this.#src !== '' && this.#now() < this.#from.sinceMs;
  }

  get readyState(): number {
    if (this.#src === '' || this.seeking) return this.#src === '' ? 0 : 1;
    return this.starved ? 2 : 4;
  }

  get ended(): boolean {
    return this.currentTime >= this.lengthS;
  }

  get currentTime(): number {
    const passedMs = this.paused || this.starved ? 0 : Math.max(0, this.#now() - this.#from.sinceMs);
    return Math.min(this.lengthS, this.#from.at + (passedMs / 1_000) * this.#rate);
  }

  set currentTime(at: number) {
    this.jumps.push(at);
    this.#from = { at, sinceMs: this.#now() + this.#seekMs };
  }

  get playbackRate(): number {
    return this.#rate;
  }

  set playbackRate(rate: number) {
    this.#from = { at: this.currentTime, sinceMs: Math.max(this.#now(), this.#from.sinceMs) };
    this.#rate = rate;
  }

  async play(): Promise<void> {
    this.#from = { at: this.currentTime, sinceMs: Math.max(this.#now() + this.#startMs, this.#from.sinceMs) };
    this.paused = false;
  }

  pause(): void {
    this.#from = { at: this.currentTime, sinceMs: Math.max(this.#now(), this.#from.sinceMs) };
    this.paused = true;
  }

  load(): void {
    this.#from = { at: 0, sinceMs: this.#now() };
  }

  removeAttribute(): void {
    this.#src = '';
  }
}
