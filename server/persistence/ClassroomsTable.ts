import { AppError } from '../../shared/errors/index.ts';
import type { ClassroomId, SchoolId } from '../../shared/vocabulary/index.ts';
import type { ClassroomFields, ClassroomStore, StoredClassroom } from '../directory/ports.ts';
import { isTaken } from './openDatabase.ts';
import type { Database } from './tables.ts';

async function orTaken<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (cause) {
    throw isTaken(cause) ? new AppError('classroom.name-taken', {}, { cause }) : cause;
  }
}

/** What is set of a classroom, as its row keeps it. */
const rowOf = ({ recorded, ...fields }: ClassroomFields) => ({ ...fields, recorded: recorded ? 1 : 0 }) as const;

/** Classrooms in the database. A removed one stays for the lessons that it listened to. */
export class ClassroomsTable implements ClassroomStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async list(schoolId: SchoolId | null): Promise<StoredClassroom[]> {
    const all = this.#db
      .selectFrom('classrooms')
      .innerJoin('schools', 'schools.schoolId', 'classrooms.schoolId')
      .select([
        'classrooms.classroomId',
        'classrooms.schoolId',
        'classrooms.name',
        'classrooms.pupils',
        'classrooms.recorded',
        'schools.name as schoolName',
      ])
      .where('classrooms.removedAtMs', 'is', null)
      .orderBy('schools.name')
      .orderBy('classrooms.name');
    const rooms = await (schoolId === null ? all : all.where('classrooms.schoolId', '=', schoolId)).execute();
    const displays = await this.#displays(schoolId);
    return rooms.map((room) => ({
      ...room,
      recorded: room.recorded === 1,
      displays: displays
        .filter((of) => of.classroomId === room.classroomId)
        .map(({ classroomId: _, ...display }) => display),
    }));
  }

  async existing(classroomIds: readonly ClassroomId[]): Promise<ClassroomId[]> {
    if (classroomIds.length === 0) return [];
    const rows = await this.#db
      .selectFrom('classrooms')
      .select('classroomId')
      .where('classroomId', 'in', classroomIds)
      .where('removedAtMs', 'is', null)
      .execute();
    return rows.map((row) => row.classroomId);
  }

  async schoolOf(classroomId: ClassroomId): Promise<SchoolId | undefined> {
    const row = await this.#db
      .selectFrom('classrooms')
      .select('schoolId')
      .where('classroomId', '=', classroomId)
      .where('removedAtMs', 'is', null)
      .executeTakeFirst();
    return row?.schoolId;
  }

  async create(classroomId: ClassroomId, schoolId: SchoolId, fields: ClassroomFields): Promise<void> {
    await orTaken(
      this.#db
        .insertInto('classrooms')
        .values({ classroomId, schoolId, ...rowOf(fields), removedAtMs: null })
        .execute(),
    );
  }

  async update(classroomId: ClassroomId, fields: ClassroomFields): Promise<void> {
    await orTaken(
      this.#db.updateTable('classrooms').set(rowOf(fields)).where('classroomId', '=', classroomId).execute(),
    );
  }

  async isInUse(classroomId: ClassroomId): Promise<boolean> {
    const listed = await this.#db
      .selectFrom('lessonClassrooms')
      .innerJoin('lessons', 'lessons.lessonId', 'lessonClassrooms.lessonId')
      .select('lessons.lessonId')
      .where('classroomId', '=', classroomId)
      .where('phase', '!=', 'ended')
      .limit(1)
      .executeTakeFirst();
    return listed !== undefined;
  }

  async remove(classroomId: ClassroomId, atMs: number): Promise<void> {
    await this.#db
      .updateTable('classrooms')
      .set({ removedAtMs: atMs })
      .where('classroomId', '=', classroomId)
      .execute();
  }

  #displays(schoolId: SchoolId | null) {
    const all = this.#db
      .selectFrom('displays')
      .innerJoin('classrooms', 'classrooms.classroomId', 'displays.classroomId')
      .select(['displays.classroomId', 'displayId', 'label', 'pairedAtMs', 'pairedByName', 'lastSeenAtMs'])
      .where('revokedAtMs', 'is', null)
      .orderBy('pairedAtMs');
    return (schoolId === null ? all : all.where('schoolId', '=', schoolId)).execute();
  }
}
