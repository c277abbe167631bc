import type { Database } from './tables.ts';

/** Single values that belong to the whole district. */
export class SettingsTable {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async read(key: 'district.name' | 'demo'): Promise<string | undefined> {
    return (await this.#db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst())?.value;
  }

  async write(key: 'district.name' | 'demo', value: string): Promise<void> {
    const row = { key, value };
    await this.#db
      .insertInto('settings')
      .values(row)
      .onConflict((known) => known.column('key').doUpdateSet(row))
      .execute();
  }
}
