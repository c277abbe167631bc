import { FLOOR_GRACE_MS } from '../../shared/lesson/floor.ts';
import type { SeatId } from '../../shared/vocabulary/index.ts';
import { Scope } from '../platform/Scope.ts';

type Parts = {
  /** How long a seat whose line is gone keeps its place, in ms. */
  readonly seatGraceMs: number;
  /** Called when the floor has been kept long enough. */
  readonly onFloorOver: (seatId: SeatId) => void;
  /** Called when the place has been kept long enough. */
  readonly onSeatOver: (seatId: SeatId) => void;
};

/** Waits for the lost lines of a lesson: first the floor is kept for a while, then the seat. */
export class SeatGrace {
  readonly #parts: Parts;
  readonly #waiting = new Map<SeatId, Scope>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Waits for this seat's line, from now on. */
  begin(seatId: SeatId): void {
    this.stop(seatId);
    const { seatGraceMs, onFloorOver, onSeatOver } = this.#parts;
    const waiting = new Scope();
    this.#waiting.set(seatId, waiting);
    waiting.own(setTimeout(() => onFloorOver(seatId), FLOOR_GRACE_MS).unref(), clearTimeout);
    waiting.own(setTimeout(() => onSeatOver(seatId), seatGraceMs).unref(), clearTimeout);
  }

  /** The line is back, or is not waited for any more. Harmless when it never was. */
  stop(seatId: SeatId): void {
    void this.#waiting.get(seatId)?.end();
    this.#waiting.delete(seatId);
  }

  /** Waits for nobody any more. */
  end(): void {
    for (const seatId of [...this.#waiting.keys()]) this.stop(seatId);
  }
}
