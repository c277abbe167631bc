import { followDecks } from '../../../shared/lesson/courseware.ts';
import type { DeckFile } from '../../../shared/lesson/coursewareState.ts';
import type { LessonId } from '../../../shared/vocabulary/index.ts';
import { KeyedLock } from '../../platform/KeyedLock.ts';
import type { LiveLesson } from '../LiveLesson.ts';

/** What an open lesson needs to know of the decks that are kept for it. */
export interface LessonDecks {
  list(lessonId: LessonId): Promise<DeckFile[]>;
}

/** Keeps the logs of open lessons in line with the decks that are kept for them. */
export class DeckFollower {
  readonly #decks: LessonDecks;
  /** One reading after another, so that an older one never undoes a newer one. */
  readonly #readings = new KeyedLock();

  constructor(decks: LessonDecks) {
    this.#decks = decks;
  }

  /** Reads the decks of a lesson and writes down what has come and gone. */
  follow(lesson: LiveLesson): Promise<void> {
    const { lessonId } = lesson.plan;
    return this.#readings.run(lessonId, async () => {
      const kept = await this.#decks.list(lessonId);
      await lesson.settle((state) => followDecks(state, kept));
    });
  }
}
