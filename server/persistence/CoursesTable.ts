import type { Course } from '../../shared/api/index.ts';
import type { CourseId } from '../../shared/vocabulary/index.ts';
import type { CourseFields, CourseStore, Sight } from '../directory/ports.ts';
import type { Database } from './tables.ts';

/** Courses in the database. */
export class CoursesTable implements CourseStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  list(sight: Sight): Promise<Course[]> {
    let query = this.#courses().orderBy('courses.grade').orderBy('courses.title').orderBy('courses.courseId');
    if (sight.kind === 'school') query = query.where('courses.schoolId', '=', sight.schoolId);
    if (sight.kind === 'teacher') query = query.where('courses.teacherId', '=', sight.teacherId);
    return query.execute();
  }

  find(courseId: CourseId): Promise<Course | undefined> {
    return this.#courses().where('courses.courseId', '=', courseId).executeTakeFirst();
  }

  async create(courseId: CourseId, course: CourseFields): Promise<void> {
    await this.#db
      .insertInto('courses')
      .values({ courseId, ...course })
      .execute();
  }

  async update(courseId: CourseId, course: CourseFields): Promise<void> {
    await this.#db
      .updateTable('courses')
      .set({ ...course })
      .where('courseId', '=', courseId)
      .execute();
  }

  async remove(courseId: CourseId): Promise<void> {
    await this.#db.deleteFrom('courses').where('courseId', '=', courseId).execute();
  }

  #courses() {
    return this.#db
      .selectFrom('courses')
      .innerJoin('schools', 'schools.schoolId', 'courses.schoolId')
      .innerJoin('people', 'people.personId', 'courses.teacherId')
      .select([
        'courses.courseId',
        'courses.schoolId',
        'schools.name as schoolName',
        'courses.title',
        'courses.subject',
        'courses.grade',
        'courses.teacherId',
        'people.name as teacherName',
      ])
      .select((eb) =>
        eb
          .selectFrom('lessons')
          .select((inner) => inner.fn.countAll<number>().as('count'))
          .whereRef('lessons.courseId', '=', 'courses.courseId')
          .$asScalar()
          .$notNull()
          .as('lessons'),
      );
  }
}
