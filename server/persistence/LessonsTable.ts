import { AppError } from '../../shared/errors/index.ts';
import type { ClassroomId, LessonId, PersonId } from '../../shared/vocabulary/index.ts';
import type { LessonFields, LessonStore, Sight, Span, StoredLesson } from '../directory/ports.ts';
import type { Flag } from './flag.ts';
import { lessonsWhole, listeningOf } from './lessonQueries.ts';
import type { Database, DatabaseTransaction } from './tables.ts';

/** The timetable in the database. */
export class LessonsTable implements LessonStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  list(sight: Sight, { fromMs, toMs }: Span, limit: number): Promise<StoredLesson[]> {
    return this.#complete(
      this.#seenBy(sight).where('startsAtMs', '<', toMs).where('endsAtMs', '>', fromMs).limit(limit),
    );
  }

  listLive(sight: Sight, limit: number): Promise<StoredLesson[]> {
    const query = this.#seenBy(sight).where('phase', '=', 'live').clearOrderBy();
    return this.#complete(query.orderBy('startedAtMs').orderBy('lessons.lessonId').limit(limit));
  }

  listToday(teacherId: PersonId, { fromMs, toMs }: Span): Promise<StoredLesson[]> {
    const query = lessonsWhole(this.#db)
      .where('lessons.teacherId', '=', teacherId)
      .where((eb) =>
        eb.or([eb('phase', '=', 'live'), eb.and([eb('startsAtMs', '<', toMs), eb('endsAtMs', '>', fromMs)])]),
      );
    return this.#complete(query);
  }

  listFor(classroomId: ClassroomId, fromMs: number, limit: number): Promise<StoredLesson[]> {
    const query = lessonsWhole(this.#db)
      .innerJoin('lessonClassrooms', 'lessonClassrooms.lessonId', 'lessons.lessonId')
      .where('lessonClassrooms.classroomId', '=', classroomId)
      .where((eb) => eb.or([eb('phase', '=', 'live'), eb('endsAtMs', '>', fromMs)]))
      .limit(limit);
    return this.#complete(query);
  }

  async find(lessonId: LessonId): Promise<StoredLesson | undefined> {
    const [lesson] = await this.#complete(lessonsWhole(this.#db).where('lessons.lessonId', '=', lessonId));
    return lesson;
  }

  create(lessonId: LessonId, fields: LessonFields): Promise<void> {
    return this.#alone(async (tx) => {
      await mustFit(tx, lessonId, fields);
      await tx
        .insertInto('lessons')
        .values({ lessonId, ...rowOf(fields), phase: 'planned', startedAtMs: null, endedAtMs: null })
        .execute();
      await setListening(tx, lessonId, fields.listening);
    });
  }

  update(lessonId: LessonId, fields: LessonFields): Promise<void> {
    return this.#alone(async (tx) => {
      await mustBePlanned(tx, lessonId);
      await mustFit(tx, lessonId, fields);
      await tx.updateTable('lessons').set(rowOf(fields)).where('lessonId', '=', lessonId).execute();
      await setListening(tx, lessonId, fields.listening);
    });
  }

  remove(lessonId: LessonId): Promise<void> {
    return this.#alone(async (tx) => {
      await mustBePlanned(tx, lessonId);
      await tx.deleteFrom('lessons').where('lessonId', '=', lessonId).execute();
    });
  }

  /** The lessons that somebody may see: of a school, those that it teaches and those that it listens to. */
  #seenBy(sight: Sight) {
    const query = lessonsWhole(this.#db);
    if (sight.kind === 'all') return query;
    if (sight.kind === 'teacher') return query.where('lessons.teacherId', '=', sight.teacherId);
    const { schoolId } = sight;
    return query.where((eb) =>
      eb.or([
        eb('courses.schoolId', '=', schoolId),
        eb.exists(
          eb
            .selectFrom('lessonClassrooms')
            .innerJoin('classrooms', 'classrooms.classroomId', 'lessonClassrooms.classroomId')
            .select('lessonClassrooms.lessonId')
            .whereRef('lessonClassrooms.lessonId', '=', 'lessons.lessonId')
            .where('classrooms.schoolId', '=', schoolId),
        ),
      ]),
    );
  }

  /** One change of the timetable at a time, on every server that shares the database: two could each look free alone. */
  #alone(change: (tx: DatabaseTransaction) => Promise<void>): Promise<void> {
    return this.#db.transaction().execute(async (tx) => {
      const turn = { key: 'timetable.turn', value: '' };
      await tx
        .insertInto('settings')
        .values(turn)
        .onConflict((taken) => taken.column('key').doUpdateSet(turn))
        .execute();
      await change(tx);
    });
  }

  async #complete(query: { execute(): Promise<LessonRow[]> }): Promise<StoredLesson[]> {
    const lessons = await query.execute();
    const listening = await listeningOf(
      this.#db,
      lessons.map((lesson) => lesson.lessonId),
    );
    return lessons.map(({ recorded, ...lesson }) => ({
      ...lesson,
      recorded: recorded === 1,
      listening: listening.get(lesson.lessonId) ?? [],
    }));
  }
}

type LessonRow = Omit<StoredLesson, 'listening' | 'recorded'> & { readonly recorded: Flag };

/** What is set of a lesson, as its row keeps it. */
function rowOf({ listening: _, recorded, ...fields }: LessonFields) {
  return { ...fields, recorded: recorded ? 1 : 0 } as const;
}

async function setListening(
  tx: DatabaseTransaction,
  lessonId: LessonId,
  listening: readonly ClassroomId[],
): Promise<void> {
  await tx.deleteFrom('lessonClassrooms').where('lessonId', '=', lessonId).execute();
  if (listening.length === 0) return;
  await tx
    .insertInto('lessonClassrooms')
    .values(listening.map((classroomId, place) => ({ lessonId, classroomId, place })))
    .execute();
}

async function mustBePlanned(tx: DatabaseTransaction, lessonId: LessonId): Promise<void> {
  const lesson = await tx.selectFrom('lessons').select('phase').where('lessonId', '=', lessonId).executeTakeFirst();
  if (!lesson) throw new AppError('lesson.not-found', { lessonId });
  if (lesson.phase === 'live') throw new AppError('lesson.already-live', { lessonId });
  if (lesson.phase === 'ended') throw new AppError('lesson.ended', { lessonId });
}

/** Refuses a plan whose teacher or classroom is in another lesson at the same time. */
async function mustFit(tx: DatabaseTransaction, lessonId: LessonId, plan: LessonFields): Promise<void> {
  const sameTime = tx
    .selectFrom('lessons')
    .where('lessons.lessonId', '!=', lessonId)
    .where('phase', '!=', 'ended')
    .where('startsAtMs', '<', plan.endsAtMs)
    .where('endsAtMs', '>', plan.startsAtMs);
  const teaching = await sameTime
    .innerJoin('people', 'people.personId', 'lessons.teacherId')
    .select(['title', 'people.name as who'])
    .where('lessons.teacherId', '=', plan.teacherId)
    .limit(1)
    .executeTakeFirst();
  const clash =
    teaching ??
    (plan.listening.length > 0
      ? await sameTime
          .innerJoin('lessonClassrooms', 'lessonClassrooms.lessonId', 'lessons.lessonId')
          .innerJoin('classrooms', 'classrooms.classroomId', 'lessonClassrooms.classroomId')
          .select(['title', 'classrooms.name as who'])
          .where('classrooms.classroomId', 'in', plan.listening)
          .limit(1)
          .executeTakeFirst()
      : undefined);
  if (clash) throw new AppError('lesson.conflict', { with: clash.title, who: clash.who });
}
