import type { Kysely } from 'kysely';

/** Decks (课件) of lessons. A removed one stays for whoever looks at the lesson later. */
export async function makeDecks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('decks')
    .addColumn('deck_id', 'text', (c) => c.primaryKey())
    .addColumn('lesson_id', 'text', (c) => c.notNull().references('lessons.lesson_id').onDelete('cascade'))
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('bytes', 'bigint', (c) => c.notNull())
    .addColumn('pages', 'integer', (c) => c.notNull())
    .addColumn('ratios', 'text', (c) => c.notNull())
    .addColumn('added_at_ms', 'bigint', (c) => c.notNull())
    .addColumn('removed_at_ms', 'bigint')
    .execute();
  await db.schema.createIndex('decks_lesson').on('decks').columns(['lesson_id', 'added_at_ms']).execute();
  await db.schema.createIndex('decks_sha256').on('decks').column('sha256').execute();
}
