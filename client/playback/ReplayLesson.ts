import { AppError } from '../../shared/errors/index.ts';
import type { LessonState } from '../../shared/lesson/state.ts';
import type { LoggedFact } from '../../shared/protocol/index.ts';
import { StateTape } from '../../shared/timeline/StateTape.ts';
import { Observable } from '../kit/Observable.ts';
import { DeckDesk } from '../lesson/courseware/DeckDesk.ts';
import type { DeckFiles } from '../lesson/courseware/DeckFiles.ts';
import type { DrawnLesson } from '../lesson/DrawnLesson.ts';
import { LessonStore } from '../lesson/LessonStore.ts';

type Parts = {
  readonly facts: readonly LoggedFact[];
  /** What was so before the first fact, when the log does not begin with its lesson. */
  readonly from?: LessonState | undefined;
  readonly beganAtMs: number;
  /** Gets the files of decks. */
  readonly deckFiles: DeckFiles;
};

/** A lesson as its log tells it at one moment of a take, for the very parts that drew it live. */
export class ReplayLesson implements DrawnLesson {
  readonly store = new LessonStore();
  readonly decks: DeckDesk;
  /** Nobody sits in a lesson that is over: nothing can be asked of it. */
  readonly status: DrawnLesson['status'] = new Observable({ step: 'connecting' });
  readonly #tape: StateTape;
  readonly #beganAtMs: number;

  constructor({ facts, from, beganAtMs, deckFiles }: Parts) {
    this.#tape = new StateTape(facts, from ? { from } : {});
    this.#beganAtMs = beganAtMs;
    this.decks = new DeckDesk(deckFiles);
  }

  readonly ask = (): Promise<never> => Promise.reject(new AppError('lesson.ended'));

  /** As it was at its end: everybody who ever came is in it. */
  get end(): LessonState {
    return this.#tape.at(Number.MAX_SAFE_INTEGER);
  }

  /** Winds the lesson to a moment of the take. */
  show(takeMs: number): void {
    this.store.show(this.#tape.at(this.#beganAtMs + takeMs));
  }

  close(): void {
    this.decks.close();
  }
}
