import { AppError, type ErrorCode } from '../../../shared/errors/index.ts';
import { factForObservers, MOST_OBSERVERS } from '../../../shared/lesson/observing.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import { type LoggedFact, packFact } from '../../../shared/protocol/index.ts';
import type { Connection } from '../Connection.ts';
import type { LessonMedia, MediaWish, SeatMedia } from '../ports.ts';

/** Somebody who looks on, and the media that they have open. */
type Observation = {
  readonly connection: Connection;
  media: SeatMedia | null;
  /** Grows with each opening of the media: one that was overtaken by a newer gives back what it opened. */
  openings: number;
};

/**
 * Those who look into one lesson without a seat in it. They are in no log and no state, nothing waits for them and
 * nothing is kept for them: with the line all of it is gone. The lesson neither stays open for them nor knows of them.
 */
export class Observers {
  readonly #media: LessonMedia;
  readonly #byConnection = new Map<string, Observation>();

  constructor(media: LessonMedia) {
    this.#media = media;
  }

  /** Begins to tell a line what happens. Throws `observing.full`. */
  enter(connection: Connection): void {
    const { connectionId } = connection;
    if (this.#byConnection.has(connectionId)) return;
    if (this.#byConnection.size >= MOST_OBSERVERS) throw new AppError('observing.full', { most: MOST_OBSERVERS });
    this.#byConnection.set(connectionId, { connection, media: null, openings: 0 });
  }

  /** Whether this line observes. */
  has(connectionId: string): boolean {
    return this.#byConnection.has(connectionId);
  }

  /** The line tells and receives nothing any more. Harmless when it did not observe. */
  leave(connectionId: string): void {
    this.#byConnection.get(connectionId)?.media?.close();
    this.#byConnection.delete(connectionId);
  }

  /** The media of a line. Throws `observing.missing`, `media.not-open`. */
  mediaOf(connectionId: string): SeatMedia {
    const { media } = this.#observation(connectionId);
    if (!media) throw new AppError('media.not-open');
    return media;
  }

  /** Opens the media of a line anew. Throws `observing.missing`, and what the engine throws. */
  async openMedia(connectionId: string, wish: MediaWish): Promise<SeatMedia> {
    const observation = this.#observation(connectionId);
    observation.media?.close();
    observation.media = null;
    observation.openings += 1;
    const opening = observation.openings;
    const media = await this.#media.openObserver(connectionId, wish, () => loseMedia(observation));
    if (this.#byConnection.get(connectionId) !== observation || observation.openings !== opening) {
      media.close();
      throw new AppError('media.not-open');
    }
    observation.media = media;
    return media;
  }

  /** Tells all of them what happened, as far as they may know. */
  tellFacts(facts: readonly LoggedFact[], state: LessonState): void {
    if (this.#byConnection.size === 0) return;
    const packed = facts.map((fact) => packFact(factForObservers(fact, state)));
    for (const { connection } of this.#byConnection.values()) connection.tell('facts', packed);
  }

  /** Tells all of them that there are other marks than before. */
  tellMarks(): void {
    for (const { connection } of this.#byConnection.values()) connection.tell('marks.changed');
  }

  /** The lesson is over: its end is told, and nothing is shown any more. */
  closeAllMedia(): void {
    for (const observation of this.#byConnection.values()) {
      observation.media?.close();
      observation.media = null;
    }
  }

  /** Sends all of them away, telling them why. */
  dismiss(code: ErrorCode): void {
    for (const { connection } of this.#byConnection.values()) connection.tell('seat.lost', { code });
    for (const connectionId of [...this.#byConnection.keys()]) this.leave(connectionId);
  }

  #observation(connectionId: string): Observation {
    const observation = this.#byConnection.get(connectionId);
    if (!observation) throw new AppError('observing.missing');
    return observation;
  }
}

function loseMedia(observation: Observation): void {
  if (!observation.media) return;
  observation.media = null;
  observation.connection.tell('media.lost');
}
