import { type Measured, sampleLinks } from '../../../shared/lesson/link.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import type { NewFact } from '../../../shared/protocol/index.ts';
import type { SeatId } from '../../../shared/vocabulary/index.ts';

/** Reports of one seat that follow each other faster than this are not counted, in ms; a seat reports each 5 s. */
const COUNTED_EVERY_MS = 3_000;

/** Gathers what the seats of a lesson report of their lines, until all of it becomes one fact. */
export class LinkWindow {
  readonly #countedAtMs = new Map<SeatId, number>();
  #reports = new Map<SeatId, Measured[]>();

  /** Counts a report, unless the seat's last one was just now. */
  note(seatId: SeatId, measured: Measured, nowMs: number): void {
    const sinceMs = nowMs - (this.#countedAtMs.get(seatId) ?? Number.NEGATIVE_INFINITY);
    // A clock that went backwards must not silence a seat.
    if (sinceMs >= 0 && sinceMs < COUNTED_EVERY_MS) return;
    this.#countedAtMs.set(seatId, nowMs);
    this.#reports.set(seatId, [...(this.#reports.get(seatId) ?? []), measured]);
  }

  /** Takes out what was gathered: a rule that makes a fact of it, or `undefined` when there is nothing. */
  take(): ((state: LessonState) => NewFact[]) | undefined {
    const reports = this.#reports;
    if (reports.size === 0) return undefined;
    this.#reports = new Map();
    return (state) => sampleLinks(state, reports);
  }
}
