import { z } from 'zod';
import type { DeckFile } from '../../shared/lesson/coursewareState.ts';
import type { DeckId, LessonId } from '../../shared/vocabulary/index.ts';
import type { DeckStore, StoredDeck } from '../lesson/courseware/ports.ts';
import type { Database } from './tables.ts';

/** Decks in the database. */
export class DecksTable implements DeckStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async list(lessonId: LessonId): Promise<DeckFile[]> {
    const rows = await this.#decks()
      .where('lessonId', '=', lessonId)
      .where('removedAtMs', 'is', null)
      .orderBy('addedAtMs')
      .orderBy('deckId')
      .execute();
    return rows.map(({ lessonId: _lesson, removedAtMs: _removed, ...deck }) => ({ ...deck, ratios: ratiosIn(deck) }));
  }

  async find(deckId: DeckId): Promise<StoredDeck | undefined> {
    const row = await this.#decks().where('deckId', '=', deckId).executeTakeFirst();
    if (!row) return undefined;
    const { removedAtMs, ...deck } = row;
    return { ...deck, ratios: ratiosIn(row), removed: removedAtMs !== null };
  }

  async add(lessonId: LessonId, { ratios, ...deck }: DeckFile, atMs: number): Promise<void> {
    await this.#db
      .insertInto('decks')
      .values({ ...deck, lessonId, ratios: JSON.stringify(ratios), addedAtMs: atMs, removedAtMs: null })
      .execute();
  }

  async remove(deckId: DeckId, atMs: number): Promise<void> {
    await this.#db
      .updateTable('decks')
      .set({ removedAtMs: atMs })
      .where('deckId', '=', deckId)
      .where('removedAtMs', 'is', null)
      .execute();
  }

  async needsFile(sha256: string): Promise<boolean> {
    const needing = await this.#db
      .selectFrom('decks')
      .innerJoin('lessons', 'lessons.lessonId', 'decks.lessonId')
      .select('deckId')
      .where('sha256', '=', sha256)
      .where((eb) => eb.or([eb('removedAtMs', 'is', null), eb('phase', '!=', 'planned')]))
      .limit(1)
      .executeTakeFirst();
    return needing !== undefined;
  }

  #decks() {
    return this.#db
      .selectFrom('decks')
      .select(['deckId', 'lessonId', 'title', 'kind', 'sha256', 'bytes', 'pages', 'ratios', 'removedAtMs']);
  }
}

const ratiosIn = ({ ratios }: { readonly ratios: string }): number[] => z.array(z.number()).parse(JSON.parse(ratios));
