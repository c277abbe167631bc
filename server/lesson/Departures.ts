import { endFloor } from '../../shared/lesson/floor.ts';
import { dropSeat, leaveSeat } from '../../shared/lesson/presence.ts';
import type { LessonState } from '../../shared/lesson/state.ts';
import { endStreams } from '../../shared/lesson/streams.ts';
import type { FactData, NewFact } from '../../shared/protocol/index.ts';
import type { SeatId } from '../../shared/vocabulary/index.ts';
import type { Log } from '../platform/Log.ts';
import { Scope } from '../platform/Scope.ts';
import { UntilDone } from '../platform/UntilDone.ts';
import type { Occupancies } from './Occupancies.ts';
import { SeatGrace } from './SeatGrace.ts';

/** What could not be written down is tried again after this pause, in ms. */
const WRITE_AGAIN_AFTER_MS = 1_000;

type Parts = {
  readonly occupied: Occupancies;
  readonly log: Log;
  /** See LiveLessonParts. */
  readonly seatGraceMs: number;
  /** Stores what a rule makes of the newest state; rejects when it could not. */
  readonly settle: (rule: (state: LessonState) => readonly NewFact[]) => Promise<void>;
  /** Called after each departure that is written down. */
  readonly onWritten: () => void;
};

/**
 * Lines that are lost, seats that are given up, media that is gone: all that happens without anybody's asking. It has
 * happened whether or not it can be stored now, so it is tried again until it is, or the lesson is put away. By then
 * the world may have gone on: who has come back meanwhile is neither dropped nor sent away.
 */
export class Departures {
  readonly #parts: Parts;
  readonly #scope = new Scope();
  readonly #untilDone: UntilDone;
  readonly #grace: SeatGrace;

  constructor(parts: Parts) {
    const { log, seatGraceMs } = parts;
    this.#parts = parts;
    this.#untilDone = this.#scope.own(new UntilDone({ againAfterMs: WRITE_AGAIN_AFTER_MS, log }), (tries) =>
      tries.end(),
    );
    this.#grace = this.#scope.own(
      new SeatGrace({
        seatGraceMs,
        onFloorOver: (seatId) => void this.#giveUpFloor(seatId),
        onSeatOver: (seatId) => void this.vacate(seatId, 'gave-up'),
      }),
      (grace) => grace.end(),
    );
  }

  /** Whether all that has happened is written down. */
  get areWritten(): boolean {
    return this.#untilDone.isIdle;
  }

  /** Waits for the line of a seat, for the grace times. */
  awaitLine(seatId: SeatId): void {
    this.#parts.occupied.expect(seatId);
    this.#grace.begin(seatId);
  }

  /** The line is back. */
  stopWaiting(seatId: SeatId): void {
    this.#grace.stop(seatId);
  }

  /** The line of a seat is gone, and may have been for a while; it is waited for. */
  drop(seatId: SeatId, heardAtMs?: number): Promise<void> {
    const { occupied } = this.#parts;
    this.awaitLine(seatId);
    return this.#write('seat.drop', (state) =>
      occupied.isConnected(seatId) ? [] : dropSeat(state, seatId, heardAtMs),
    );
  }

  /** The seat is given up for good, its media closed. Resolves when that is written down. */
  vacate(seatId: SeatId, reason: FactData<'seat.left'>['reason']): Promise<void> {
    const { occupied } = this.#parts;
    this.#grace.stop(seatId);
    occupied.clear(seatId);
    return this.#write('seat.leave', (state) => (occupied.get(seatId) ? [] : leaveSeat(state, seatId, reason)));
  }

  /** The engine lost the seat's media. Media that is opened anew has ended the lost streams itself, and sends others. */
  loseMedia(seatId: SeatId): Promise<void> {
    const { occupied } = this.#parts;
    const occupancy = occupied.get(seatId);
    if (occupancy?.media) {
      occupancy.media = null;
      occupancy.connection?.tell('media.lost');
    }
    return this.#write('streams.end', (state) => (occupied.get(seatId)?.media ? [] : endStreams(state, seatId)));
  }

  /** Waits for nobody any more, and gives up what could not be written down. */
  end(): Promise<void> {
    return this.#scope.end();
  }

  #giveUpFloor(seatId: SeatId): Promise<void> {
    const { occupied } = this.#parts;
    return this.#write('floor.end', (state) => (occupied.isConnected(seatId) ? [] : endFloor(state, seatId, 'away')));
  }

  async #write(task: string, rule: (state: LessonState) => readonly NewFact[]): Promise<void> {
    await this.#untilDone.do(task, () => this.#parts.settle(rule));
    this.#parts.onWritten();
  }
}
