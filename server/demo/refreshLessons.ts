import { AppError } from '../../shared/errors/index.ts';
import { idPrefixes, LessonId } from '../../shared/vocabulary/index.ts';
import { newId } from '../platform/newId.ts';
import { demoLessons } from './demoDistrict.ts';
import type { DemoStores } from './seedDemo.ts';

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;

/** Takes away the demonstration's lessons that were planned by an earlier start and never taught. */
async function removeStale({ lessons }: DemoStores, nowMs: number): Promise<void> {
  const titles = new Set(demoLessons.map((lesson) => lesson.title));
  const planned = await lessons.list({ kind: 'all' }, { fromMs: nowMs - WEEK_MS, toMs: nowMs + WEEK_MS }, 500);
  for (const lesson of planned)
    if (lesson.phase === 'planned' && titles.has(lesson.title)) await lessons.remove(lesson.lessonId);
}

/**
 * Plans the demonstration's lessons around now, so that each start has one that can be taught at once. One that is
 * still going on from before the restart keeps its place.
 */
export async function refreshLessons(stores: DemoStores, nowMs: number): Promise<void> {
  await removeStale(stores, nowMs);
  const [courses, classrooms] = await Promise.all([stores.courses.list({ kind: 'all' }), stores.classrooms.list(null)]);
  for (const { title, course: courseTitle, fromMin, toMin, listening } of demoLessons) {
    const course = courses.find((known) => known.title === courseTitle);
    // Somebody has tidied the demonstration up: nothing to plan.
    if (!course) continue;
    const plan = {
      title,
      courseId: course.courseId,
      teacherId: course.teacherId,
      startsAtMs: nowMs + fromMin * MINUTE_MS,
      endsAtMs: nowMs + toMin * MINUTE_MS,
      listening: classrooms.filter((room) => listening.includes(room.schoolName)).map((room) => room.classroomId),
    };
    try {
      await stores.lessons.create(newId(LessonId, idPrefixes.lesson), plan);
    } catch (thrown) {
      if (!(thrown instanceof AppError && thrown.code === 'lesson.conflict')) throw thrown;
    }
  }
}
