import type { APIRequestContext } from 'playwright-core';
import { request } from 'playwright-core';
import type { EndpointName, EndpointReply, UploadReply } from '../../../shared/api/index.ts';
import type { ClassroomId, DeckId, LessonId } from '../../../shared/vocabulary/index.ts';
import { becomeDisplay } from '../../support/displayKey.ts';
import { makePdf } from '../../support/pdf.ts';
import { requestsOf } from '../../support/people.ts';
import type { RunningServer } from '../../support/startServer.ts';
import { Seat } from './Seat.ts';

/** Of the demonstration's teachers the one who does not teach now. */
const TEACHER = 'wumo';

/** A live lesson in which every seat is taken. */
export type FullLesson = {
  readonly teacher: Seat;
  readonly displays: readonly Seat[];
  readonly deckId: DeckId;
  readonly close: () => Promise<void>;
};

/**
 * Plans a lesson for so many classrooms, gives it a deck of so many pages, pairs a display with each classroom, lets
 * everybody take their seats, and begins.
 */
export async function openFullLesson(
  server: RunningServer,
  { classrooms, pages }: { readonly classrooms: number; readonly pages: number },
): Promise<FullLesson> {
  const admin = await requestsOf(server, 'admin');
  const teaching = await requestsOf(server, TEACHER);
  const screens: APIRequestContext[] = [];
  const classroomIds = await makeClassrooms(server, admin, classrooms);
  const lessonId = await planLesson(server, admin, classroomIds);
  const { deckId } = await uploadDeck(server, teaching, { lessonId, pages });
  const teacher = await Seat.take(server, teaching, lessonId);
  const displays: Seat[] = [];
  for (const classroomId of classroomIds) {
    const screen = await request.newContext();
    screens.push(screen);
    await becomeDisplay({ request: screen, server, approver: admin, classroomId });
    displays.push(await Seat.take(server, screen, lessonId));
  }
  await teacher.ask('lesson.start', {});
  return {
    teacher,
    displays,
    deckId,
    close: async () => {
      for (const seat of [teacher, ...displays]) seat.close();
      for (const requests of [admin, teaching, ...screens]) await requests.dispose();
    },
  };
}

/** One school with all of them; names and rolls as schools have them. */
async function makeClassrooms(server: RunningServer, admin: APIRequestContext, count: number): Promise<ClassroomId[]> {
  const { schoolId } = await call<'schools.create'>(admin, `${server.url}/api/schools`, { name: '满座小学' });
  const classroomIds: ClassroomId[] = [];
  for (let n = 1; n <= count; n += 1) {
    const body = { schoolId, name: `三年级${n}班`, pupils: 30 };
    classroomIds.push((await call<'classrooms.create'>(admin, `${server.url}/api/classrooms`, body)).classroomId);
  }
  return classroomIds;
}

/** A lesson that has just begun by the timetable. */
async function planLesson(
  server: RunningServer,
  admin: APIRequestContext,
  listening: readonly ClassroomId[],
): Promise<LessonId> {
  const { courses } = await call<'courses.list'>(admin, `${server.url}/api/courses`);
  const course = courses.find(({ subject }) => subject === 'art');
  if (!course) throw new Error('the demonstration has no course of art');
  const { courseId, teacherId } = course;
  const startsAtMs = Date.now() - 60_000;
  const plan = { title: '满座', courseId, teacherId, startsAtMs, endsAtMs: startsAtMs + 40 * 60_000, listening };
  return (await call<'lessons.create'>(admin, `${server.url}/api/lessons`, plan)).lessonId;
}

async function uploadDeck(
  server: RunningServer,
  teaching: APIRequestContext,
  { lessonId, pages }: { readonly lessonId: LessonId; readonly pages: number },
): Promise<UploadReply['deck']> {
  const file = makePdf(Array.from({ length: pages }, (_, page) => ({ text: `第${page + 1}页` })));
  const response = await teaching.put(
    `${server.url}/api/lessons/${lessonId}/decks?title=${encodeURIComponent('满座')}`,
    {
      headers: { 'content-type': 'application/octet-stream' },
      data: file,
    },
  );
  if (!response.ok()) throw new Error(`upload: ${response.status()} ${await response.text()}`);
  const { deck }: UploadReply = await response.json();
  return deck;
}

/** Reads, or with a body posts. Throws what the server says when it refuses. */
async function call<N extends EndpointName>(
  requests: APIRequestContext,
  url: string,
  data?: unknown,
): Promise<EndpointReply<N>> {
  const response = await (data === undefined ? requests.get(url) : requests.post(url, { data }));
  if (!response.ok()) throw new Error(`${url}: ${response.status()} ${await response.text()}`);
  return response.json();
}
