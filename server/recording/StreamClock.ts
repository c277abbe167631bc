import { Unwrapper } from './rtp/Unwrapper.ts';

/** So many of the last reports are looked at together: the middle one is taken, so that single odd ones do nothing. */
const REPORTS = 7;

/** The start of a file is settled once so many reports have come, in so many ms of the stream. */
const SETTLED = { reports: 6, afterMs: 20_000 };

/** After that the file's time follows the server's by no more than this share of the time that passes. */
const SLEW_RATIO = 0.005;

/** A larger error is made up for within this time, in ms. */
const MADE_UP_WITHIN_MS = 10_000;

/** The engine's wall clock is set once when it starts. If it is this far from ours, in ms, ours has been set since. */
const OTHER_CLOCK_MS = 200;

/**
 * A time stamp this far from what has passed since the first, in ms, belongs to another count: the sender began anew. No
 * clock runs away so far in a day.
 */
const OTHER_COUNT_MS = 10_000;

/** A report as the clock needs it: an RTP time, the server's time at which that was captured, and when it came. */
export type TimeReport = { readonly timestamp: number; readonly atMs: number; readonly arrivedAtMs: number };

/**
 * Tells for each RTP time of one stream the time within its file, so that at any place
 * `startAtMs` + time in the file = server's clock when it was captured.
 *
 * Sender reports of the engine say which RTP time is which time of the server's clock; until the first one comes, the
 * packet that came soonest does. While a file is young its start is improved; later its times follow the slow drift
 * between the sender's clock and ours, by a few thousandths at most so that nobody sees or hears it.
 */
export class StreamClock {
  readonly #unitsPerMs: number;
  readonly #timestamps = new Unwrapper(32);
  /** Server's time less RTP time, in ms, of the last reports. */
  readonly #offsets: number[] = [];
  #reports = 0;
  /** The least of the same by arrival, as long as there are no reports. */
  #arrivalOffset = Number.POSITIVE_INFINITY;
  /** What is to be added to the reports' times, once known. */
  #engineOffMs: number | undefined;
  /** Server's time less RTP time as it is applied now. */
  #offset: number | undefined;
  /** RTP time, in ms, where another count was joined to the first. */
  #joinMs = 0;
  /** The first packet: from it on, time must have passed for packets as it has here. */
  #anchor: { readonly rtpMs: number; readonly arrivedAtMs: number } | undefined;
  /** RTP time of the last packet that came, in ms. */
  #lastMs: number | undefined;
  #lastToldMs = 0;
  #first: { readonly rtpMs: number; readonly startAtMs: number | undefined } | undefined;

  constructor(unitsPerSecond: number) {
    this.#unitsPerMs = unitsPerSecond / 1_000;
  }

  /** Server's time at the file's first sample, with fraction; `undefined` before there is one. */
  get startAtMs(): number | undefined {
    if (!this.#first) return undefined;
    return this.#first.startAtMs ?? this.#first.rtpMs + (this.#offset ?? 0);
  }

  /**
   * Takes note of a packet's arrival.
   *
   * @returns Its RTP time without wraps, in ms, for `fileTimeMs`; near to the time that has passed, whatever a sender says.
   */
  observeArrival(timestamp: number, arrivedAtMs: number): number {
    let rtpMs = this.#timestamps.follow(timestamp) / this.#unitsPerMs + this.#joinMs;
    this.#anchor ??= { rtpMs, arrivedAtMs };
    const expectedMs = this.#anchor.rtpMs + arrivedAtMs - this.#anchor.arrivedAtMs;
    if (Math.abs(rtpMs - expectedMs) > OTHER_COUNT_MS) {
      this.#joinMs += expectedMs - rtpMs;
      this.#offsets.length = 0;
      rtpMs = expectedMs;
    }
    this.#lastMs = rtpMs;
    this.#arrivalOffset = Math.min(this.#arrivalOffset, arrivedAtMs - rtpMs);
    return rtpMs;
  }

  /** Takes note of a sender report. One that comes before any packet says nothing yet. */
  observeReport({ timestamp, atMs, arrivedAtMs }: TimeReport): void {
    if (this.#lastMs === undefined) return;
    this.#engineOffMs ??= Math.abs(arrivedAtMs - atMs) > OTHER_CLOCK_MS ? arrivedAtMs - atMs : 0;
    const rtpMs = this.#timestamps.near(timestamp) / this.#unitsPerMs + this.#joinMs;
    if (Math.abs(rtpMs - this.#lastMs) > OTHER_COUNT_MS) return;
    this.#offsets.push(atMs + this.#engineOffMs - rtpMs);
    if (this.#offsets.length > REPORTS) this.#offsets.shift();
    this.#reports += 1;
  }

  /**
   * The time of a sample within the file, in ms with fraction; the first one asked for is 0. Samples come in order.
   *
   * @param rtpMs - What `observeArrival` made of it.
   */
  fileTimeMs(rtpMs: number): number {
    this.#first ??= { rtpMs, startAtMs: undefined };
    this.#follow(rtpMs);
    const offset = this.#offset ?? 0;
    const { startAtMs = this.#first.rtpMs + offset } = this.#first;
    return rtpMs + offset - startAtMs;
  }

  #follow(rtpMs: number): void {
    const target = this.#estimate();
    const passedMs = Math.max(0, rtpMs - this.#lastToldMs);
    this.#lastToldMs = rtpMs;
    const first = this.#first;
    if (!first || first.startAtMs === undefined || this.#offset === undefined) {
      this.#offset = target;
      if (first && this.#reports >= SETTLED.reports && rtpMs - first.rtpMs >= SETTLED.afterMs) {
        this.#first = { rtpMs: first.rtpMs, startAtMs: first.rtpMs + target };
      }
      return;
    }
    const error = target - this.#offset;
    const mostMs = passedMs * Math.max(SLEW_RATIO, Math.abs(error) / MADE_UP_WITHIN_MS);
    this.#offset += Math.max(-mostMs, Math.min(mostMs, error));
  }

  #estimate(): number {
    if (this.#offsets.length === 0) return this.#arrivalOffset;
    const sorted = [...this.#offsets].sort((a, b) => a - b);
    return sorted[sorted.length >> 1] ?? this.#arrivalOffset;
  }
}
