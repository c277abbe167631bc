import type { RtpPacket } from './rtpPacket.ts';
import { Unwrapper } from './Unwrapper.ts';

/** How long to wait, in ms; all times that a buffer is given are of one clock. */
export type JitterLimits = {
  /** A packet that is missing is given up this long after a later one came. */
  readonly waitMs: number;
  /** It is asked for when it has been missing for this long: it may only have been overtaken. */
  readonly askAfterMs: number;
  /** And asked for again after this long. */
  readonly askEveryMs: number;
};

/** A packet as it came. */
export type Arrived = {
  readonly packet: RtpPacket;
  readonly arrivedAtMs: number;
  /** Its RTP time without wraps, in ms. */
  readonly rtpMs: number;
};

/** A packet in its turn. */
export type Released = Arrived & {
  /** How many packets before it were given up. */
  readonly lostBefore: number;
};

type Missing = { readonly sinceMs: number; askedAtMs: number | undefined };

/** More than a large key frame has packets; more than this in wait means that what is missing will not come. */
const MAX_HELD = 2_000;

/** A number this far from the last belongs to another run: the sender began anew. */
const MAX_JUMP = 3_000;

/** Puts packets into order, drops doubles, waits for what is missing, and gives it up in the end. */
export class JitterBuffer {
  readonly #limits: JitterLimits;
  readonly #numbers = new Unwrapper(16);
  readonly #held = new Map<number, Arrived>();
  readonly #missing = new Map<number, Missing>();
  /** The number whose turn it is. */
  #next: number | undefined;
  #highest = 0;
  /** Given up, but not yet told with a packet. */
  #lost = 0;

  constructor(limits: JitterLimits) {
    this.#limits = limits;
  }

  /** Highest number that came, with its wraps above 16 bits. */
  get highestSequence(): number {
    return this.#highest;
  }

  /** Whether packets wait for one that is missing. */
  get isWaiting(): boolean {
    return this.#held.size > 0;
  }

  add(arrived: Arrived): void {
    const { packet, arrivedAtMs } = arrived;
    const number = this.#numbers.near(packet.sequence);
    if (this.#next === undefined || Math.abs(number - this.#highest) > MAX_JUMP) {
      this.#beginAnew(arrived);
      return;
    }
    if (number < this.#next || this.#held.has(number)) return;
    for (let missing = this.#highest + 1; missing < number; missing += 1) {
      this.#missing.set(missing, { sinceMs: arrivedAtMs, askedAtMs: undefined });
    }
    this.#missing.delete(number);
    if (number > this.#highest) this.#highest = this.#numbers.follow(packet.sequence);
    this.#held.set(number, arrived);
  }

  /** The packet whose turn it is, as soon as it is there or what is before it has been given up. */
  take(nowMs: number): Released | undefined {
    if (this.#next === undefined || this.#held.size === 0) return undefined;
    if (!this.#held.has(this.#next) && !this.#giveUp(nowMs)) return undefined;
    const held = this.#held.get(this.#next);
    if (!held) return undefined;
    this.#held.delete(this.#next);
    this.#next += 1;
    const lostBefore = this.#lost;
    this.#lost = 0;
    return { ...held, lostBefore };
  }

  /** The numbers (16 bit, ascending) to ask for now. */
  toAsk(nowMs: number): number[] {
    const { askAfterMs, askEveryMs } = this.#limits;
    const due: number[] = [];
    for (const [number, missing] of this.#missing) {
      const dueAtMs = missing.askedAtMs === undefined ? missing.sinceMs + askAfterMs : missing.askedAtMs + askEveryMs;
      if (dueAtMs > nowMs) continue;
      missing.askedAtMs = nowMs;
      due.push(number & 0xffff);
    }
    return due;
  }

  /** Skips what is missing if it has been waited for long enough; `false` if not. */
  #giveUp(nowMs: number): boolean {
    const from = this.#next ?? 0;
    const sinceMs = this.#missing.get(from)?.sinceMs ?? nowMs;
    if (nowMs - sinceMs < this.#limits.waitMs && this.#held.size < MAX_HELD) return false;
    let first = Number.POSITIVE_INFINITY;
    for (const number of this.#held.keys()) first = Math.min(first, number);
    for (let number = from; number < first; number += 1) this.#missing.delete(number);
    this.#lost += first - from;
    this.#next = first;
    return true;
  }

  #beginAnew(arrived: Arrived): void {
    this.#held.clear();
    this.#missing.clear();
    // How many were lost is not known; that some were, is.
    this.#lost += this.#next === undefined ? 0 : 1;
    this.#next = this.#numbers.follow(arrived.packet.sequence);
    this.#highest = this.#next;
    this.#held.set(this.#next, arrived);
  }
}
