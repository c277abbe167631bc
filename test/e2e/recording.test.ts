import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EndpointReply, LibraryTake, PlayableFile } from '../../shared/api/index.ts';
import { foldLog } from '../../shared/lesson/fold.ts';
import type { Take } from '../../shared/lesson/takesState.ts';
import { samplesOf } from '../../shared/timeline/samples.ts';
import { type LiveLessonInTest, openLiveLesson } from '../support/liveLesson.ts';
import { probe } from '../support/recording/judge.ts';
import { storedFacts } from '../support/storedFacts.ts';

/** The teacher and three classrooms send sound and picture each. */
const STREAMS = 8;

let live: LiveLessonInTest;

beforeAll(async () => {
  live = await openLiveLesson();
  await live.teacher.getByRole('button', { name: '上课', exact: true }).click();
  for (const { page } of live.displays) await page.locator('main[data-state="live"]').waitFor();
});
afterAll(() => live?.end());

const screens = (): Page[] => live.displays.map(({ page }) => page);
const mark = (page: Page) => page.locator('[data-recording]');
const control = () => live.teacher.getByRole('button', { name: '录制', exact: true });

async function told<T>(path: string): Promise<T> {
  const response = await live.teacher.request.get(`${live.server.url}/api/takes${path}`);
  if (!response.ok()) throw new Error(`${path}: ${response.status()} ${await response.text()}`);
  return response.json();
}
const takesInLibrary = async () => (await told<EndpointReply<'takes.list'>>('')).takes;
const filesOf = async ({ takeId }: LibraryTake) => (await told<EndpointReply<'takes.read'>>(`/${takeId}`)).files;

async function takeNow(): Promise<LibraryTake> {
  const [take] = await takesInLibrary();
  if (!take) throw new Error('there is no take');
  return take;
}

/** The take as the lesson's log tells. */
async function takeInLog(): Promise<Take | undefined> {
  return foldLog(await storedFacts(live.server.dataDir, live.lesson.lessonId)).takes.at(-1);
}

/** Ids of the processes that the server has started. */
const childrenOf = (pid: number, program: string): number[] =>
  execFileSync('ps', ['-o', 'pid=,args=', '--ppid', `${pid}`], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(program))
    .map((line) => Number.parseInt(line, 10));

/** Files that have grown since: each stream is being kept (again). */
async function allAreKept(among: (file: PlayableFile) => boolean = () => true): Promise<void> {
  const kept = async () => {
    const files = (await filesOf(await takeNow())).filter((file) => among(file) && file.bytes > 0);
    return new Set(files.map(({ seatId, kind, medium }) => `${seatId} ${kind} ${medium}`)).size;
  };
  await expect.poll(kept, { timeout: 30_000, interval: 500 }).toBe(STREAMS);
}

it('keeps nothing before the teacher says so', async () => {
  for (const page of screens()) expect(await mark(page).count()).toBe(0);
  expect(await takesInLibrary()).toEqual([]);
  expect(readdirSync(join(live.server.dataDir, 'takes'))).toEqual([]);
});

it('says on every screen that it is recorded, and keeps every stream, though the button was pressed twice', async () => {
  await control().dblclick();
  for (const page of screens()) await mark(page).waitFor();
  await live.teacher.getByText(/录制中 \d/).waitFor();
  await live.teacher.keyboard.press('Escape');
  expect(await takesInLibrary()).toHaveLength(1);
  await allAreKept();
});

it('goes on by itself in new files when the recorder was killed, and the log says so', async () => {
  const before = await filesOf(await takeNow());
  const [pid] = childrenOf(live.server.pid(), 'server/recording/process/main.ts');
  if (!pid) throw new Error('no recorder was started');
  process.kill(pid, 'SIGKILL');
  const known = new Set(before.map(({ trackFileId }) => trackFileId));
  await allAreKept(({ trackFileId }) => !known.has(trackFileId));
  await expect.poll(async () => (await takeInLog())?.trouble, { timeout: 10_000 }).toBeNull();
  const facts = await storedFacts(live.server.dataDir, live.lesson.lessonId);
  expect(facts.filter(({ type }) => type === 'take.trouble')).not.toEqual([]);
});

