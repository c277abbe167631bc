import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CamelCasePlugin, type Dialect, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { SqliteDialect } from './sqlite/SqliteDialect.ts';
import { SqliteThread } from './sqlite/SqliteThread.ts';
import type { Database } from './tables.ts';

const { Pool, types } = pg;

/** PostgreSQL's number of the type `int8`: instants and counts, all below 2^53, wanted as numbers. */
const INT8 = 20;

/** Puts our query layer over a dialect. */
export function databaseOver(dialect: Dialect): Database {
  return new Kysely({ dialect, plugins: [new CamelCasePlugin()] });
}

/** Opens the embedded database in a file of `dataDir`. */
export function openSqlite(dataDir: string): Database {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return databaseOver(new SqliteDialect(new SqliteThread(join(dataDir, 'tongtang.sqlite'))));
}

/** Opens a pool of connections to PostgreSQL. `onLost` hears of idle connections that break. */
export function openPostgres(url: string, onLost: (cause: Error) => void): Database {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    query_timeout: 15_000,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === INT8 && format !== 'binary' ? Number : types.getTypeParser(oid, format),
    },
  });
  // Without a listener a broken idle connection would end the process.
  pool.on('error', onLost);
  return databaseOver(new PostgresDialect({ pool }));
}

/** Whether a write was refused because its key or name exists already. */
export function isTaken(failure: unknown): boolean {
  if (!(failure instanceof Error)) return false;
  if ('errcode' in failure) return failure.errcode === 1_555 || failure.errcode === 2_067;
  return 'code' in failure && failure.code === '23505';
}
