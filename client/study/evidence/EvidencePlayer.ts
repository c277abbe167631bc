import type { Span } from '../../../shared/timeline/tracks.ts';
import { Observable } from '../../kit/Observable.ts';
import type { PlaybackClock } from '../../playback/PlaybackClock.ts';

/** The stretches that a number was counted from, and which of them is played. */
export type ShownEvidence = {
  /** What was counted, with its number. */
  readonly title: string;
  /** In order; empty where nothing was counted. */
  readonly spans: readonly Span[];
  readonly index: number;
  /** Which number on the page it is; `null`: one that does not show whether it is open. */
  readonly by: string | null;
};

/** A stretch begins this much earlier, in ms, so that one hears how it came to it. */
const BEFORE_MS = 1_000;
/** Played for at least so long, in ms: a moment without length is seen as well. */
const LEAST_MS = 1_500;
/** Looks so often whether a stretch is over, in ms. */
const LOOK_EVERY_MS = 50;

/** Plays the stretches behind a number: one at a time, from a little before it to its end. Ends with `close()`. */
export class EvidencePlayer {
  /** `null`: nothing was opened, or it was shut. */
  readonly shown = new Observable<ShownEvidence | null>(null);
  readonly #clock: PlaybackClock;
  readonly #stops: (() => void)[];
  /** Where the player stops by itself; `null`: whoever watches has gone elsewhere. */
  #untilMs: number | null = null;
  #isOwnJump = false;

  constructor(clock: PlaybackClock) {
    this.#clock = clock;
    const timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
    this.#stops = [
      () => clearInterval(timer),
      clock.jumps.subscribe(() => {
        if (!this.#isOwnJump) this.#untilMs = null;
      }),
    ];
  }

  /** Opens a number. Of nothing nothing is played, and what is played goes on. */
  open(title: string, spans: readonly Span[], by: string | null = null): void {
    const inOrder = [...spans].sort((a, b) => a.fromMs - b.fromMs);
    this.shown.set({ title, spans: inOrder, index: 0, by });
    this.#play(inOrder[0]);
  }

  /** Calls what is open otherwise: the language on screen has changed. */
  rename(title: string): void {
    const now = this.shown.read();
    if (now && now.title !== title) this.shown.set({ ...now, title });
  }

  /** Plays one of the stretches that are open. */
  choose(index: number): void {
    const now = this.shown.read();
    const span = now?.spans[index];
    if (!now || !span) return;
    this.shown.set({ ...now, index });
    this.#play(span);
  }

  /** To the next stretch, or the one before; at the ends it stays. */
  step(by: 1 | -1): void {
    this.choose((this.shown.read()?.index ?? 0) + by);
  }

  shut(): void {
    this.#untilMs = null;
    this.shown.set(null);
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }

  #play(span: Span | undefined): void {
    if (!span) return;
    this.#isOwnJump = true;
    this.#clock.seek(span.fromMs - BEFORE_MS);
    this.#isOwnJump = false;
    this.#untilMs = Math.max(span.toMs, span.fromMs + LEAST_MS);
    this.#clock.play();
  }

  #look(): void {
    if (this.#untilMs === null || this.#clock.read() < this.#untilMs) return;
    this.#untilMs = null;
    this.#clock.pause();
  }
}