it('goes on after the server was killed', async () => {
  const before = await filesOf(await takeNow());
  const known = new Set(before.map(({ trackFileId }) => trackFileId));
  await live.server.crashAndRestart();
  for (const page of screens()) await mark(page).waitFor({ timeout: 20_000 });
  await allAreKept(({ trackFileId }) => !known.has(trackFileId));
  expect((await takeInLog())?.endedAtMs).toBeNull();
});

it('knows what every display really saw and heard', async () => {
  const reports = async () => {
    const facts = await storedFacts(live.server.dataDir, live.lesson.lessonId);
    const rooms = Object.values(foldLog(facts).seats).filter(({ role }) => role === 'classroom');
    return rooms.map(
      ({ seatId }) =>
        samplesOf(facts, 0)
          .get(seatId)
          ?.findLast(({ received }) => received)?.received,
    );
  };
  const sawTeacher = async () =>
    (await reports()).map((received) =>
      received?.pictures.some(
        ({ source, layerPx, drawnPx, fps }) =>
          source.kind === 'teacher-camera' && layerPx > 0 && drawnPx > 0 && fps > 0,
      ),
    );
  await expect.poll(sawTeacher, { timeout: 30_000, interval: 500 }).toEqual([true, true, true]);
  for (const received of await reports()) {
    expect(received?.soundBufferMs).toBeGreaterThan(0);
    expect(received?.concealedRatio).toBeLessThan(0.5);
  }
});

it('ends when the teacher says so, and is whole: every file plays, and starts with a key frame', async () => {
  await control().click();
  await live.teacher.getByRole('button', { name: '停止录制' }).click();
  for (const page of screens()) await mark(page).waitFor({ state: 'detached' });
  const take = await takeNow();
  const folder = join(live.server.dataDir, 'takes', take.takeId);
  const index = async () => {
    const files = await filesOf(take);
    return {
      files: files.map(({ trackFileId }) => `${trackFileId}.webm`).sort(),
      lengths: files.map((file) => file.durationMs),
    };
  };
  await expect.poll(async () => (await index()).files, { timeout: 15_000 }).toEqual(readdirSync(folder).sort());
  const files = await filesOf(take);
  expect(files.length).toBeGreaterThanOrEqual(3 * STREAMS);
  for (const { trackFileId, codec, medium, durationMs, startAtMs } of files) {
    const probed = await probe(join(folder, `${trackFileId}.webm`));
    expect([probed.codec, probed.packets[0]?.isKey]).toEqual([codec, true]);
    expect(Math.abs(probed.durationMs - durationMs)).toBeLessThan(medium === 'audio' ? 100 : 200);
    expect(startAtMs).toBeGreaterThan(take.beganAtMs);
  }
});

it('keeps nothing after it', async () => {
  const take = await takeNow();
  const sizes = async () => (await filesOf(take)).map(({ bytes }) => bytes);
  const before = await sizes();
  await live.teacher.waitForTimeout(2_500);
  expect(await sizes()).toEqual(before);
  expect(take.endedAtMs).not.toBeNull();
});

it('is found in the library and played', async () => {
  await live.teacher.goto(`${live.server.url}/library`);
  await live.teacher.getByRole('link', { name: '茉莉花', exact: true }).click();
  const picture = live.teacher.locator('figure[data-kind="teacher-camera"] video');
  await live.teacher.getByRole('slider', { name: '时间轴' }).waitFor();
  // At the take's very first moment no picture has come yet.
  await live.teacher.keyboard.press('Space');
  await expect
    .poll(
      () => picture.evaluate((video) => video instanceof HTMLVideoElement && video.readyState >= 2 && !video.paused),
      {
        timeout: 15_000,
      },
    )
    .toBe(true);
});
