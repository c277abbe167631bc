import type { ClipSpan } from '../../../../shared/api/index.ts';
import { Observable } from '../../../kit/Observable.ts';
import type { Replay } from '../../../playback/Replay.ts';

/** A clip is at first so long, in ms. */
const FIRST_CLIP_MS = 60_000;
/** The end that gives way leaves so much, in ms. */
const LEAST_MS = 1_000;

/** What of a take is to be shared: all of it, or a clip whose ends are set with the player. */
export class Sharing {
  /** `null`: the whole take. */
  readonly clip = new Observable<ClipSpan | null>(null);
  readonly #replay: Replay;

  constructor(replay: Replay) {
    this.#replay = replay;
  }

  /** Chooses a clip, at first from the moment that is shown; or the whole take again. */
  choose(what: 'whole' | 'clip'): void {
    if (what === 'whole') this.clip.set(null);
    else if (!this.clip.read())
      this.clip.set(this.#fitting({ fromMs: this.#nowMs(), toMs: this.#nowMs() + FIRST_CLIP_MS }));
  }

  /** Sets one end to the moment that is shown; the other gives way. */
  set(end: 'from' | 'to'): void {
    const clip = this.clip.read();
    if (!clip) return;
    const nowMs = this.#nowMs();
    if (end === 'from') this.clip.set(this.#fitting({ fromMs: nowMs, toMs: Math.max(clip.toMs, nowMs + LEAST_MS) }));
    else this.clip.set(this.#fitting({ fromMs: Math.min(clip.fromMs, nowMs - LEAST_MS), toMs: nowMs }));
  }

  /** Sets both ends, e.g. to what was typed. */
  write(clip: ClipSpan): void {
    this.clip.set(this.#fitting(clip));
  }

  #nowMs(): number {
    return Math.floor(this.#replay.playback.clock.read());
  }

  /** Within the take, and never empty as long as the take is not. */
  #fitting({ fromMs, toMs }: ClipSpan): ClipSpan {
    const lengthMs = Math.floor(this.#replay.lengthMs);
    const end = Math.min(Math.max(toMs, LEAST_MS), lengthMs);
    return { fromMs: Math.max(0, Math.min(fromMs, end - LEAST_MS)), toMs: end };
  }
}
