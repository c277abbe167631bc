import type { CompositionId, TakeId } from '../../shared/vocabulary/index.ts';
import type { CompositionChange, CompositionStore, StoredComposition } from '../library/composition/ports.ts';
import type { Database } from './tables.ts';

/** Compositions in the database. */
export class CompositionsTable implements CompositionStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async add(composition: StoredComposition): Promise<void> {
    await this.#db
      .insertInto('compositions')
      .values({ ...composition })
      .execute();
  }

  find(compositionId: CompositionId): Promise<StoredComposition | undefined> {
    return this.#db
      .selectFrom('compositions')
      .selectAll()
      .where('compositionId', '=', compositionId)
      .executeTakeFirst();
  }

  ofTake(takeId: TakeId): Promise<StoredComposition[]> {
    return this.#db
      .selectFrom('compositions')
      .selectAll()
      .where('takeId', '=', takeId)
      .orderBy('askedAtMs', 'desc')
      .orderBy('compositionId')
      .execute();
  }

  unfinished(): Promise<StoredComposition[]> {
    return this.#db
      .selectFrom('compositions')
      .selectAll()
      .where('status', 'in', ['waiting', 'running'])
      .orderBy('askedAtMs')
      .orderBy('compositionId')
      .execute();
  }

  endedBefore(atMs: number): Promise<StoredComposition[]> {
    return this.#db.selectFrom('compositions').selectAll().where('endedAtMs', '<', atMs).execute();
  }

  async change(compositionId: CompositionId, change: CompositionChange): Promise<void> {
    await this.#db
      .updateTable('compositions')
      .set({ ...change })
      .where('compositionId', '=', compositionId)
      .execute();
  }

  async remove(compositionId: CompositionId): Promise<void> {
    await this.#db.deleteFrom('compositions').where('compositionId', '=', compositionId).execute();
  }
}
