import type { LoggedFact } from '../../../shared/protocol/index.ts';
import type { LessonId } from '../../../shared/vocabulary/index.ts';
import type { LessonLogStore } from '../ports.ts';

/** The logs of so many lessons are kept at hand: a failing line takes all classrooms of one lesson. */
const MOST_KEPT = 2;

/** Logs of lessons that go on, read again and again: each time only what has come to them. */
export class LogTails {
  readonly #logs: Pick<LessonLogStore, 'readSince'>;
  readonly #kept = new Map<LessonId, Promise<readonly LoggedFact[]>>();

  constructor(logs: Pick<LessonLogStore, 'readSince'>) {
    this.#logs = logs;
  }

  /** The whole log as it is now. */
  read(lessonId: LessonId): Promise<readonly LoggedFact[]> {
    const before = this.#kept.get(lessonId) ?? Promise.resolve([]);
    const reading = before.then(async (known) => {
      const more = await this.#logs.readSince(lessonId, known.at(-1)?.seq ?? 0);
      return more.length > 0 ? [...known, ...more] : known;
    });
    this.#kept.delete(lessonId);
    this.#kept.set(lessonId, reading);
    // What could not be read is read from the beginning the next time.
    reading.catch(() => this.#kept.get(lessonId) === reading && this.#kept.delete(lessonId));
    for (const oldest of [...this.#kept.keys()].slice(0, -MOST_KEPT)) this.#kept.delete(oldest);
    return reading;
  }
}
