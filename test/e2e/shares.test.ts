import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EndpointReply } from '../../shared/api/index.ts';
import { chooseLanguageElsewhere, seriousFaults } from '../support/accessibility.ts';
import { openWindow, startBrowser, watchFaults } from '../support/browser.ts';
import { listen } from '../support/listen.ts';
import { signIn } from '../support/people.ts';
import { ReplayWindow } from '../support/take/ReplayWindow.ts';
import { startWithTake, TEACHER_OF_TAKE } from '../support/take/startWithTake.ts';
import { seats } from '../support/take/takeLesson.ts';

/** What people take for the same moment, in ms. */
const IN_SYNC_MS = 40;
/** What the teacher chooses: page 2 with its stroke, the end of the pages, and the question. */
const CLIP = { fromMs: 9_000, toMs: 16_000 };
/** Made pictures have a key picture each two seconds. */
const KEY_EVERY_MS = 2_000;

let made: Awaited<ReturnType<typeof startWithTake>>;
let chromium: Awaited<ReturnType<typeof startBrowser>>;
let teacher: Page;
let guest: Page;
let replay: ReplayWindow;
let link = '';
let files: EndpointReply<'shares.files'>;
const faults: string[] = [];
const guestFaults: string[] = [];

beforeAll(async () => {
  [made, chromium] = await Promise.all([startWithTake(), startBrowser()]);
  [teacher, guest] = [await openWindow(chromium.browser), await openWindow(chromium.browser)];
  watchFaults(teacher, faults);
  watchFaults(guest, guestFaults);
  await signIn(teacher, made.server, made.server.account(TEACHER_OF_TAKE));
});
afterAll(async () => {
  await chromium?.close();
  await made?.server.stop();
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const eventually = (read: () => Promise<unknown>, timeout = 30_000) => expect.poll(read, { timeout, interval: 50 });
const said = (page: Page, path: string, secret: string) =>
  page.request.post(`${made.server.url}${path}`, { data: { secret }, headers: { origin: made.server.url } });
const teacherPicture = `${seats.teacher}.teacher-camera.video`;
const heldPicture = async () => (await replay.held()).find(({ track }) => track === teacherPicture);

describe('the teacher', () => {
  it('chooses a clip with the player, sees it on the timeline, and makes a link to it', async () => {
    await teacher.goto(`${made.server.url}/replay/${made.takeId}?t=${CLIP.fromMs / 1_000}`);
    await teacher.getByRole('slider', { name: '时间轴' }).waitFor();
    await button(teacher, '分享').click();
    await teacher.getByText('一个片段').click();
    await button(teacher, '从此刻起').click();
    await teacher.getByLabel('到（分:秒）').fill('0:16');
    await teacher.getByLabel('给谁').fill('第三中学教研组');
    await teacher.locator('[data-clip]').waitFor();
    await eventually(() => teacher.getByLabel('从（分:秒）').inputValue()).toBe('00:09');
    await button(teacher, '生成链接').dblclick();
    await teacher.getByText('给“第三中学教研组”的链接已生成').waitFor();
    link = await teacher.getByLabel('链接', { exact: true }).inputValue();
    expect(link).toMatch(new RegExp(`^${made.server.url}/s#[A-Za-z0-9_-]{43}$`));
    await teacher.getByRole('img', { name: '链接的二维码' }).waitFor();
    expect(await teacher.locator('[data-share]').count()).toBe(1);
    expect(await seriousFaults(teacher)).toEqual([]);
  });

  it('copies it also where the browser refuses the clipboard', async () => {
    await teacher.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } });
    });
    await button(teacher, '复制 链接').click();
    await button(teacher, '已复制 链接').waitFor();
  });
});

