import type { Kysely } from 'kysely';

/** Pupils' own devices: the code of each room, who has come with it, and what they have answered. */
export async function makePupils(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('pupil_rooms')
    .addColumn('lesson_id', 'text', (c) => c.notNull().references('lessons.lesson_id').onDelete('cascade'))
    .addColumn('classroom_id', 'text', (c) => c.notNull().references('classrooms.classroom_id'))
    .addColumn('code', 'text', (c) => c.notNull().unique())
    .addPrimaryKeyConstraint('pupil_rooms_pk', ['lesson_id', 'classroom_id'])
    .execute();
  await db.schema
    .createTable('pupils')
    .addColumn('pupil_id', 'text', (c) => c.primaryKey())
    .addColumn('lesson_id', 'text', (c) => c.notNull().references('lessons.lesson_id').onDelete('cascade'))
    .addColumn('classroom_id', 'text', (c) => c.notNull().references('classrooms.classroom_id'))
    .addColumn('nickname', 'text', (c) => c.notNull())
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('came_at_ms', 'bigint', (c) => c.notNull())
    .addColumn('removed_at_ms', 'bigint')
    .execute();
  await db.schema.createIndex('pupils_lesson').on('pupils').columns(['lesson_id', 'classroom_id']).execute();
  await db.schema
    .createTable('pupil_answers')
    .addColumn('poll_id', 'text', (c) => c.notNull())
    .addColumn('pupil_id', 'text', (c) => c.notNull().references('pupils.pupil_id').onDelete('cascade'))
    .addColumn('answer', 'text', (c) => c.notNull())
    .addColumn('answered_at_ms', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('pupil_answers_pk', ['poll_id', 'pupil_id'])
    .execute();
}
