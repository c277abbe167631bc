import { PostgresDialect, sql } from 'kysely';
import { migrate } from '../../server/persistence/migrate.ts';
import { databaseOver, openPostgres, openSqlite } from '../../server/persistence/openDatabase.ts';
import type { Database } from '../../server/persistence/tables.ts';
import { pglitePool } from './pglitePool.ts';
import { tempDir } from './tempDir.ts';

/** A migrated, empty database and how to get rid of it. */
export type TestDatabase = { readonly db: Database; readonly close: () => Promise<void> };

async function sqlite(): Promise<TestDatabase> {
  const dir = await tempDir();
  const db = openSqlite(dir.path);
  await migrate(db);
  return {
    db,
    close: async () => {
      await db.destroy();
      await dir.remove();
    },
  };
}

async function postgres(): Promise<TestDatabase> {
  const db = databaseOver(new PostgresDialect({ pool: pglitePool() }));
  await migrate(db);
  return { db, close: () => db.destroy() };
}

/** A PostgreSQL that somebody runs already, by TEST_DATABASE_URL; emptied first. */
async function realPostgres(url: string): Promise<TestDatabase> {
  const db = openPostgres(url, () => undefined);
  await sql`drop schema public cascade`.execute(db);
  await sql`create schema public`.execute(db);
  await migrate(db);
  return { db, close: () => db.destroy() };
}

const TEST_URL = process.env['TEST_DATABASE_URL'];

/** Both databases that the product runs on. What holds for one must hold for the other. */
export const databases = [
  ['SQLite', sqlite],
  ['PostgreSQL', TEST_URL === undefined ? postgres : () => realPostgres(TEST_URL)],
] as const;
