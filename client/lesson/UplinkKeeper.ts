import type { UplinkRung } from '../../shared/lesson/uplinkState.ts';
import {
  judgeUplink,
  newUplink,
  type UplinkMemory,
  type UplinkNeeds,
  type UplinkUse,
  uplinkUseOf,
} from '../media/uplink/judgeUplink.ts';
import { readUplink, type UplinkTotals, uplinkBetween } from '../media/uplink/uplinkStats.ts';

/** A queue fills up within a second: it is looked twice as often. */
const LOOK_EVERY_MS = 500;

/** What could not be told is told again, in ms. */
const TELL_AGAIN_MS = 8_000;

/** What is measured of one link. Another link is measured anew. */
type Measurable = { readonly measure: (direction: 'send') => Promise<Iterable<readonly [string, RTCStats]>> };

type Parts = {
  readonly link: () => Measurable | null;
  /** What the pictures that are sent would take at each rung. */
  readonly needs: () => UplinkNeeds;
  readonly apply: (use: UplinkUse) => void;
  /** What the lesson knows of this seat; `undefined`: there is nobody to tell just now. */
  readonly told: () => UplinkRung | undefined;
  readonly tell: (rung: UplinkRung) => Promise<unknown>;
};

/** Keeps what this device sends within what its way up carries, and tells the lesson. What it knows outlives a link. */
export class UplinkKeeper {
  readonly #parts: Parts;
  readonly #timer: ReturnType<typeof setInterval>;
  #memory: UplinkMemory = newUplink(performance.now());
  #link: Measurable | null = null;
  #before: UplinkTotals | undefined;
  #leastRttMs = Number.POSITIVE_INFINITY;
  #use: UplinkUse = { rung: 0, asking: false, resting: false };
  #toldAtMs = Number.NEGATIVE_INFINITY;
  #looking = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** Looks once. Never rejects: a link that is closing has nothing to say. */
  async look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      await this.#judge();
    } catch {
      this.#before = undefined;
    } finally {
      this.#looking = false;
    }
    this.#tell();
  }

  async #judge(): Promise<void> {
    const link = this.#parts.link();
    if (link !== this.#link) {
      // On new transports the browser begins to learn the line anew.
      this.#memory = { ...newUplink(performance.now()), rung: this.#memory.rung, patienceMs: this.#memory.patienceMs };
      this.#leastRttMs = Number.POSITIVE_INFINITY;
      this.#before = undefined;
      this.#link = link;
    }
    if (!link) return;
    const now = readUplink(await link.measure('send'), performance.now());
    const before = this.#before;
    this.#before = now;
    this.#leastRttMs = Math.min(this.#leastRttMs, now.rttMs ?? Number.POSITIVE_INFINITY);
    if (!before) return;
    this.#memory = judgeUplink(this.#memory, uplinkBetween(before, now, this.#leastRttMs), this.#parts.needs());
    const [was, use] = [this.#use, uplinkUseOf(this.#memory, now.atMs)];
    if (use.rung === was.rung && use.asking === was.asking && use.resting === was.resting) return;
    this.#use = use;
    this.#parts.apply(use);
    if (use.rung !== was.rung) this.#toldAtMs = Number.NEGATIVE_INFINITY;
  }

  #tell(): void {
    const { rung } = this.#memory;
    const told = this.#parts.told();
    const nowMs = performance.now();
    if (told === undefined || told === rung || nowMs - this.#toldAtMs < TELL_AGAIN_MS) return;
    this.#toldAtMs = nowMs;
    this.#parts.tell(rung).catch(() => undefined);
  }
}
