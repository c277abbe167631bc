import type { FailureStore, Failures } from '../accounts/ports.ts';
import type { Database } from './tables.ts';

/** Counts of failed attempts in the database. */
export class FailuresTable implements FailureStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  read(key: string): Promise<Failures | undefined> {
    return this.#db
      .selectFrom('failures')
      .select(['failures', 'lastAtMs', 'lockedUntilMs'])
      .where('key', '=', key)
      .executeTakeFirst();
  }

  async write(key: string, failures: Failures): Promise<void> {
    await this.#db
      .insertInto('failures')
      .values({ key, ...failures })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ ...failures }))
      .execute();
  }

  async clear(key: string): Promise<void> {
    await this.#db.deleteFrom('failures').where('key', '=', key).execute();
  }

  async forgetBefore(atMs: number): Promise<void> {
    await this.#db.deleteFrom('failures').where('lastAtMs', '<', atMs).where('lockedUntilMs', '<', atMs).execute();
  }
}
