import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWindow, startBrowser, watchFaults } from '../support/browser.ts';
import { FAKE_TONE_HZ } from '../support/fakeMedia.ts';
import { HEARD_DB, soundsLike, toneDb } from '../support/measure.ts';
import { lessonNow, pairedDisplay, requestsOf, signIn } from '../support/people.ts';
import { SchoolProxy } from '../support/SchoolProxy.ts';
import { type RunningServer, startServer } from '../support/startServer.ts';

const SCREEN_PICTURE = 'figure[data-kind="courseware"][data-stream] video';

let server: RunningServer;
let proxy: SchoolProxy;
let browser: Browser;
let closeBrowser: () => Promise<void>;
let teacher: Page;
let display: Page;
let console: string;
const faults: string[] = [];

beforeAll(async () => {
  server = await startServer();
  proxy = await SchoolProxy.open({ target: server.url, upgrades: 'pass' });
  ({ browser, close: closeBrowser } = await startBrowser());
  teacher = await openWindow(browser);
  await teacher.addInitScript(shareWithoutSound);
  await signIn(teacher, server, server.account('linxiaoyin'));
  const lesson = await lessonNow(teacher, server);
  console = `${proxy.url}/lesson/${lesson.lessonId}`;
  const approver = await requestsOf(server, 'admin');
  const classroomId = lesson.listening[0]?.classroomId ?? '';
  display = await pairedDisplay({ browser, server, approver, classroomId, toneHz: 1_000 });
  await approver.dispose();
  await teacher.goto(console);
  for (const page of [teacher, display]) watchFaults(page, faults);
  // Speech mode takes a steady tone for noise; a lesson of music does not.
  await teacher
    .getByRole('radio', { name: '音乐' })
    .or(teacher.getByRole('button', { name: '音乐' }))
    .first()
    .click();
  await teacher.getByRole('button', { name: '上课', exact: true }).click();
  await display.locator('main[data-state="live"]').waitFor();
});

afterAll(async () => {
  await closeBrowser?.();
  await proxy?.close();
  await server?.stop();
});

/** The sound of the browser's fake screen is the tone of its fake microphone: the two could not be told apart. */
function shareWithoutSound(): void {
  const share = MediaDevices.prototype.getDisplayMedia;
  MediaDevices.prototype.getDisplayMedia = function silently(options) {
    return share.call(this, { ...options, audio: false });
  };
}

/** Whether the display hears nothing of the teacher's microphone for three seconds. */
async function staysSilent(): Promise<boolean> {
  const until = Date.now() + 3_000;
  while (Date.now() < until) if ((await toneDb(display, FAKE_TONE_HZ, 300)) >= HEARD_DB) return false;
  return true;
}

/** Keeps something in another window of the teacher's browser, as choosing a language there does. */
async function keepElsewhere(key: string, value: string): Promise<void> {
  const other = await teacher.context().newPage();
  await other.goto(`${proxy.url}/healthz`);
  await other.evaluate(([name, kept]) => localStorage.setItem(name ?? '', kept ?? ''), [key, value]);
  await other.close();
}

const isLive = (page: Page): Promise<void> =>
  page.getByRole('button', { name: '下课', exact: true }).waitFor({ timeout: 5_000 });

it('keeps the microphone muted and the screen shared when the language is changed in another window', async () => {
  expect(await soundsLike(display, { hz: FAKE_TONE_HZ, heard: true })).toBe(true);
  await teacher.getByRole('button', { name: '共享屏幕' }).click();
  await display.locator(SCREEN_PICTURE).waitFor();
  const shared = await display.locator(SCREEN_PICTURE).locator('xpath=..').getAttribute('data-stream');
  await teacher.keyboard.press('m');
  expect(await soundsLike(display, { hz: FAKE_TONE_HZ, heard: false })).toBe(true);
  await keepElsewhere('tongtang.anything', 'else');
  await keepElsewhere('tongtang.language', 'en');
  await teacher.getByRole('button', { name: 'Unmute' }).waitFor();
  expect(await staysSilent()).toBe(true);
  expect(await display.locator(SCREEN_PICTURE).locator('xpath=..').getAttribute('data-stream')).toBe(shared);
  await keepElsewhere('tongtang.language', 'zh-CN');
});

it('keeps the microphone muted when the console is loaded again', async () => {
  await teacher.reload();
  await teacher.getByRole('button', { name: '取消静音' }).waitFor();
  expect(await staysSilent()).toBe(true);
});

it('is back at once when it is loaded again while its old line is still half open', async () => {
  proxy.freeze();
  await teacher.reload();
  await isLive(teacher);
  expect(await teacher.getByText('这节课已在另一个窗口打开').count()).toBe(0);
  expect(await staysSilent()).toBe(true);
});

it('is another window in another tab, and keeps the microphone muted when that one takes over, there and back', async () => {
  const copy = await teacher.context().newPage();
  await copy.goto(console);
  await copy.getByRole('button', { name: '在这里上课' }).click();
  await copy.getByRole('button', { name: '取消静音' }).waitFor();
  await teacher.getByRole('button', { name: '在这里上课' }).waitFor();
  expect(await staysSilent()).toBe(true);
  await teacher.getByRole('button', { name: '在这里上课' }).click();
  await teacher.getByRole('button', { name: '取消静音' }).waitFor();
  expect(await staysSilent()).toBe(true);
  await copy.close();
});

it('lets the teacher be heard again with one press', async () => {
  await teacher.getByRole('button', { name: '取消静音' }).click();
  expect(await soundsLike(display, { hz: FAKE_TONE_HZ, heard: true })).toBe(true);
});

it('sends nothing about media and lines when the lesson has ended', async () => {
  const asked: string[] = [];
  teacher.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => asked.push(/"name":"([a-z.-]+)"/.exec(String(payload))?.[1] ?? '')),
  );
  await teacher.reload();
  await isLive(teacher);
  await expect.poll(() => asked, { timeout: 10_000 }).toContain('link.report');
  await teacher.getByRole('button', { name: '下课', exact: true }).click();
  await teacher.getByRole('alertdialog').or(teacher.getByRole('dialog')).getByRole('button', { name: /下课/ }).click();
  await teacher.getByRole('heading', { name: '下课了' }).or(teacher.getByText('上课时长')).first().waitFor();
  const before = asked.length;
  await teacher.waitForTimeout(7_000);
  expect(asked.slice(before).filter((name) => /^(media|link)\./.test(name))).toEqual([]);
});

it('has met no error in any window', () => {
  expect(faults).toEqual([]);
});
