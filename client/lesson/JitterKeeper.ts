import {
  type JitterTarget,
  type MissedTotals,
  nextJitterTarget,
  noJitterTarget,
  readMissed,
} from '../media/jitterTarget.ts';

const LOOK_EVERY_MS = 1_000;

type Parts = {
  /** What the browser measures on the transport by which it receives. */
  readonly measure: () => Promise<Iterable<readonly [string, RTCStats]>>;
  /** Has all that is received kept for so long before it is played, in ms. */
  readonly keepFor: (targetMs: number) => void;
};

/** Lets what is received over a bad line wait a little, so that what was lost can be sent again in time. */
export class JitterKeeper {
  readonly #parts: Parts;
  readonly #timer: ReturnType<typeof setInterval>;
  #target: JitterTarget = noJitterTarget;
  #before: MissedTotals | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#timer = setInterval(() => void this.look().catch(() => undefined), LOOK_EVERY_MS);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async look(): Promise<void> {
    const after = readMissed(await this.#parts.measure());
    const before = this.#before;
    this.#before = after;
    if (!before) return;
    const { targetMs } = this.#target;
    this.#target = nextJitterTarget(this.#target, { before, after, nowMs: performance.now() });
    if (this.#target.targetMs !== targetMs) this.#parts.keepFor(this.#target.targetMs);
  }
}
