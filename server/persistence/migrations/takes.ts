import type { Kysely } from 'kysely';

/** Recording: which lessons and classrooms are recorded, the takes, and the files of each. */
export async function makeTakes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('lessons')
    .addColumn('recorded', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable('classrooms')
    .addColumn('recorded', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();
  await db.schema
    .createTable('takes')
    .addColumn('take_id', 'text', (c) => c.primaryKey())
    .addColumn('lesson_id', 'text', (c) => c.notNull().references('lessons.lesson_id'))
    .addColumn('began_at_ms', 'bigint', (c) => c.notNull())
    .addColumn('ended_at_ms', 'bigint')
    .addColumn('audience', 'text', (c) => c.notNull())
    .addColumn('removed_at_ms', 'bigint')
    .addColumn('files_gone', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.createIndex('takes_lesson').on('takes').column('lesson_id').execute();
  await db.schema.createIndex('takes_began').on('takes').column('began_at_ms').execute();
  await db.schema
    .createTable('track_files')
    .addColumn('track_file_id', 'text', (c) => c.primaryKey())
    .addColumn('take_id', 'text', (c) => c.notNull().references('takes.take_id').onDelete('cascade'))
    .addColumn('stream_id', 'text', (c) => c.notNull())
    .addColumn('seat_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('medium', 'text', (c) => c.notNull())
    .addColumn('codec', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('start_at_ms', 'double precision', (c) => c.notNull())
    .addColumn('duration_ms', 'double precision', (c) => c.notNull())
    .addColumn('bytes', 'bigint', (c) => c.notNull())
    .addColumn('width_px', 'integer')
    .addColumn('height_px', 'integer')
    .addColumn('sha256', 'text')
    .execute();
  await db.schema.createIndex('track_files_take').on('track_files').column('take_id').execute();
}