describe('a guest', () => {
  it('opens it without an account and without cookies', async () => {
    await guest.goto(link);
    await guest.getByRole('heading', { level: 1, name: '茉莉花 第一课时（片段）' }).waitFor();
    await guest.getByRole('slider', { name: '时间轴' }).waitFor();
    expect(await guest.context().cookies()).toEqual([]);
    files = await (await said(guest, '/api/shared/files', link.split('#')[1] ?? '')).json();
    const { shared } = await (await said(guest, '/api/shared', link.split('#')[1] ?? '')).json();
    expect(shared.beganAtMs - made.beganAtMs).toBeGreaterThan(CLIP.fromMs - KEY_EVERY_MS);
    expect(shared.beganAtMs - made.beganAtMs).toBeLessThanOrEqual(CLIP.fromMs);
    expect(shared.endedAtMs - made.beganAtMs).toBe(CLIP.toMs);
    const lengthMs = shared.endedAtMs - shared.beganAtMs;
    const guests = {
      files: files.files.map((file) => ({ ...file, saveUrl: '' })),
      beganAtMs: made.beganAtMs,
      lengthMs,
    };
    replay = new ReplayWindow(guest, guests);
    await eventually(() => guest.locator('[data-moment]').textContent()).toBe('00:00');
    for (const hidden of ['下载', '分享', '标记', '复制此刻链接', '登录'])
      expect([hidden, await guest.getByText(hidden, { exact: true }).count()]).toEqual([hidden, 0]);
    expect(await seriousFaults(guest)).toEqual([]);
  });

  it('sees the page and the ink that were there when the clip began', async () => {
    await eventually(() => guest.locator('canvas[data-page]').first().getAttribute('data-page')).toBe('2');
    await guest.locator('canvas[data-ink]').first().waitFor();
  });

  it('sees the picture move, in step with the sound, and hears the teacher’s tone', async () => {
    await button(guest, '播放').click();
    await eventually(async () => (await heldPicture())?.paused).toBe(false);
    const before = (await heldPicture())?.drawnMs ?? 0;
    await eventually(async () => ((await heldPicture())?.drawnMs ?? 0) > before + 500).toBe(true);
    const { hz, level } = await guest.evaluate(listen, `${seats.teacher}.teacher-camera.audio`);
    expect(level).toBeGreaterThan(100);
    expect(Math.abs(hz - 660)).toBeLessThan(30);
    // What is drawn in the picture is the take's own clock: nothing was shifted when it was cut.
    const shown = await heldPicture();
    expect(Math.abs((shown?.drawnMs ?? 0) - (shown?.takeMs ?? 0))).toBeLessThanOrEqual(2 * IN_SYNC_MS);
  });

  it('comes to no moment outside the clip', async () => {
    await guest.getByText(/00:0\d \/ 00:0\d/).waitFor();
    const seen: number[] = [];
    /** What is drawn; a player that looks for a place draws nothing. */
    const drawn = async () => {
      const drawnMs = (await heldPicture())?.drawnMs ?? Number.NaN;
      if (!Number.isNaN(drawnMs)) seen.push(drawnMs);
      return drawnMs;
    };
    for (const key of ['End', 'Shift+ArrowRight']) await guest.keyboard.press(key);
    await eventually(drawn).toBeGreaterThan(CLIP.toMs - 500);
    for (let press = 0; press < 3; press += 1) await guest.keyboard.press('Shift+ArrowLeft');
    await eventually(drawn).toBeLessThan(CLIP.fromMs + 500);
    expect(Math.max(...seen)).toBeLessThanOrEqual(CLIP.toMs);
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(CLIP.fromMs - KEY_EVERY_MS);
  });

  it('has nothing else: neither the take, nor its files, nor the library', async () => {
    const [file] = files.files;
    const status = async (path: string) => (await guest.request.get(`${made.server.url}${path}`)).status();
    expect(await status(file?.url ?? '')).toBe(200);
    expect(await status(`/api/takes/${made.takeId}`)).toBe(401);
    expect(await status(`/api/takes/${made.takeId}/log`)).toBe(401);
    expect(await status((file?.url ?? '').replace(/sign=.{4}/, 'sign=AAAA'))).toBe(403);
    expect((await said(guest, '/api/shared', 'A'.repeat(43))).status()).toBe(404);
  });

  it('reads it in English and by keyboard', async () => {
    await chooseLanguageElsewhere(guest, 'en');
    await guest.getByRole('heading', { name: '茉莉花 第一课时 (clip)' }).waitFor();
    await button(guest, 'Play').focus();
    await guest.keyboard.press('Space');
    await button(guest, 'Pause').waitFor();
    await guest.keyboard.press('Space');
    await button(guest, 'Play').waitFor();
    expect(await seriousFaults(guest)).toEqual([]);
    await chooseLanguageElsewhere(guest, 'zh-CN');
    await guest.setViewportSize({ width: 360, height: 740 });
    expect(await guest.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await guest.setViewportSize({ width: 1366, height: 768 });
  });

  it('keeps what it has while the line is gone, and goes on when it is back', async () => {
    expect(guestFaults).toEqual([]);
    const isAsking = (request: Request): boolean => request.url().endsWith('/api/shared/files');
    const line = '**/api/shared/**';
    await guest.route(line, (route) => route.abort('connectionfailed'));
    await guest.waitForEvent('requestfailed', isAsking);
    await guest.getByRole('heading', { level: 1, name: '茉莉花 第一课时（片段）' }).waitFor();
    await guest.unroute(line);
    await guest.waitForEvent('requestfinished', isAsking);
    await button(guest, '播放').click();
    await eventually(async () => (await heldPicture())?.paused).toBe(false);
    await button(guest, '暂停').click();
  });

  it('is told so when the link is revoked, while it plays', async () => {
    await button(guest, '播放').click();
    const row = teacher.locator('[data-share]');
    await eventually(() => row.textContent()).toContain('打开');
    await row.getByRole('button', { name: '停用给“第三中学教研组”的链接' }).click();
    await teacher.getByText('给“第三中学教研组”的链接已停用').waitFor();
    expect(await row.count()).toBe(0);
    await guest.getByRole('heading', { name: '这个链接已失效' }).waitFor();
    expect(await guest.locator('video, audio').count()).toBe(0);
    expect((await guest.request.get(`${made.server.url}${files.files[0]?.url}`)).status()).toBe(404);
    await guest.reload();
    await guest.getByRole('heading', { name: '这个链接已失效' }).waitFor();
    expect(await seriousFaults(guest)).toEqual([]);
  });
});

it('has shown no fault to the teacher', () => {
  expect(faults).toEqual([]);
});
