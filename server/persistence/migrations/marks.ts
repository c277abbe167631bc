import type { Kysely } from 'kysely';

/** Marks on lessons, and the replies to them. */
export async function makeMarks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('marks')
    .addColumn('mark_id', 'text', (c) => c.primaryKey())
    .addColumn('lesson_id', 'text', (c) => c.notNull().references('lessons.lesson_id').onDelete('cascade'))
    // No reference: people can be removed, and what they said stays.
    .addColumn('by_person_id', 'text', (c) => c.notNull())
    .addColumn('by_name', 'text', (c) => c.notNull())
    .addColumn('from_ms', 'bigint', (c) => c.notNull())
    .addColumn('to_ms', 'bigint')
    .addColumn('region', 'text')
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('tags', 'text', (c) => c.notNull())
    .addColumn('audience', 'text', (c) => c.notNull())
    .addColumn('made_at_ms', 'bigint', (c) => c.notNull())
    .addColumn('changed_at_ms', 'bigint')
    .execute();
  await db.schema.createIndex('marks_lesson').on('marks').columns(['lesson_id', 'from_ms']).execute();
  await db.schema
    .createTable('mark_replies')
    .addColumn('mark_reply_id', 'text', (c) => c.primaryKey())
    .addColumn('mark_id', 'text', (c) => c.notNull().references('marks.mark_id').onDelete('cascade'))
    .addColumn('by_person_id', 'text', (c) => c.notNull())
    .addColumn('by_name', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('made_at_ms', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('mark_replies_mark').on('mark_replies').column('mark_id').execute();
}
