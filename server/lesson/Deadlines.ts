import type { LessonState } from '../../shared/lesson/state.ts';
import type { NewFact } from '../../shared/protocol/index.ts';
import type { Clock } from '../platform/Clock.ts';
import type { Log } from '../platform/Log.ts';
import { UntilDone } from '../platform/UntilDone.ts';
import { timedRules } from './timedRules.ts';

/** What could not be written down is tried again after this pause, in ms. */
const WRITE_AGAIN_AFTER_MS = 1_000;

/** A timer waits no longer than this at a time: longer ones overflow, and clocks are put right. In ms. */
const LONGEST_WAIT_MS = 60_000;

type Parts = {
  readonly clock: Clock;
  readonly log: Log;
  /** Stores what a rule makes of the newest state; rejects when it could not. */
  readonly settle: (rule: (state: LessonState) => readonly NewFact[]) => Promise<void>;
};

/**
 * Waits for whatever in a lesson ends by itself. When that is, is in the state, so whoever opens the lesson again waits
 * for the same; what became due meanwhile happens at once.
 */
export class Deadlines {
  readonly #parts: Parts;
  readonly #untilDone: UntilDone;
  #timer: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#untilDone = new UntilDone({ againAfterMs: WRITE_AGAIN_AFTER_MS, log: parts.log });
  }

  /** Goes by a newer state. */
  follow(state: LessonState): void {
    clearTimeout(this.#timer);
    const { clock } = this.#parts;
    const dueAtMs = Math.min(...timedRules.map(({ nextAtMs }) => nextAtMs(state) ?? Number.POSITIVE_INFINITY));
    if (this.#ended || dueAtMs === Number.POSITIVE_INFINITY) return;
    // At least a moment: what is due is being written down, and the state that says so follows.
    const waitMs = Math.min(LONGEST_WAIT_MS, Math.max(1, dueAtMs - clock.nowMs()));
    this.#timer = setTimeout(() => void this.#settle(state), waitMs).unref();
  }

  /** Waits for nothing any more. */
  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#untilDone.end();
  }

  async #settle(followed: LessonState): Promise<void> {
    const { clock, settle } = this.#parts;
    const due = (state: LessonState) => timedRules.flatMap((rule) => rule.settle(state, clock.nowMs()));
    if (due(followed).length > 0) await this.#untilDone.do('deadline.settle', () => settle(due));
    else this.follow(followed);
  }
}
