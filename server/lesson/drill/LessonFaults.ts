import type { SeatId } from '../../../shared/vocabulary/index.ts';
import type { Occupancies } from '../Occupancies.ts';
import type { LessonMedia } from '../ports.ts';

type Parts = {
  readonly occupied: Occupancies;
  readonly media: LessonMedia;
  /** Takes a seat's media away as if the engine had lost it: the seat is told, and opens other media. */
  readonly loseMedia: (seatId: SeatId) => void;
};

/** What can be broken in a lesson on purpose. Nothing of it is told to those whom it hits, unless it says so here. */
export class LessonFaults {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Which worker carries the lesson; `undefined`: none just now. */
  worker(): Promise<string | undefined> {
    return this.#parts.media.worker();
  }

  /** The worker ends, or hangs until somebody ends it. Returns whether there was one. */
  strikeWorker(how: 'kill' | 'hang'): Promise<boolean> {
    return this.#parts.media.strike(how);
  }

  /** The lines of these seats end as if a cable had been pulled. */
  cutLines(seatIds: readonly SeatId[]): void {
    for (const seatId of seatIds) this.#parts.occupied.get(seatId)?.connection?.cut();
  }

  /** Media neither comes to these seats nor from them any more, until they open other media. */
  breakPaths(seatIds: readonly SeatId[]): void {
    for (const seatId of seatIds) this.#parts.occupied.get(seatId)?.media?.close();
  }

  /** The paths of these seats break, and their next ones are over TCP, until called with others. */
  leaveTcp(seatIds: readonly SeatId[]): void {
    this.#parts.media.leaveTcp(new Set(seatIds));
    this.breakPaths(seatIds);
  }

  /** Every path may be over UDP again; these seats are told to open such ones. */
  giveUdpBack(seatIds: readonly SeatId[]): void {
    this.#parts.media.leaveTcp(new Set());
    for (const seatId of seatIds) this.#parts.loseMedia(seatId);
  }

  /** Sends no more than so many bit/s to each of these seats; `null`: whatever their lines carry. */
  async limit(seatIds: readonly SeatId[], bps: number | null): Promise<void> {
    await Promise.all(seatIds.map((seatId) => this.#parts.occupied.get(seatId)?.media?.limit(bps)));
  }
}
