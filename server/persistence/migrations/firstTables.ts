import { type Kysely, sql } from 'kysely';

const LIVE_ROWS = sql<boolean>`removed_at_ms is null`;

async function makeDirectory(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('settings')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('schools')
    .addColumn('school_id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('removed_at_ms', 'bigint')
    .execute();
  // What was removed stays for the lessons that it was in; only names in use must differ.
  await db.schema.createIndex('schools_name').on('schools').column('name').unique().where(LIVE_ROWS).execute();
  await db.schema
    .createTable('classrooms')
    .addColumn('classroom_id', 'text', (c) => c.primaryKey())
    .addColumn('school_id', 'text', (c) => c.notNull().references('schools.school_id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('pupils', 'integer', (c) => c.notNull())
    .addColumn('removed_at_ms', 'bigint')
    .execute();
  await db.schema
    .createIndex('classrooms_name')
    .on('classrooms')
    .columns(['school_id', 'name'])
    .unique()
    .where(LIVE_ROWS)
    .execute();
}

async function makePeople(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('people')
    .addColumn('person_id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('sign_in_name', 'text', (c) => c.notNull().unique())
    .addColumn('roles', 'text', (c) => c.notNull())
    .addColumn('school_id', 'text', (c) => c.references('schools.school_id'))
    .addColumn('disabled', 'integer', (c) => c.notNull())
    .addColumn('password_hash', 'text', (c) => c.notNull())
    .addColumn('must_change_password', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('people_school').on('people').column('school_id').execute();
  await db.schema
    .createTable('failures')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('last_at_ms', 'bigint', (c) => c.notNull())
    .addColumn('locked_until_ms', 'bigint', (c) => c.notNull())
    .execute();
}

async function makeDisplays(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('displays')
    .addColumn('display_id', 'text', (c) => c.primaryKey())
    .addColumn('classroom_id', 'text', (c) => c.notNull().references('classrooms.classroom_id'))
    .addColumn('public_key', 'text', (c) => c.notNull())
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('paired_at_ms', 'bigint', (c) => c.notNull())
    .addColumn('paired_by_name', 'text', (c) => c.notNull())
    .addColumn('last_seen_at_ms', 'bigint')
    .addColumn('revoked_at_ms', 'bigint')
    .execute();
  await db.schema.createIndex('displays_classroom').on('displays').column('classroom_id').execute();
  await db.schema
    .createTable('challenges')
    .addColumn('nonce', 'text', (c) => c.primaryKey())
    .addColumn('display_id', 'text', (c) => c.notNull().references('displays.display_id').onDelete('cascade'))
    .addColumn('expires_at_ms', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('pairings')
    .addColumn('pairing_id', 'text', (c) => c.primaryKey())
    .addColumn('code', 'text', (c) => c.notNull().unique())
    .addColumn('public_key', 'text', (c) => c.notNull())
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('first_word', 'text', (c) => c.notNull())
    .addColumn('second_word', 'text', (c) => c.notNull())
    .addColumn('expires_at_ms', 'bigint', (c) => c.notNull())
    .addColumn('display_id', 'text', (c) => c.references('displays.display_id'))
    .execute();
}

async function makeSessions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sessions')
    .addColumn('session_id', 'text', (c) => c.primaryKey())
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('person_id', 'text', (c) => c.references('people.person_id').onDelete('cascade'))
    .addColumn('display_id', 'text', (c) => c.references('displays.display_id').onDelete('cascade'))
    .addColumn('started_at_ms', 'bigint', (c) => c.notNull())
    .addColumn('last_used_at_ms', 'bigint', (c) => c.notNull())
    .addColumn('device', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('sessions_person').on('sessions').column('person_id').execute();
  await db.schema.createIndex('sessions_display').on('sessions').column('display_id').execute();
}

async function makeTimetable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('courses')
    .addColumn('course_id', 'text', (c) => c.primaryKey())
    .addColumn('school_id', 'text', (c) => c.notNull().references('schools.school_id'))
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('grade', 'integer', (c) => c.notNull())
    .addColumn('teacher_id', 'text', (c) => c.notNull().references('people.person_id'))
    .execute();
  await db.schema
    .createTable('lessons')
    .addColumn('lesson_id', 'text', (c) => c.primaryKey())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('course_id', 'text', (c) => c.notNull().references('courses.course_id'))
    .addColumn('teacher_id', 'text', (c) => c.notNull().references('people.person_id'))
    .addColumn('starts_at_ms', 'bigint', (c) => c.notNull())
    .addColumn('ends_at_ms', 'bigint', (c) => c.notNull())
    .addColumn('phase', 'text', (c) => c.notNull())
    .addColumn('started_at_ms', 'bigint')
    .addColumn('ended_at_ms', 'bigint')
    .execute();
  await db.schema.createIndex('lessons_time').on('lessons').columns(['starts_at_ms', 'ends_at_ms']).execute();
  await db.schema.createIndex('lessons_teacher').on('lessons').columns(['teacher_id', 'starts_at_ms']).execute();
  await db.schema
    .createTable('lesson_classrooms')
    .addColumn('lesson_id', 'text', (c) => c.notNull().references('lessons.lesson_id').onDelete('cascade'))
    .addColumn('classroom_id', 'text', (c) => c.notNull().references('classrooms.classroom_id'))
    .addColumn('place', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('lesson_classrooms_pk', ['lesson_id', 'classroom_id'])
    .execute();
  await db.schema.createIndex('lesson_classrooms_classroom').on('lesson_classrooms').column('classroom_id').execute();
}

async function makeLessonLog(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('facts')
    .addColumn('lesson_id', 'text', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('at_ms', 'bigint', (c) => c.notNull())
    .addColumn('by_seat', 'text')
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('facts_pk', ['lesson_id', 'seq'])
    .execute();
  await db.schema
    .createTable('answers')
    .addColumn('lesson_id', 'text', (c) => c.notNull())
    .addColumn('seat_id', 'text', (c) => c.notNull())
    .addColumn('request_id', 'text', (c) => c.notNull())
    .addColumn('reply', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('answers_pk', ['lesson_id', 'seat_id', 'request_id'])
    .execute();
}

/** The tables of the first release. */
export async function makeFirstTables(db: Kysely<unknown>): Promise<void> {
  await makeDirectory(db);
  await makePeople(db);
  await makeDisplays(db);
  await makeSessions(db);
  await makeTimetable(db);
  await makeLessonLog(db);
}
