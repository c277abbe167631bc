import type { Lesson } from '../../../shared/api/index.ts';
import type { LessonId, SchoolId } from '../../../shared/vocabulary/index.ts';

/** A lesson of the timetable as far as drills need it. */
type PlannedLesson = Pick<Lesson, 'title' | 'schoolName' | 'teacherName' | 'phase'> & {
  readonly schoolId: SchoolId;
  readonly listening: readonly Pick<Lesson['listening'][number], 'classroomId' | 'name' | 'schoolName'>[];
};

/** Where the timetable is kept. */
export interface PlannedLessons {
  find(lessonId: LessonId): Promise<PlannedLesson | undefined>;
}
