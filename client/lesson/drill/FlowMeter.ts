/** Something that comes in: a picture or a sound, and of whom. */
export type Flow = { readonly key: string; readonly medium: 'picture' | 'sound' };

/** What of a flow has come so far, counted by the browser; another track begins anew. */
export type FlowTotal = Flow & { readonly trackId: string; readonly total: number };

/** A flow that has not come for this long before a fault is not one that the fault interrupts, in ms. */
const FLOWING_WITHIN_MS = 1_000;

/** It flows again when it has come within the last of these, in ms. */
const BACK_WITHIN_MS = 1_500;

type Known = Flow & {
  /** What was counted last, by track: two may carry the same, and the old one stands still. */
  readonly counted: Map<string, number>;
  cameAtMs: number;
  longestMs: number;
  isWatched: boolean;
};

/** What was measured of all pictures, or of all sounds. */
export type Gap = {
  /** The longest time without any of one of them, in ms; `null`: none had been coming. */
  readonly longestMs: number | null;
  readonly isBack: boolean;
};

const nothingYet = (nowMs: number) => ({ cameAtMs: nowMs, longestMs: 0, isWatched: false });

/** Measures for how long pictures and sounds do not come, from readings that follow one another. Pure but for its memory. */
export class FlowMeter {
  readonly #known = new Map<string, Known>();

  /**
   * One reading. `expected`: the flows that are to come now, or that nobody has said are not; what is not among them,
   * e.g. because somebody muted it, is not missed.
   */
  read(nowMs: number, totals: readonly FlowTotal[], isExpected: (key: string) => boolean): void {
    for (const { key, medium, trackId, total } of totals) {
      if (total === 0) continue;
      const known = this.#known.get(key) ?? { key, medium, counted: new Map(), ...nothingYet(nowMs) };
      this.#known.set(key, known);
      if (known.counted.get(trackId) === total) continue;
      known.counted.set(trackId, total);
      known.longestMs = Math.max(known.longestMs, nowMs - known.cameAtMs);
      known.cameAtMs = nowMs;
    }
    for (const known of this.#known.values()) if (!isExpected(known.key)) known.cameAtMs = nowMs;
  }

  /** Watches from now on what comes now. */
  begin(nowMs: number): void {
    for (const known of this.#known.values()) {
      known.isWatched = nowMs - known.cameAtMs <= FLOWING_WITHIN_MS;
      known.longestMs = 0;
    }
  }

  /** What has been measured since. */
  gap(medium: Flow['medium'], nowMs: number): Gap {
    const watched = [...this.#known.values()].filter((known) => known.isWatched && known.medium === medium);
    if (watched.length === 0) return { longestMs: null, isBack: true };
    const longest = watched.map(({ longestMs, cameAtMs }) => Math.max(longestMs, nowMs - cameAtMs));
    return {
      longestMs: Math.round(Math.max(...longest)),
      isBack: watched.every(({ cameAtMs }) => nowMs - cameAtMs <= BACK_WITHIN_MS),
    };
  }
}
