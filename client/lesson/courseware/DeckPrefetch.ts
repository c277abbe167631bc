import type { Lesson } from '../../../shared/api/index.ts';
import { api } from '../../api/api.ts';
import { DeckDesk } from './DeckDesk.ts';

/** The decks of a lesson are asked for again after this, in ms. */
const LIST_EVERY_MS = 60_000;

/** Makes ready the decks of the lessons that come next while a display waits, so that they are there when it begins. */
export class DeckPrefetch {
  readonly #desk = new DeckDesk();
  /** When each lesson's decks were last asked for. */
  readonly #listedAtMs = new Map<string, number>();
  #busy = false;

  /** To be called whenever the timetable was read; what was done a moment ago is not done again. Never rejects. */
  async follow(lessons: readonly Pick<Lesson, 'lessonId'>[], nowMs: number): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (const { lessonId } of lessons) {
        if (nowMs - (this.#listedAtMs.get(lessonId) ?? 0) < LIST_EVERY_MS) continue;
        this.#listedAtMs.set(lessonId, nowMs);
        const { decks } = await api('decks.list', { params: { lessonId } });
        for (const deck of decks) await this.#desk.prepare(deck);
      }
    } catch {
      // The line or the server: tried again with the next reading, and in the lesson itself.
    } finally {
      this.#busy = false;
    }
  }
}
