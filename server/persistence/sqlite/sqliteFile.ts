import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

/** What a statement gave. */
export type SqliteResult = { readonly rows: Record<string, unknown>[]; readonly changes: number };

const MAX_PREPARED = 300;
const isInput = (value: unknown): value is SQLInputValue =>
  value === null || ['string', 'number', 'bigint'].includes(typeof value) || ArrayBuffer.isView(value);

/** One open database file and its prepared statements. Every call blocks its thread until it is done. */
export class SqliteFile {
  readonly #db: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();

  constructor(path: string) {
    this.#db = new DatabaseSync(path, { timeout: 5_000, enableForeignKeyConstraints: true });
    // FULL: a commit is on the disk before it is acknowledged, even when the power goes.
    this.#db.exec('pragma journal_mode = wal; pragma synchronous = full; pragma temp_store = memory;');
  }

  run(sql: string, parameters: readonly unknown[]): SqliteResult {
    const statement = this.#prepare(sql);
    const inputs = parameters.filter(isInput);
    if (inputs.length !== parameters.length) throw new TypeError('a parameter has a type that SQLite does not know');
    if (statement.columns().length > 0) {
      const rows = statement.all(...inputs);
      return { rows, changes: rows.length };
    }
    return { rows: [], changes: Number(statement.run(...inputs).changes) };
  }

  close(): void {
    this.#prepared.clear();
    this.#db.close();
  }

  #prepare(sql: string): StatementSync {
    const known = this.#prepared.get(sql);
    if (known) return known;
    if (this.#prepared.size >= MAX_PREPARED) this.#prepared.clear();
    const statement = this.#db.prepare(sql);
    this.#prepared.set(sql, statement);
    return statement;
  }
}
