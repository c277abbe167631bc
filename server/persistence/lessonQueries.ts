import type { LessonId } from '../../shared/vocabulary/index.ts';
import type { StoredLesson } from '../directory/ports.ts';
import type { Database } from './tables.ts';

/** Lessons with the names that belong to them, earliest first. */
export function lessonsWhole(db: Database) {
  return db
    .selectFrom('lessons')
    .innerJoin('courses', 'courses.courseId', 'lessons.courseId')
    .innerJoin('schools', 'schools.schoolId', 'courses.schoolId')
    .innerJoin('people', 'people.personId', 'lessons.teacherId')
    .select([
      'lessons.lessonId',
      'lessons.title',
      'lessons.courseId',
      'courses.title as courseTitle',
      'courses.subject',
      'courses.grade',
      'courses.schoolId',
      'schools.name as schoolName',
      'lessons.teacherId',
      'people.name as teacherName',
      'lessons.startsAtMs',
      'lessons.endsAtMs',
      'lessons.phase',
      'lessons.startedAtMs',
      'lessons.endedAtMs',
      'lessons.recorded',
    ])
    .orderBy('lessons.startsAtMs')
    .orderBy('lessons.lessonId');
}

type Listening = StoredLesson['listening'][number];

/** The classrooms that listen to each of these lessons, in the order of the plan. */
export async function listeningOf(db: Database, lessonIds: readonly LessonId[]): Promise<Map<LessonId, Listening[]>> {
  const byLesson = new Map<LessonId, Listening[]>();
  if (lessonIds.length === 0) return byLesson;
  const rows = await db
    .selectFrom('lessonClassrooms')
    .innerJoin('classrooms', 'classrooms.classroomId', 'lessonClassrooms.classroomId')
    .innerJoin('schools', 'schools.schoolId', 'classrooms.schoolId')
    .select([
      'lessonId',
      'classrooms.classroomId',
      'classrooms.name',
      'classrooms.schoolId',
      'schools.name as schoolName',
      'pupils',
      'classrooms.recorded',
    ])
    .where('lessonId', 'in', lessonIds)
    .orderBy('place')
    .execute();
  for (const { lessonId, recorded, ...classroom } of rows)
    byLesson.set(lessonId, [...(byLesson.get(lessonId) ?? []), { ...classroom, recorded: recorded === 1 }]);
  return byLesson;
}
