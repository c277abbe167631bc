import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Audience } from '../../shared/api/index.ts';
import type { PersonId, SchoolId, TakeId, TrackFileId } from '../../shared/vocabulary/index.ts';
import type { LibraryStore, StoredTake, TakeFilter, TakeSight } from '../library/ports.ts';
import type { StoredTrackFile } from '../recording/takeStore.ts';
import { listeningOf } from './lessonQueries.ts';
import type { Database, Tables } from './tables.ts';

/** The library in the database: takes with the lessons they are of. */
export class LibraryTable implements LibraryStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async list(sight: TakeSight, filter: TakeFilter, limit: number): Promise<StoredTake[]> {
    const query = takesWhole(this.#db)
      .where((eb) => eb.and([...withinSight(eb, sight), ...fitting(eb, filter)]))
      .orderBy('takes.beganAtMs', 'desc')
      .orderBy('takes.takeId')
      .limit(limit);
    return this.#complete(query);
  }

  async find(takeId: TakeId): Promise<StoredTake | undefined> {
    const [take] = await this.#complete(takesWhole(this.#db).where('takes.takeId', '=', takeId));
    return take;
  }

  async setAudience(takeId: TakeId, audience: Audience): Promise<void> {
    await this.#db.updateTable('takes').set({ audience }).where('takeId', '=', takeId).execute();
  }

  remove(takeId: TakeId, removedAtMs: number): Promise<void> {
    return this.#db.transaction().execute(async (tx) => {
      await tx
        .updateTable('takes')
        .set({ removedAtMs })
        .where('takeId', '=', takeId)
        .where('removedAtMs', 'is', null)
        .execute();
      await tx.deleteFrom('trackFiles').where('takeId', '=', takeId).execute();
      // What was coded cannot be checked any more without the lesson, and it is about people.
      await tx.deleteFrom('studies').where('takeId', '=', takeId).execute();
      await tx.deleteFrom('shares').where('takeId', '=', takeId).execute();
      await tx
        .deleteFrom('marks')
        .where((eb) => eb.exists(takeAround(eb, takeId)))
        .execute();
    });
  }

  async beganBefore(atMs: number, limit: number): Promise<TakeId[]> {
    const rows = await this.#db
      .selectFrom('takes')
      .select('takeId')
      .where('removedAtMs', 'is', null)
      .where('endedAtMs', 'is not', null)
      .where('beganAtMs', '<', atMs)
      .orderBy('beganAtMs')
      .limit(limit)
      .execute();
    return rows.map(({ takeId }) => takeId);
  }

  async removedWithFiles(limit: number): Promise<TakeId[]> {
    const rows = await this.#db
      .selectFrom('takes')
      .select('takeId')
      .where('removedAtMs', 'is not', null)
      .where('filesGone', '=', 0)
      .limit(limit)
      .execute();
    return rows.map(({ takeId }) => takeId);
  }

  async noteFilesGone(takeId: TakeId): Promise<void> {
    await this.#db.updateTable('takes').set({ filesGone: 1 }).where('takeId', '=', takeId).execute();
  }

  filesOf(takeId: TakeId): Promise<StoredTrackFile[]> {
    return this.#db
      .selectFrom('trackFiles')
      .selectAll()
      .where('takeId', '=', takeId)
      .orderBy('startAtMs')
      .orderBy('trackFileId')
      .execute();
  }

  findFile(trackFileId: TrackFileId): Promise<StoredTrackFile | undefined> {
    return this.#db.selectFrom('trackFiles').selectAll().where('trackFileId', '=', trackFileId).executeTakeFirst();
  }

  async #complete(query: {
    execute(): Promise<readonly Omit<StoredTake, 'listening' | 'invited'>[]>;
  }): Promise<StoredTake[]> {
    const takes = await query.execute();
    const listening = await listeningOf(
      this.#db,
      takes.map(({ lessonId }) => lessonId),
    );
    const invited = await this.#invitedTo(takes.map(({ takeId }) => takeId));
    return takes.map((take) => ({
      ...take,
      invited: invited.filter(({ takeId }) => takeId === take.takeId).map(({ personId }) => personId),
      listening: (listening.get(take.lessonId) ?? []).map(({ classroomId, name, schoolName, schoolId }) => ({
        classroomId,
        name,
        schoolName,
        schoolId,
      })),
    }));
  }

  async #invitedTo(takeIds: readonly TakeId[]) {
    if (takeIds.length === 0) return [];
    return this.#db
      .selectFrom('studyPeople')
      .innerJoin('studies', 'studies.studyId', 'studyPeople.studyId')
      .select(['studies.takeId', 'studyPeople.personId'])
      .where('studies.takeId', 'in', takeIds)
      .where('studyPeople.opensTake', '=', 1)
      .execute();
  }
}

