import {
  CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { SqliteRunner } from './SqliteThread.ts';

class SqliteConnection implements DatabaseConnection {
  readonly #runner: SqliteRunner;

  constructor(runner: SqliteRunner) {
    this.#runner = runner;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, changes } = await this.#runner.run(sql, parameters);
    return { rows: rows as R[], numAffectedRows: BigInt(changes) };
  }

  // biome-ignore lint/correctness/useYield: nothing is streamed; the interface asks for a generator.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('this database does not stream');
  }
}

/** One connection, one user of it at a time: SQLite has one writer, and waiting in line here costs nothing. */
class SqliteDriver implements Driver {
  readonly #runner: SqliteRunner;
  readonly #connection: SqliteConnection;
  readonly #line: (() => void)[] = [];
  #taken = false;

  constructor(runner: SqliteRunner) {
    this.#runner = runner;
    this.#connection = new SqliteConnection(runner);
  }

  async init(): Promise<void> {
    // The file was opened when its thread began.
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#taken) await new Promise<void>((resolve) => this.#line.push(resolve));
    this.#taken = true;
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    const next = this.#line.shift();
    if (next) next();
    else this.#taken = false;
  }

  /** IMMEDIATE: a transaction that only later turns out to write can fail at once, whatever the busy timeout. */
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await connection.executeQuery(CompiledQuery.raw('rollback'));
    } catch (failure) {
      // On a full disk SQLite has undone it already; the reason that brought us here is the one to tell.
      if (!(failure instanceof Error && failure.message.includes('no transaction is active'))) throw failure;
    }
  }

  destroy(): Promise<void> {
    return this.#runner.close();
  }
}

/** SQLite can undo changes of its shape, unlike what Kysely's own adapter says. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Kysely on node:sqlite. */
export class SqliteDialect implements Dialect {
  readonly #runner: SqliteRunner;

  constructor(runner: SqliteRunner) {
    this.#runner = runner;
  }

  createDriver(): Driver {
    return new SqliteDriver(this.#runner);
  }

  createQueryCompiler(): SqliteQueryCompiler {
    return new SqliteQueryCompiler();
  }

  createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }

  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new SqliteIntrospector(db);
  }
}
