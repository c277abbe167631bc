import { AppError } from '../../shared/errors/index.ts';
import { idPrefixes, LessonId } from '../../shared/vocabulary/index.ts';
import type { StoredLesson } from '../directory/ports.ts';
import { newId } from '../platform/newId.ts';
import { type DemoLesson, demoLessons } from './demoDistrict.ts';
import type { DemoStores } from './seedDemo.ts';

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;

/** A lesson whose time is now looks as if it had begun at most this long ago, however often the server is restarted. */
const BEGUN_AGO_MS = 5 * MINUTE_MS;

/**
 * Plans the demonstration's lessons around now, so that each start has one that can be taught at once. A lesson keeps
 * its id, since somebody may be waiting in it: one whose time is now gets its full time again, one whose time is over
 * is moved, and one that is still to come or is live stays as it is.
 */
export async function refreshLessons(stores: DemoStores, nowMs: number): Promise<void> {
  const span = { fromMs: nowMs - WEEK_MS, toMs: nowMs + WEEK_MS };
  const planned = (await stores.lessons.list({ kind: 'all' }, span, 500)).filter(({ phase }) => phase === 'planned');
  for (const lesson of demoLessons) {
    const known = planned.filter(({ title }) => title === lesson.title);
    const isNow = ({ startsAtMs, endsAtMs }: StoredLesson) => startsAtMs <= nowMs && nowMs < endsAtMs;
    const kept = known.find(isNow) ?? known[0];
    await unlessTaken(kept ? move(stores, kept, lesson, nowMs) : plan(stores, lesson, nowMs));
  }
}

/** Somebody's own lesson, or one that is live, may have the time: then it stays as it is. */
async function unlessTaken(planning: Promise<void>): Promise<void> {
  try {
    await planning;
  } catch (thrown) {
    if (!(thrown instanceof AppError && thrown.code === 'lesson.conflict')) throw thrown;
  }
}

async function plan(stores: DemoStores, lesson: DemoLesson, nowMs: number): Promise<void> {
  const [courses, classrooms] = await Promise.all([stores.courses.list({ kind: 'all' }), stores.classrooms.list(null)]);
  const course = courses.find((known) => known.title === lesson.course);
  // Somebody has tidied the demonstration up: nothing to plan.
  if (!course) return;
  await stores.lessons.create(newId(LessonId, idPrefixes.lesson), {
    title: lesson.title,
    courseId: course.courseId,
    teacherId: course.teacherId,
    startsAtMs: nowMs + lesson.fromMin * MINUTE_MS,
    endsAtMs: nowMs + lesson.toMin * MINUTE_MS,
    recorded: false,
    listening: classrooms
      .filter((room) => lesson.listening.includes(room.schoolName))
      .map(({ classroomId }) => classroomId),
  });
}

async function move({ lessons }: DemoStores, known: StoredLesson, lesson: DemoLesson, nowMs: number): Promise<void> {
  if (known.startsAtMs > nowMs) return;
  const isOver = known.endsAtMs <= nowMs;
  const startsAtMs = isOver ? nowMs + lesson.fromMin * MINUTE_MS : Math.max(known.startsAtMs, nowMs - BEGUN_AGO_MS);
  const { title, courseId, teacherId, recorded } = known;
  await lessons.update(known.lessonId, {
    title,
    courseId,
    teacherId,
    startsAtMs,
    recorded,
    endsAtMs: startsAtMs + (lesson.toMin - lesson.fromMin) * MINUTE_MS,
    listening: known.listening.map(({ classroomId }) => classroomId),
  });
}
