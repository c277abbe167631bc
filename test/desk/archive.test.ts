import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EndpointReply } from '../../shared/api/index.ts';
import { seriousFaults } from '../support/accessibility.ts';
import { openWindow, startBrowser } from '../support/browser.ts';
import { FaultProxy } from '../support/FaultProxy.ts';
import { requestsOf, signIn } from '../support/people.ts';
import { S3Server } from '../support/s3/S3Server.ts';
import { ReplayWindow } from '../support/take/ReplayWindow.ts';
import { startWithTake, TEACHER_OF_TAKE } from '../support/take/startWithTake.ts';
import { MOMENTS, seats } from '../support/take/takeLesson.ts';

let store: S3Server;
let line: FaultProxy;
let made: Awaited<ReturnType<typeof startWithTake>>;
let chromium: Awaited<ReturnType<typeof startBrowser>>;
let page: Page;
let admin: Page;
let replay: ReplayWindow;
let files: EndpointReply<'takes.read'>['files'];

beforeAll(async () => {
  store = await S3Server.open();
  line = await FaultProxy.open(store.port);
  [made, chromium] = await Promise.all([
    startWithTake({ env: { ...store.env(line.port), S3_KEEP_DAYS: '0' } }),
    startBrowser(),
  ]);
  page = await openWindow(chromium.browser);
  await signIn(page, made.server, made.server.account(TEACHER_OF_TAKE));
  files = (await (await page.request.get(`${made.server.url}/api/takes/${made.takeId}`)).json()).files;
  replay = new ReplayWindow(page, { files, beganAtMs: made.beganAtMs, lengthMs: MOMENTS.end });
  admin = await openWindow(chromium.browser);
  await signIn(admin, made.server, made.server.account('admin'));
});
afterAll(async () => {
  await chromium?.close();
  await made?.server.stop();
  await line?.close();
  await store?.close();
});

const here = () => readdir(join(made.server.dataDir, 'takes', made.takeId));
const pictureOf = async (seatId: string) => {
  const name = `${seatId}.${seatId === seats.teacher ? 'teacher-camera' : 'classroom-return'}.video`;
  return (await replay.held()).find(({ track }) => track === name);
};
const place = (name: string) => admin.locator('dl > div').filter({ hasText: name });

it('moves a recording, and tells the administrator where it is', async () => {
  await expect.poll(here, { timeout: 60_000 }).toEqual([]);
  expect(await store.keys()).toHaveLength(files.length);
  await admin.goto(`${made.server.url}/admin/settings`);
  await place('已搬走并核对')
    .filter({ hasText: `${files.length} 个文件` })
    .waitFor();
  expect(await place('在本服务器上').textContent()).toContain('0 个文件');
  expect(await admin.getByText(`127.0.0.1:${line.port}/recordings`).count()).toBe(1);
  expect(await seriousFaults(admin)).toEqual([]);
});

it('replays it from the store, at the very moment, in sync', async () => {
  await page.goto(`${made.server.url}/replay/${made.takeId}?t=9.02`);
  await page.getByRole('slider', { name: '时间轴' }).waitFor();
  await expect.poll(async () => (await pictureOf(seats.teacher))?.drawnMs).toBe(9_000);
  await replay.goTo(21_500);
  await expect.poll(async () => (await pictureOf(seats.first))?.drawnMs).toBeGreaterThan(21_400);
});

it('says calmly when the store is away, tells the administrator, and plays again by itself when it is back', async () => {
  line.cut();
  await page.goto(`${made.server.url}/replay/${made.takeId}?t=9.02`);
  await page.getByText('这份录像存放在别处，现在连不上，会自动再试。').first().waitFor();
  await admin.getByRole('button', { name: '核对全部文件' }).click();
  await admin.getByText('上课和录制照常', { exact: false }).waitFor();
  line.mend();
  await expect.poll(async () => (await pictureOf(seats.teacher))?.drawnMs, { timeout: 60_000 }).toBe(9_000);
  await admin.getByText('上课和录制照常', { exact: false }).waitFor({ state: 'detached' });
});

it('makes one video of it, and leaves nothing of what it fetched for that', async () => {
  const requests = await requestsOf(made.server, TEACHER_OF_TAKE);
  const path = `${made.server.url}/api/takes/${made.takeId}/compositions`;
  const asked = await requests.post(path, { data: { fromMs: 8_000, toMs: 10_000 } });
  expect(asked.status()).toBe(200);
  const made1 = async () => (await (await requests.get(path)).json()).compositions[0];
  await expect.poll(async () => (await made1()).status, { timeout: 90_000 }).toBe('done');
  const video = await requests.get(`${made.server.url}${(await made1()).url}`);
  expect((await video.body()).subarray(4, 8).toString('latin1')).toBe('ftyp');
  await requests.dispose();
  expect(await here()).toEqual(['made']);
  expect(
    (await readdir(join(made.server.dataDir, 'takes', made.takeId, 'made'))).filter((name) => !name.endsWith('.mp4')),
  ).toEqual([]);
});

it('shows in the library which recording is damaged', async () => {
  const [key = ''] = await store.keys();
  await store.spoil(key);
  await admin.getByRole('button', { name: '核对全部文件' }).click();
  await place('已损坏').filter({ hasText: '1 个文件' }).waitFor();
  await page.goto(`${made.server.url}/library`);
  await page.getByText('有 1 个文件损坏').waitFor();
});
