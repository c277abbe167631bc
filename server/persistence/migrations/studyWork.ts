import type { Kysely } from 'kysely';

/** What is done in a study beside coding: agreed codes, tasks, a summary, who left, and lessons that are compared. */
export async function makeStudyWork(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('agreed_units')
    .addColumn('study_id', 'text', (c) => c.notNull().references('studies.study_id').onDelete('cascade'))
    .addColumn('scheme_key', 'text', (c) => c.notNull())
    .addColumn('unit', 'integer', (c) => c.notNull())
    .addColumn('codes', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    // No reference, here and below: people can be removed, and what they did stays.
    .addColumn('by_person_id', 'text', (c) => c.notNull())
    .addColumn('by_name', 'text', (c) => c.notNull())
    .addColumn('at_ms', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('agreed_units_key', ['study_id', 'scheme_key', 'unit'])
    .execute();
  await makeTasks(db);
  await db.schema
    .createTable('study_summaries')
    .addColumn('study_id', 'text', (c) => c.primaryKey().references('studies.study_id').onDelete('cascade'))
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('by_person_id', 'text', (c) => c.notNull())
    .addColumn('by_name', 'text', (c) => c.notNull())
    .addColumn('at_ms', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('study_departures')
    .addColumn('study_id', 'text', (c) => c.notNull().references('studies.study_id').onDelete('cascade'))
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('by_name', 'text', (c) => c.notNull())
    .addColumn('at_ms', 'bigint', (c) => c.notNull())
    .addColumn('unsubmitted', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('study_departures_study').on('study_departures').column('study_id').execute();
  await db.schema
    .createTable('study_parallels')
    .addColumn('study_id', 'text', (c) => c.primaryKey().references('studies.study_id').onDelete('cascade'))
    .addColumn('first_study_id', 'text', (c) => c.notNull().references('studies.study_id').onDelete('cascade'))
    .addColumn('first_ms', 'bigint')
    .addColumn('own_ms', 'bigint')
    .execute();
  await db.schema.createIndex('study_parallels_first').on('study_parallels').column('first_study_id').execute();
}

async function makeTasks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('study_tasks')
    .addColumn('task_id', 'text', (c) => c.primaryKey())
    .addColumn('study_id', 'text', (c) => c.notNull().references('studies.study_id').onDelete('cascade'))
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('for_person_id', 'text')
    .addColumn('for_name', 'text')
    .addColumn('until_ms', 'bigint')
    .addColumn('by_person_id', 'text', (c) => c.notNull())
    .addColumn('by_name', 'text', (c) => c.notNull())
    .addColumn('made_at_ms', 'bigint', (c) => c.notNull())
    .addColumn('done_by_person_id', 'text')
    .addColumn('done_by_name', 'text')
    .addColumn('done_at_ms', 'bigint')
    .execute();
  await db.schema.createIndex('study_tasks_study').on('study_tasks').column('study_id').execute();
}
