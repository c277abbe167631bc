import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LessonId } from '../../../shared/vocabulary/index.ts';
import { addSchool, type TestSchool } from '../../support/district.ts';
import { must } from '../../support/socketOf.ts';
import { TestApp, type TestBrowser } from '../../support/TestApp.ts';

const WINDOW = '7f0f3c9c-93a3-4b02-8d9d-5b8f6d6d1c01';

/** Whoever loses the right to be there is gone within this time, in ms. */
const GONE_WITHIN_MS = 2_000;

let app: TestApp;
let school: TestSchool;
let administrator: TestBrowser;
let lessonId: LessonId;
let teacher: Socket;

const lesson = () => ({
  title: '茉莉花',
  courseId: school.courseId,
  teacherId: school.teacherId,
  startsAtMs: Date.now(),
  endsAtMs: Date.now() + 40 * 60_000,
  listening: [],
});

beforeEach(async () => {
  app = await TestApp.start({
    fill: async (stores) => {
      school = await addSchool(stores, 'a');
    },
  });
  administrator = await app.as('a-admin');
  ({ lessonId } = await administrator.must('lessons.create', { body: lesson() }));
  const { cookie } = await app.as('a-teacher');
  teacher = io(app.url, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie } });
  await new Promise((resolve) => teacher.once('hello', resolve));
  await must(teacher, 'lesson.join', { lessonId, windowId: WINDOW, takeOver: false });
});
afterEach(async () => {
  teacher.close();
  await app.close();
});

/** Why the teacher has lost their seat; rejects when nobody says so in time. */
const lost = () =>
  new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('still seated')), GONE_WITHIN_MS);
    teacher.once('seat.lost', ({ code }: { code: string }) => {
      clearTimeout(late);
      resolve(code);
    });
  });

it('a teacher in the lobby loses the seat when the administration gives the lesson to another', async () => {
  const { personId } = await administrator.must('people.create', {
    body: { name: '吴老师', signInName: 'wu', roles: ['teacher'], schoolId: school.schoolId },
  });
  const losing = lost();
  await administrator.must('lessons.update', { params: { lessonId }, body: { ...lesson(), teacherId: personId } });
  expect(await losing).toBe('lesson.not-yours');
});

it('a teacher in the lobby loses the seat when the administration removes the lesson', async () => {
  const losing = lost();
  await administrator.must('lessons.remove', { params: { lessonId } });
  expect(await losing).toBe('lesson.not-found');
});

it('a lesson that has begun is neither changed nor removed', async () => {
  await must(teacher, 'lesson.start', {});
  expect(await administrator.code('lessons.update', { params: { lessonId }, body: lesson() })).toBe(
    'lesson.already-live',
  );
  expect(await administrator.code('lessons.remove', { params: { lessonId } })).toBe('lesson.already-live');
  expect((await must(teacher, 'lesson.read', {})).state.phase).toBe('live');
});
