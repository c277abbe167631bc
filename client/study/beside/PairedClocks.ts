import type { ParallelLink } from '../../../shared/api/index.ts';
import { Observable } from '../../kit/Observable.ts';
import type { PlaybackClock } from '../../playback/PlaybackClock.ts';

/** Looks so often whether the two are together, in ms. */
const LOOK_EVERY_MS = 100;
/** Farther apart than this the one that is ahead waits, in ms. */
const APART_MS = 250;

/**
 * Two takes that are watched side by side, each on its own clock. Linked, they play, stop and jump together, and the one
 * that is ahead waits for the other: while it loads, or where the other has not come to its beginning yet. Ends with
 * `close()`.
 */
export class PairedClocks {
  /** Two moments that correspond; `null`: each goes its own way. */
  readonly link: Observable<ParallelLink | null>;
  readonly #first: PlaybackClock;
  readonly #other: PlaybackClock;
  readonly #stops: (() => void)[];
  /** What is done here is not a viewer's wish. */
  #isOwnAct = false;
  /** Waits until the other one has caught up. */
  #waiting: PlaybackClock | null = null;

  constructor(first: PlaybackClock, other: PlaybackClock, link: ParallelLink | null) {
    this.#first = first;
    this.#other = other;
    this.link = new Observable(link);
    const timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
    this.#stops = [
      () => clearInterval(timer),
      first.jumps.subscribe(() => this.#onJump(first, other)),
      other.jumps.subscribe(() => this.#onJump(other, first)),
      first.mode.subscribe(() => this.#onMode(first, other)),
      other.mode.subscribe(() => this.#onMode(other, first)),
    ];
    if (link) this.#quietly(() => other.seek(this.#opposite(first)));
  }

  /** Whether at least one of the two plays. */
  get isPlaying(): boolean {
    return this.#first.mode.read().playing || this.#other.mode.read().playing;
  }

  /** Plays both, or stops both. */
  toggle(): void {
    const plays = !this.isPlaying;
    this.#waiting = null;
    this.#quietly(() => {
      for (const clock of [this.#first, this.#other]) {
        if (!plays) clock.pause();
        else if (clock.read() < clock.lengthMs || this.link.read() === null) clock.play();
      }
    });
  }

  /** From now on the moments that both show correspond. */
  linkHere(): ParallelLink {
    const link = { firstMs: Math.round(this.#first.read()), ownMs: Math.round(this.#other.read()) };
    this.link.set(link);
    return link;
  }

  /** Links by two moments, and brings the second to the first; `null`: lets each go its own way. */
  setLink(link: ParallelLink | null): void {
    this.#waiting = null;
    this.link.set(link);
    if (link) this.#quietly(() => this.#other.seek(this.#opposite(this.#first)));
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }

  #onJump(moved: PlaybackClock, opposite: PlaybackClock): void {
    if (this.#isOwnAct || this.link.read() === null) return;
    this.#quietly(() => opposite.seek(this.#opposite(moved)));
  }

  #onMode(changed: PlaybackClock, opposite: PlaybackClock): void {
    if (this.#isOwnAct || this.link.read() === null) return;
    const { playing, rate } = changed.mode.read();
    // One that has come to its end has stopped by itself: the other goes on.
    if (!playing && changed.read() >= changed.lengthMs) return;
    this.#quietly(() => {
      if (opposite.mode.read().rate !== rate) opposite.setRate(rate);
      if (!playing) {
        this.#waiting = null;
        opposite.pause();
      } else if (this.#waiting !== opposite && opposite.read() < opposite.lengthMs) opposite.play();
    });
  }

  #look(): void {
    if (this.link.read() === null) return;
    const aheadMs = this.#other.read() - this.#opposite(this.#first);
    if (this.#waiting) this.#whileWaiting(this.#waiting, aheadMs);
    else if (Math.abs(aheadMs) > APART_MS) this.#hold(aheadMs > 0 ? this.#other : this.#first);
  }

  #hold(ahead: PlaybackClock): void {
    const behind = ahead === this.#first ? this.#other : this.#first;
    const bothPlay = ahead.mode.read().playing && behind.mode.read().playing;
    // Nothing comes after an end: whoever waited for it would wait for ever.
    if (!bothPlay || behind.read() >= behind.lengthMs) return;
    this.#waiting = ahead;
    this.#quietly(() => ahead.pause());
  }

  #whileWaiting(clock: PlaybackClock, aheadMs: number): void {
    const behind = clock === this.#first ? this.#other : this.#first;
    const isAhead = clock === this.#other ? aheadMs > 0 : aheadMs < 0;
    if (isAhead && behind.read() < behind.lengthMs) return;
    this.#waiting = null;
    if (clock.read() < clock.lengthMs) this.#quietly(() => clock.play());
  }

  /** Where the other one is to be, perhaps before its beginning or after its end. */
  #opposite(clock: PlaybackClock): number {
    const link = this.link.read() ?? { firstMs: 0, ownMs: 0 };
    const offsetMs = link.ownMs - link.firstMs;
    return clock.read() + (clock === this.#first ? offsetMs : -offsetMs);
  }

  #quietly(act: () => void): void {
    this.#isOwnAct = true;
    try {
      act();
    } finally {
      this.#isOwnAct = false;
    }
  }
}
