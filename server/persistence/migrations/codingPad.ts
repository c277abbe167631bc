import type { Kysely } from 'kysely';

/** Coding schemes that people make, and the events that raters write on their sheets. */
export async function makeCodingPad(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('own_schemes')
    .addColumn('scheme_id', 'text', (c) => c.primaryKey())
    // No reference: people can be removed, and what they shared stays.
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('owner_name', 'text', (c) => c.notNull())
    .addColumn('shared', 'integer', (c) => c.notNull())
    .addColumn('scheme', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('made_at_ms', 'bigint', (c) => c.notNull())
    .addColumn('changed_at_ms', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('own_schemes_person').on('own_schemes').column('person_id').execute();
  await db.schema
    .createTable('sheet_events')
    .addColumn('sheet_id', 'text', (c) => c.notNull().references('sheets.sheet_id').onDelete('cascade'))
    .addColumn('event_id', 'text', (c) => c.notNull())
    .addColumn('code', 'text')
    .addColumn('from_ms', 'bigint', (c) => c.notNull())
    .addColumn('to_ms', 'bigint')
    .addColumn('version', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('sheet_events_key', ['sheet_id', 'event_id'])
    .execute();
}