/** The take, if a mark begins in it. Nobody could ever see such a mark again, nor remove it. */
function takeAround(eb: ExpressionBuilder<Tables, 'marks'>, takeId: TakeId) {
  return eb
    .selectFrom('takes')
    .select('takes.takeId')
    .where('takes.takeId', '=', takeId)
    .whereRef('takes.lessonId', '=', 'marks.lessonId')
    .whereRef('takes.beganAtMs', '<=', 'marks.fromMs')
    .whereRef('takes.endedAtMs', '>=', 'marks.fromMs');
}

function takesWhole(db: Database) {
  return db
    .selectFrom('takes')
    .innerJoin('lessons', 'lessons.lessonId', 'takes.lessonId')
    .innerJoin('courses', 'courses.courseId', 'lessons.courseId')
    .innerJoin('schools', 'schools.schoolId', 'courses.schoolId')
    .innerJoin('people', 'people.personId', 'lessons.teacherId')
    .where('takes.removedAtMs', 'is', null)
    .select([
      'takes.takeId',
      'takes.lessonId',
      'takes.beganAtMs',
      'takes.endedAtMs',
      'takes.audience',
      'lessons.title',
      'courses.title as courseTitle',
      'courses.subject',
      'courses.grade',
      'courses.schoolId',
      'schools.name as schoolName',
      'lessons.teacherId',
      'people.name as teacherName',
    ])
    .select((eb) =>
      eb
        .selectFrom('keptFiles')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('keptFiles.takeId', '=', 'takes.takeId')
        .where('keptFiles.damagedAtMs', 'is not', null)
        .$asScalar()
        .$notNull()
        .as('damagedFiles'),
    );
}

type Joined = ExpressionBuilder<Tables, 'takes' | 'lessons' | 'courses' | 'schools' | 'people'>;

/** As `mayWatch`. */
function withinSight(eb: Joined, sight: TakeSight): Expression<SqlBool>[] {
  if (sight.kind === 'all') return [];
  const { personId, schoolId, reaches } = sight;
  const ways = [eb('takes.audience', '=', 'district'), eb('lessons.teacherId', '=', personId), invites(eb, personId)];
  if (schoolId === null) return [eb.or(ways)];
  const taught = eb('courses.schoolId', '=', schoolId);
  const shown = eb.and([eb('takes.audience', '=', 'school'), eb.or([taught, listens(eb, schoolId)])]);
  return [eb.or([...ways, shown, ...(reaches ? [taught] : [])])];
}

/** Whether somebody is in a study of the take, by the invitation of whoever manages it. */
function invites(eb: Joined, personId: PersonId): Expression<SqlBool> {
  return eb.exists(
    eb
      .selectFrom('studyPeople')
      .innerJoin('studies', 'studies.studyId', 'studyPeople.studyId')
      .select('studies.studyId')
      .whereRef('studies.takeId', '=', 'takes.takeId')
      .where('studyPeople.personId', '=', personId)
      .where('studyPeople.opensTake', '=', 1),
  );
}

function fitting(eb: Joined, filter: TakeFilter): Expression<SqlBool>[] {
  const { words, subject, grade, schoolId, teacherId, fromMs, toMs } = filter;
  return [
    ...words.map((word) => mentions(eb, word)),
    ...(subject === undefined ? [] : [eb('courses.subject', '=', subject)]),
    ...(grade === undefined ? [] : [eb('courses.grade', '=', grade)]),
    ...(teacherId === undefined ? [] : [eb('lessons.teacherId', '=', teacherId)]),
    ...(fromMs === undefined ? [] : [eb('takes.beganAtMs', '>=', fromMs)]),
    ...(toMs === undefined ? [] : [eb('takes.beganAtMs', '<', toMs)]),
    ...(schoolId === undefined ? [] : [eb.or([eb('courses.schoolId', '=', schoolId), listens(eb, schoolId)])]),
  ];
}

/** Whether one of the names of a take has a word in it, large or small letters alike. */
function mentions(eb: Joined, word: string): Expression<SqlBool> {
  const pattern = `%${word.toLowerCase().replace(/[!%_]/g, '!$&')}%`;
  const has = (name: string) => sql<SqlBool>`lower(${sql.ref(name)}) like ${pattern} escape '!'`;
  return eb.or([
    ...['lessons.title', 'courses.title', 'people.name', 'schools.name'].map(has),
    eb.exists(
      listeners(eb)
        .innerJoin('schools as listeningSchools', 'listeningSchools.schoolId', 'classrooms.schoolId')
        .where(has('listeningSchools.name')),
    ),
  ]);
}

/** Whether a classroom of a school listens in the lesson. */
function listens(eb: Joined, schoolId: SchoolId): Expression<SqlBool> {
  return eb.exists(listeners(eb).where('classrooms.schoolId', '=', schoolId));
}

function listeners(eb: Joined) {
  return eb
    .selectFrom('lessonClassrooms')
    .innerJoin('classrooms', 'classrooms.classroomId', 'lessonClassrooms.classroomId')
    .select('lessonClassrooms.lessonId')
    .whereRef('lessonClassrooms.lessonId', '=', 'lessons.lessonId');
}
