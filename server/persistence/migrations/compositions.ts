import type { Kysely } from 'kysely';

/** Videos that are made of takes on request. */
export async function makeCompositions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('compositions')
    .addColumn('composition_id', 'text', (c) => c.primaryKey())
    .addColumn('take_id', 'text', (c) => c.notNull().references('takes.take_id').onDelete('cascade'))
    .addColumn('asked_by', 'text', (c) => c.notNull())
    .addColumn('asked_at_ms', 'bigint', (c) => c.notNull())
    .addColumn('from_ms', 'bigint', (c) => c.notNull())
    .addColumn('to_ms', 'bigint', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('error', 'text')
    .addColumn('bytes', 'bigint')
    .addColumn('pages_ms', 'bigint')
    .addColumn('ended_at_ms', 'bigint')
    .execute();
  await db.schema.createIndex('compositions_take').on('compositions').column('take_id').execute();
}
