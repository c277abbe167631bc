import { AppError } from '../../../shared/errors/index.ts';
import { catchUpAtMs, catchUpOf } from '../../../shared/lesson/catchup.ts';
import { unpackFact } from '../../../shared/protocol/index.ts';
import { StateTape } from '../../../shared/timeline/StateTape.ts';
import type { SeatId } from '../../../shared/vocabulary/index.ts';
import { api } from '../../api/api.ts';
import { Observable } from '../../kit/Observable.ts';
import type { DrawnLesson } from '../DrawnLesson.ts';
import type { LessonSession } from '../LessonSession.ts';
import { LessonStore } from '../LessonStore.ts';
import { CatchUpSound } from './CatchUpSound.ts';

/** Looks so often which moment is to be shown, in ms. */
const LOOK_EVERY_MS = 100;
/** What comes next is fetched so long before it is shown, in ms. */
const FETCH_BEFORE_MS = 3_000;
/** It is fetched at most so often, in ms. */
const FETCH_EVERY_MS = 1_000;

type Parts = {
  readonly session: Pick<LessonSession, 'lessonId' | 'store' | 'decks' | 'clockAheadMs'>;
  /** The display's own seat. */
  readonly seatId: SeatId;
  /** Told whenever the teacher's sound of then begins or ceases to be heard. */
  readonly onHeard: (heard: boolean) => void;
};

/**
 * What a classroom missed, moment by moment, for the very parts that draw the lesson live. Which moment it is, the
 * lesson itself says: a display that is loaded anew goes on where it was. Ends with `close()`.
 */
export class CatchUpLesson implements DrawnLesson {
  readonly store = new LessonStore();
  readonly decks: DrawnLesson['decks'];
  /** Nobody sits in what is past: nothing can be asked of it. */
  readonly status: DrawnLesson['status'] = new Observable({ step: 'connecting' });
  readonly #parts: Parts;
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #sound: CatchUpSound | null;
  #tape: StateTape | undefined;
  #untilAtMs = 0;
  #fetching = false;
  #fetchAgainAtMs = 0;

  constructor(parts: Parts) {
    const { session, seatId, onHeard } = parts;
    this.#parts = parts;
    this.decks = session.decks;
    const params = { lessonId: session.lessonId };
    const hasSound = catchUpOf(session.store.read(), seatId, 'watching')?.sound ?? false;
    const fetchFrom = (fromAtMs: number) => api('catchup.sound', { params, query: { fromAtMs } });
    this.#sound = hasSound ? CatchUpSound.open({ fetchFrom, onHeard }) : null;
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
    this.#look();
  }

  readonly ask = (): Promise<never> => Promise.reject(new AppError('lesson.not-live'));

  close(): void {
    clearInterval(this.#timer);
    this.#sound?.close();
  }

  #look(): void {
    const { session, seatId } = this.#parts;
    const watching = catchUpOf(session.store.read(), seatId, 'watching');
    if (!watching) return;
    const atMs = catchUpAtMs(watching, Date.now() + session.clockAheadMs);
    if (this.#tape) this.store.show(this.#tape.at(atMs));
    this.#sound?.follow(atMs, watching.paceRatio);
    if (!this.#fetching && atMs > this.#untilAtMs - FETCH_BEFORE_MS && performance.now() > this.#fetchAgainAtMs)
      void this.#fetch();
  }

  async #fetch(): Promise<void> {
    this.#fetching = true;
    try {
      const { state, facts, untilAtMs } = await api('catchup.read', {
        params: { lessonId: this.#parts.session.lessonId },
      });
      this.#tape = new StateTape(facts.map(unpackFact), { from: state });
      this.#untilAtMs = untilAtMs;
    } catch {
      // The line may be gone again: what is there is shown, and the rest asked for in a moment.
    } finally {
      this.#fetching = false;
      this.#fetchAgainAtMs = performance.now() + FETCH_EVERY_MS;
    }
  }
}
