import type { Kysely } from 'kysely';

/** Studies of takes, who is in them, and what their raters coded. */
export async function makeStudies(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('studies')
    .addColumn('study_id', 'text', (c) => c.primaryKey())
    .addColumn('take_id', 'text', (c) => c.notNull().references('takes.take_id').onDelete('cascade'))
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('question', 'text', (c) => c.notNull())
    .addColumn('until_ms', 'bigint')
    .addColumn('schemes', 'text', (c) => c.notNull())
    .addColumn('made_at_ms', 'bigint', (c) => c.notNull())
    .addColumn('archived_at_ms', 'bigint')
    .execute();
  await db.schema.createIndex('studies_take').on('studies').column('take_id').execute();
  await db.schema
    .createTable('study_people')
    .addColumn('study_id', 'text', (c) => c.notNull().references('studies.study_id').onDelete('cascade'))
    // No reference: people can be removed, and what they coded stays.
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('opens_take', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('study_people_key', ['study_id', 'person_id'])
    .execute();
  await db.schema.createIndex('study_people_person').on('study_people').column('person_id').execute();
  await makeSheets(db);
}

async function makeSheets(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sheets')
    .addColumn('sheet_id', 'text', (c) => c.primaryKey())
    .addColumn('study_id', 'text', (c) => c.notNull().references('studies.study_id').onDelete('cascade'))
    .addColumn('scheme_key', 'text', (c) => c.notNull())
    .addColumn('scheme', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('begun_at_ms', 'bigint', (c) => c.notNull())
    .addColumn('saved_at_ms', 'bigint', (c) => c.notNull())
    .addColumn('submitted_at_ms', 'bigint')
    .addUniqueConstraint('sheets_one_each', ['study_id', 'scheme_key', 'person_id'])
    .execute();
  await db.schema
    .createTable('sheet_units')
    .addColumn('sheet_id', 'text', (c) => c.notNull().references('sheets.sheet_id').onDelete('cascade'))
    .addColumn('unit', 'integer', (c) => c.notNull())
    .addColumn('codes', 'text', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('sheet_units_key', ['sheet_id', 'unit'])
    .execute();
}
