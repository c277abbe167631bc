import type { School } from '../../shared/api/index.ts';
import { AppError } from '../../shared/errors/index.ts';
import type { SchoolId } from '../../shared/vocabulary/index.ts';
import type { SchoolStore } from '../directory/ports.ts';
import { isTaken } from './openDatabase.ts';
import type { Database } from './tables.ts';

async function orTaken<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (cause) {
    throw isTaken(cause) ? new AppError('school.name-taken', {}, { cause }) : cause;
  }
}

/** Schools in the database. A removed one stays for the lessons that it was in. */
export class SchoolsTable implements SchoolStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  list(): Promise<School[]> {
    return this.#schools().orderBy('schools.name').execute();
  }

  find(schoolId: SchoolId): Promise<School | undefined> {
    return this.#schools().where('schools.schoolId', '=', schoolId).executeTakeFirst();
  }

  async create(schoolId: SchoolId, name: string): Promise<void> {
    await orTaken(this.#db.insertInto('schools').values({ schoolId, name, removedAtMs: null }).execute());
  }

  async rename(schoolId: SchoolId, name: string): Promise<void> {
    await orTaken(this.#db.updateTable('schools').set({ name }).where('schoolId', '=', schoolId).execute());
  }

  async isInUse(schoolId: SchoolId): Promise<boolean> {
    const school = await this.find(schoolId);
    const course = await this.#db
      .selectFrom('courses')
      .select('courseId')
      .where('schoolId', '=', schoolId)
      .limit(1)
      .executeTakeFirst();
    return course !== undefined || (school !== undefined && school.classrooms + school.people > 0);
  }

  async remove(schoolId: SchoolId, atMs: number): Promise<void> {
    await this.#db.updateTable('schools').set({ removedAtMs: atMs }).where('schoolId', '=', schoolId).execute();
  }

  #schools() {
    return this.#db
      .selectFrom('schools')
      .select(['schools.schoolId', 'schools.name'])
      .select((eb) => [
        eb
          .selectFrom('classrooms')
          .select((inner) => inner.fn.countAll<number>().as('count'))
          .whereRef('classrooms.schoolId', '=', 'schools.schoolId')
          .where('classrooms.removedAtMs', 'is', null)
          .$asScalar()
          .$notNull()
          .as('classrooms'),
        eb
          .selectFrom('people')
          .select((inner) => inner.fn.countAll<number>().as('count'))
          .whereRef('people.schoolId', '=', 'schools.schoolId')
          .$asScalar()
          .$notNull()
          .as('people'),
      ])
      .where('schools.removedAtMs', 'is', null);
  }
}
