import type { Span } from '../../../shared/timeline/tracks.ts';
import type { PlaybackClock } from '../../playback/PlaybackClock.ts';

/** A moment begins this much earlier, in ms, so that one hears how it came to it. */
const BEFORE_MS = 1_000;
/** Played for at least so long, in ms: a moment without length is seen as well. */
const LEAST_MS = 2_000;
/** Looks so often whether it is over, in ms. */
const LOOK_EVERY_MS = 50;

type Options = {
  readonly clock: PlaybackClock;
  readonly moment: Span;
  /** Called once when it is over; not when the viewer has gone elsewhere in the lesson. */
  readonly onOver: () => void;
};

/** Plays one moment of a take, from a little before it to its end. Ends with `close()`. */
export class MomentPlayer {
  readonly #stops: (() => void)[];

  constructor({ clock, moment, onOver }: Options) {
    const untilMs = Math.min(clock.lengthMs, Math.max(moment.toMs, moment.fromMs + LEAST_MS));
    clock.seek(moment.fromMs - BEFORE_MS);
    const timer = setInterval(() => {
      if (clock.read() < untilMs) return;
      this.close();
      onOver();
    }, LOOK_EVERY_MS);
    this.#stops = [() => clearInterval(timer), clock.jumps.subscribe(() => this.close())];
    clock.play();
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }
}
