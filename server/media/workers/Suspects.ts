import type { SeatId } from '../../../shared/vocabulary/index.ts';
import type { Clock } from '../../platform/Clock.ts';

/** Two deaths within this time with the same newest sender are taken for more than chance, in ms. */
const TOGETHER_WITHIN_MS = 60_000;

/** How long such a sender is refused, in ms. Somebody who was blamed by mistake must be back within the lesson. */
const REFUSED_FOR_MS = 3 * 60_000;

/**
 * Finds out whose media kills workers: whatever made one die begins anew on the next, and would take down one lesson
 * after another. The seat that began to send last before a death is suspected, at the second one refused for a while.
 */
export class Suspects {
  readonly #clock: Clock;
  readonly #suspectedAtMs = new Map<SeatId, number>();
  readonly #refusedUntilMs = new Map<SeatId, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A worker died on which `newest` had begun to send last. Returns whether that seat is refused from now on. */
  died(newest: SeatId | undefined): boolean {
    const nowMs = this.#clock.nowMs();
    for (const [seatId, atMs] of this.#suspectedAtMs)
      if (nowMs - atMs > TOGETHER_WITHIN_MS) this.#suspectedAtMs.delete(seatId);
    if (newest === undefined) return false;
    const again = this.#suspectedAtMs.has(newest);
    if (again) this.#refusedUntilMs.set(newest, nowMs + REFUSED_FOR_MS);
    this.#suspectedAtMs.set(newest, nowMs);
    return again;
  }

  /** For how long yet a seat may not send, in ms; 0 for all but suspects. */
  refusedForMs(seatId: SeatId): number {
    const leftMs = (this.#refusedUntilMs.get(seatId) ?? 0) - this.#clock.nowMs();
    if (leftMs <= 0) this.#refusedUntilMs.delete(seatId);
    return Math.max(0, leftMs);
  }
}
