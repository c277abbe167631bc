import type { Kysely } from 'kysely';

/** What people look for in recorded lessons again and again. */
export async function makeSavedQueries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('saved_queries')
    .addColumn('saved_query_id', 'text', (c) => c.primaryKey())
    .addColumn('by_person_id', 'text', (c) => c.notNull().references('people.person_id').onDelete('cascade'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('query', 'text', (c) => c.notNull())
    .addColumn('shared', 'integer', (c) => c.notNull())
    .addColumn('saved_at_ms', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('saved_queries_names', ['by_person_id', 'name'])
    .execute();
}
