import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { foldLog } from '../../shared/lesson/fold.ts';
import { type LiveLessonInTest, openLiveLesson } from '../support/liveLesson.ts';
import { moves, soundsLike } from '../support/measure.ts';
import { storedFacts } from '../support/storedFacts.ts';

const TEACHER_PICTURE = 'figure[data-kind="teacher-camera"][data-stream] video';

let live: LiveLessonInTest;
/** Who sat where before anything was killed. */
let seatsBefore: Record<string, string>;

const inState = (page: Page, state: string) => page.locator(`main[data-state="${state}"]`).waitFor({ timeout: 20_000 });

/** A window that is loaded anew loses this mark. */
const mark = (page: Page) => page.evaluate(() => void Object.assign(window, { notReloaded: true }));
const wasNotReloaded = (page: Page) => page.evaluate(() => 'notReloaded' in window);

beforeAll(async () => {
  live = await openLiveLesson();
  for (const { page } of live.displays) await inState(page, 'lobby');
  await live.teacher.getByRole('button', { name: '上课', exact: true }).click();
  for (const { page } of live.displays) await inState(page, 'live');
  await live.teacher
    .getByRole('button', { name: new RegExp(`请${live.displays[0].name}发言`) })
    .first()
    .click();
  for (const page of [live.teacher, ...live.displays.map((display) => display.page)]) await mark(page);
  await live.teacher.getByRole('button', { name: /请回/ }).first().waitFor();
  seatsBefore = await seatsNow();
  expect(Object.keys(seatsBefore)).toHaveLength(5);
});
afterAll(() => live?.end());

/** The seat of each classroom and of the teacher, and who is on stage, as the stored log tells. */
async function seatsNow(): Promise<Record<string, string>> {
  const facts = await storedFacts(live.server.dataDir, live.lesson.lessonId);
  const { seats, floor } = foldLog(facts);
  const held = Object.values(seats).filter(({ presence }) => presence === 'here');
  return {
    ...Object.fromEntries(held.map(({ name, seatId }) => [name, seatId])),
    onStage: floor.map(({ seatId }) => seatId).join(),
  };
}

async function everythingIsBack(): Promise<void> {
  const [one, two, three] = live.displays;
  for (const { page } of [one, two, three]) expect(await moves(page, TEACHER_PICTURE, 15_000)).toBe(true);
  // Who was on stage still is, and is heard by the others.
  for (const listener of [two, three])
    expect(await soundsLike(listener.page, { hz: one.toneHz, heard: true, withinMs: 15_000 })).toBe(true);
  await live.teacher.getByRole('button', { name: /请回/ }).first().waitFor();
  for (const page of [live.teacher, one.page, two.page, three.page]) expect(await wasNotReloaded(page)).toBe(true);
  expect(await seatsNow()).toEqual(seatsBefore);
}

it('goes on after the media worker was killed, without a person and without a reload', async () => {
  const [pid] = live.server.workerPids().slice(-1);
  if (!pid) throw new Error('no worker was started');
  process.kill(pid, 'SIGKILL');
  await everythingIsBack();
});

it('goes on after the server was killed: the same seats, the same classroom on stage', async () => {
  await live.server.crashAndRestart();
  await everythingIsBack();
});

it('goes on after a hung worker was noticed and replaced', async () => {
  const [pid] = live.server.workerPids().slice(-1);
  if (!pid) throw new Error('no worker was started');
  process.kill(pid, 'SIGSTOP');
  const until = Date.now() + 20_000;
  while (live.server.workerPids().at(-1) === pid && Date.now() < until) await live.teacher.waitForTimeout(100);
  expect(live.server.workerPids().at(-1)).not.toBe(pid);
  await everythingIsBack();
});

it('lets a display whose browser crashed back into the lesson when it is opened again, without a key press', async () => {
  const [, two] = live.displays;
  const context = two.page.context();
  const url = two.page.url();
  await two.page.close();
  const again = await context.newPage();
  await again.goto(url);
  await inState(again, 'live');
  expect(await moves(again, TEACHER_PICTURE, 15_000)).toBe(true);
});

it('cuts a revoked display off, whatever it is doing', async () => {
  const [, , three] = live.displays;
  const admin = await live.browser.newContext();
  await admin.request.post(`${live.server.url}/api/session`, { data: live.server.account('admin') });
  const { classrooms } = await (await admin.request.get(`${live.server.url}/api/classrooms`)).json();
  const classroom = classrooms.find(
    (known: { schoolName: string; name: string }) => `${known.schoolName} ${known.name}` === three.name,
  );
  const [display] = classroom.displays;
  await admin.request.delete(`${live.server.url}/api/displays/${display.displayId}`);
  await three.page.locator('main:not([data-state="live"])').waitFor();
  await three.page.waitForFunction(() => document.querySelectorAll('figure[data-stream]').length === 0);
  await inState(three.page, 'unpaired');
  await admin.close();
});
