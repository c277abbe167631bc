import type { APIRequestContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LiveLessonInTest, openLiveLesson } from '../support/liveLesson.ts';
import { requestsOf } from '../support/people.ts';

let live: LiveLessonInTest;
let administrator: APIRequestContext;

const inState = (page: Page, state: string) => page.locator(`main[data-state="${state}"]`).waitFor({ timeout: 15_000 });

const leavesLobby = (page: Page) => page.locator('main:not([data-state="lobby"])').waitFor({ timeout: 15_000 });

beforeAll(async () => {
  live = await openLiveLesson();
  administrator = await requestsOf(live.server, 'admin');
  for (const { page } of live.displays) await inState(page, 'lobby');
});
afterAll(async () => {
  await administrator?.dispose();
  await live?.end();
});

it('lets a display go that is taken out of the plan, and the others wait on', async () => {
  const [gone, ...staying] = live.displays;
  const { lessonId, title, courseId, teacherId, startsAtMs, endsAtMs, listening } = live.lesson;
  const left = leavesLobby(gone.page);
  const response = await administrator.put(`${live.server.url}/api/lessons/${lessonId}`, {
    data: {
      title,
      courseId,
      teacherId,
      startsAtMs,
      endsAtMs,
      listening: listening.slice(1).map(({ classroomId }) => classroomId),
    },
  });
  expect(response.status()).toBe(200);
  await left;
  for (const { page } of staying) expect(await page.locator('main').getAttribute('data-state')).toBe('lobby');
});

it('tells the teacher that the lesson was removed, and lets everybody go', async () => {
  const [, two, three] = live.displays;
  const left = Promise.all([two, three].map(({ page }) => leavesLobby(page)));
  const told = live.teacher.getByText('没有找到这节课，可能已经删除。').waitFor({ timeout: 15_000 });
  const response = await administrator.delete(`${live.server.url}/api/lessons/${live.lesson.lessonId}`);
  expect(response.status()).toBe(200);
  await Promise.all([left, told]);
  expect(live.faults).toEqual([]);
});
