import { Migrator } from 'kysely/migration';
import { migrations } from './migrations/all.ts';
import type { Database } from './tables.ts';

/** Brings the database to the newest shape; returns the names of the steps that were taken. */
export async function migrate(db: Database): Promise<string[]> {
  const steps = Object.fromEntries(migrations.map(({ name, up }) => [name, { up }]));
  const migrator = new Migrator({ db, provider: { getMigrations: async () => steps } });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('the database could not be migrated', { cause: error });
  return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName);
}
