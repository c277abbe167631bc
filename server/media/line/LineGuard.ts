import type { WebRtcTransport } from 'mediasoup/types';
import type { PictureBudget } from '../../../shared/lesson/judgeLine.ts';
import type { Log } from '../../platform/Log.ts';
import type { Scope } from '../../platform/Scope.ts';
import { engineCall } from '../engineCall.ts';
import { isChoked, isHeldBack, isSqueezed, letGo, openLine, type Squeeze, squeeze } from './squeeze.ts';

/** Looks are this far apart, in ms: most of the time, and while packets are missed, when a storm must not last a second. */
const LOOK_EVERY_MS = 1_000;
const LOOK_CLOSELY_EVERY_MS = 100;
const CLOSELY_FOR_MS = 1_500;

/** How long pictures stop, in ms: until what waits on the line has gone. */
const CALM_FOR_MS = 350;

type Parts = {
  /** On which a seat receives. */
  readonly transport: WebRtcTransport;
  readonly scope: Scope;
  readonly log: Log;
  readonly nowMs: () => number;
  /** Whether pictures flow on the transport at all. */
  readonly hasPictures: () => boolean;
  /** Stops all pictures, or lets them go on. */
  readonly hold: (held: boolean) => void;
};

/** What pictures are sought room for, and what the engine found. */
type Sought = {
  readonly estimateBps: number | null;
  readonly soughtBps: number;
  readonly costBps: readonly number[];
  readonly hasPictures: boolean;
};

/** The engine seeks room for a third more than it wants to send: near that, more would have been found. */
const PROVED_RATIO = 1.2;

type Counted = { readonly atMs: number; readonly rtpBytes: number; readonly rtxBytes: number };

/** Keeps what is sent to one seat within what its line carries, faster than the engine's own estimate. */
export class LineGuard {
  readonly #parts: Parts;
  #line: Squeeze = openLine;
  #before: Counted | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closelyUntilMs = 0;
  /** As narrow as the line is held in a drill, in bit/s. */
  #limitBps = Number.POSITIVE_INFINITY;

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.scope.own(this, (guard) => clearTimeout(guard.#timer));
    void this.#apply(openLine).catch(() => undefined);
    this.#lookIn(LOOK_EVERY_MS);
  }

  /** Holds the line to so much, in bit/s, whatever it carries; `null`: no longer. */
  async limit(bps: number | null): Promise<void> {
    this.#limitBps = bps ?? Number.POSITIVE_INFINITY;
    await this.#apply(this.#line);
  }

  /** Packets are missed and asked for again. */
  noteMissed(): void {
    const nowMs = this.#parts.nowMs();
    const isNews = nowMs >= this.#closelyUntilMs;
    this.#closelyUntilMs = nowMs + CLOSELY_FOR_MS;
    if (isNews) this.#lookIn(0);
  }

  /** Whether pictures are held back because the line filled up before. */
  isHeldBack(): boolean {
    return isHeldBack(this.#line, this.#parts.nowMs());
  }

  /** Whether the line filled up just now although pictures took as little as they can. */
  isChoked(): boolean {
    return isChoked(this.#line, this.#parts.nowMs());
  }

  /** What pictures take and may take; `null` when there is none. */
  budgetOf({ estimateBps, soughtBps, costBps, hasPictures }: Sought): PictureBudget | null {
    if (!hasPictures || estimateBps === null) return null;
    return {
      availableBps: Math.min(estimateBps, this.#line.capBps ?? Number.POSITIVE_INFINITY, this.#limitBps),
      isUnproved: estimateBps >= soughtBps * PROVED_RATIO,
      isSqueezed: isSqueezed(this.#line, this.#parts.nowMs()),
      costBps,
    };
  }

  /** The line has room again. */
  letGo(): void {
    this.#line = letGo(this.#line, this.#parts.nowMs());
    this.#parts.log.info({ event: 'line.let-go' });
    void this.#apply(this.#line).catch(() => undefined);
  }

  #lookIn(ms: number): void {
    clearTimeout(this.#timer);
    if (!this.#parts.scope.ended) this.#timer = setTimeout(() => void this.#look(), ms).unref();
  }

  async #look(): Promise<void> {
    let nextMs = LOOK_EVERY_MS;
    try {
      if (this.#parts.hasPictures()) nextMs = await this.#judge();
      else this.#before = undefined;
    } catch {
      // The transport is closing.
    }
    this.#lookIn(nextMs);
  }

  /** Resolves with how long to wait until the next look, in ms. */
  async #judge(): Promise<number> {
    const { transport, nowMs, log } = this.#parts;
    const [stats] = await engineCall(transport.getStats());
    if (!stats) return LOOK_EVERY_MS;
    const now = { atMs: nowMs(), rtpBytes: stats.rtpBytesSent, rtxBytes: stats.rtxBytesSent };
    const before = this.#before;
    this.#before = now;
    if (before) {
      const perSecond = 8_000 / Math.max(1, now.atMs - before.atMs);
      const look = {
        rtpBps: (now.rtpBytes - before.rtpBytes) * perSecond,
        rtxBps: (now.rtxBytes - before.rtxBytes) * perSecond,
        lossRatio: stats.rtpPacketLossSent ?? null,
      };
      const { line, calm } = squeeze(this.#line, look, now.atMs);
      if (line.capBps !== this.#line.capBps) {
        log.info({ event: 'line.squeezed', capBps: line.capBps, ...look });
        await this.#apply(line);
      }
      this.#line = line;
      if (calm) return this.#calm();
    }
    return now.atMs < this.#closelyUntilMs ? LOOK_CLOSELY_EVERY_MS : LOOK_EVERY_MS;
  }

  async #calm(): Promise<number> {
    const { hold, scope } = this.#parts;
    hold(true);
    await new Promise((resolve) => setTimeout(resolve, CALM_FOR_MS).unref());
    if (!scope.ended) hold(false);
    this.#before = undefined;
    this.#closelyUntilMs = this.#parts.nowMs() + CLOSELY_FOR_MS;
    return LOOK_CLOSELY_EVERY_MS;
  }

  /** The engine refuses a floor above its cap, also on the way. */
  async #apply({ capBps, floorBps }: Squeeze): Promise<void> {
    const { transport } = this.#parts;
    const mostBps = Math.min(capBps ?? Number.POSITIVE_INFINITY, this.#limitBps);
    await engineCall(transport.setMinOutgoingBitrate(0));
    await engineCall(transport.setMaxOutgoingBitrate(Number.isFinite(mostBps) ? mostBps : 0));
    await engineCall(transport.setMinOutgoingBitrate(Math.min(floorBps, mostBps)));
  }
}
