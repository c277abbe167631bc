import type { Kysely } from 'kysely';

/** Rubrics of people, the copies that studies took, and what was scored with them. */
export async function makeRubrics(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('rubrics')
    .addColumn('rubric_id', 'text', (c) => c.primaryKey())
    .addColumn('rubric', 'text', (c) => c.notNull())
    // No reference: people can be removed, and what they shared stays.
    .addColumn('owner_id', 'text', (c) => c.notNull())
    .addColumn('owner_name', 'text', (c) => c.notNull())
    .addColumn('school_id', 'text')
    .addColumn('audience', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('edition', 'integer', (c) => c.notNull())
    .addColumn('used', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('changed_at_ms', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('rubrics_owner').on('rubrics').column('owner_id').execute();
  await db.schema
    .createTable('study_rubrics')
    .addColumn('study_rubric_id', 'text', (c) => c.primaryKey())
    .addColumn('study_id', 'text', (c) => c.notNull().references('studies.study_id').onDelete('cascade'))
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('edition', 'integer')
    .addColumn('rubric', 'text', (c) => c.notNull())
    .addColumn('taken_at_ms', 'bigint', (c) => c.notNull())
    .addColumn('opened_at_ms', 'bigint')
    .execute();
  await db.schema.createIndex('study_rubrics_study').on('study_rubrics').column('study_id').execute();
  await makeScores(db);
}

async function makeScores(db: Kysely<unknown>): Promise<void> {
  const rubric = 'study_rubrics.study_rubric_id';
  await db.schema
    .createTable('score_sheets')
    .addColumn('study_rubric_id', 'text', (c) => c.notNull().references(rubric).onDelete('cascade'))
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('begun_at_ms', 'bigint', (c) => c.notNull())
    .addColumn('saved_at_ms', 'bigint', (c) => c.notNull())
    .addColumn('submitted_at_ms', 'bigint')
    .addPrimaryKeyConstraint('score_sheets_key', ['study_rubric_id', 'person_id'])
    .execute();
  await db.schema
    .createTable('scores')
    .addColumn('study_rubric_id', 'text', (c) => c.notNull().references(rubric).onDelete('cascade'))
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('node', 'text', (c) => c.notNull())
    .addColumn('answer', 'text', (c) => c.notNull())
    .addColumn('evidence', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('scores_key', ['study_rubric_id', 'person_id', 'node'])
    .execute();
  await db.schema
    .createTable('agreed_scores')
    .addColumn('study_rubric_id', 'text', (c) => c.notNull().references(rubric).onDelete('cascade'))
    .addColumn('node', 'text', (c) => c.notNull())
    .addColumn('answer', 'text', (c) => c.notNull())
    .addColumn('by_name', 'text', (c) => c.notNull())
    .addColumn('at_ms', 'bigint', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('agreed_scores_key', ['study_rubric_id', 'node'])
    .execute();
}
