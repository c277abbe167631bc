import type { Kysely } from 'kysely';

/** Passes of assistants' phones: a code that a display shows, and later the phone that has taken it. */
export async function makePasses(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('passes')
    .addColumn('pass_id', 'text', (c) => c.primaryKey())
    .addColumn('lesson_id', 'text', (c) => c.notNull().references('lessons.lesson_id').onDelete('cascade'))
    .addColumn('classroom_id', 'text', (c) => c.notNull().references('classrooms.classroom_id'))
    .addColumn('code_hash', 'text', (c) => c.notNull().unique())
    .addColumn('issued_at_ms', 'bigint', (c) => c.notNull())
    .addColumn('expires_at_ms', 'bigint', (c) => c.notNull())
    .addColumn('token_hash', 'text', (c) => c.unique())
    .addColumn('revoked_at_ms', 'bigint')
    .execute();
  await db.schema.createIndex('passes_lesson').on('passes').columns(['lesson_id', 'classroom_id']).execute();
}
