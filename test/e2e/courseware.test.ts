import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LiveLessonInTest, openLiveLesson } from '../support/liveLesson.ts';
import { makePdf } from '../support/pdf.ts';

const TITLE = '茉莉花 第一课时';
const deck = makePdf([{ text: '茉莉花开' }, { fill: [1, 0, 0] }, { fill: [0, 0.5, 0], size: [800, 600] }]);
const fileOf = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });

let live: LiveLessonInTest;

beforeAll(async () => {
  live = await openLiveLesson();
});
afterAll(() => live?.end());

const chooseFiles = (files: Parameters<Page['setInputFiles']>[1]) =>
  live.teacher.locator('input[type="file"]').setInputFiles(files);
/** The page that a screen has drawn, as it says itself. */
const drawn = (page: Page) => page.locator('figure[data-kind="page"] canvas[data-page]').getAttribute('data-page');
const eachShows = async (page: string, within = 20_000) => {
  for (const screen of [live.teacher, ...live.displays.map((display) => display.page)])
    await expect.poll(() => drawn(screen), { timeout: within }).toBe(page);
};
/** The colour in the middle of what is drawn. */
const middle = (page: Page) =>
  page.locator('figure[data-kind="page"] canvas[data-page]').evaluate((canvas) => {
    const context = canvas instanceof HTMLCanvasElement ? canvas.getContext('2d') : null;
    const pixel = context?.getImageData(context.canvas.width / 2, context.canvas.height / 2, 1, 1).data;
    return [...(pixel ?? [])].slice(0, 3);
  });
/** All pixels, in short. */
const pixels = (page: Page) =>
  page.locator('figure[data-kind="page"] canvas[data-page]').evaluate(async (canvas) => {
    const context = canvas instanceof HTMLCanvasElement ? canvas.getContext('2d') : null;
    if (!context) return 'nothing';
    const { data, width, height } = context.getImageData(0, 0, context.canvas.width, context.canvas.height);
    const digest = await crypto.subtle.digest('SHA-256', data);
    return `${width}x${height} ${[...new Uint8Array(digest)].join()}`;
  });

/**
 * How much of the ink on the canvas is that of these letters in our own font: the ink of both over the ink of either.
 * The page is 960 points wide; the letters are 96 points high and begin at 60, half-way down.
 */
const likeness = (page: Page, text: string) =>
  page.locator('figure[data-kind="page"] canvas[data-page]').evaluate((canvas, letters) => {
    if (!(canvas instanceof HTMLCanvasElement)) return 0;
    const { width, height } = canvas;
    const context = canvas.getContext('2d');
    const reference = new OffscreenCanvas(width, height).getContext('2d');
    if (!reference || !context) return 0;
    const point = width / 960;
    reference.fillStyle = 'white';
    reference.fillRect(0, 0, width, height);
    reference.fillStyle = 'black';
    reference.font = `${96 * point}px "Noto Sans SC Variable"`;
    [...letters].forEach((letter, index) => {
      reference.fillText(letter, (60 + 96 * index) * point, height / 2);
    });
    const [seen, wanted] = [context, reference].map((drawing) => {
      const { data } = drawing.getImageData(0, 0, width, height);
      return Array.from({ length: width * height }, (_, at) => Number((data[4 * at] ?? 255) < 128));
    });
    const count = (isInk: (one: number, other: number) => number) =>
      (seen ?? []).reduce((sum, one, at) => sum + isInk(one, wanted?.[at] ?? 0), 0);
    return (
      count((one, other) => one & other) /
      Math.max(
        1,
        count((one, other) => one | other),
      )
    );
  }, text);

describe('courseware', () => {
  it('is uploaded before the lesson, and waits in every classroom', async () => {
    await chooseFiles([fileOf(`${TITLE}.pdf`, deck)]);
    const row = live.teacher.getByRole('listitem').filter({ hasText: TITLE });
    await expect.poll(() => row.textContent(), { timeout: 30_000 }).toContain('3 页 · 3 / 3 间教室已备好');
  });

  it('is refused in words when nobody could show it', async () => {
    await chooseFiles([
      fileOf('有密码.pdf', makePdf([{}], { encrypted: true })),
      fileOf('假的.pdf', Buffer.from('MZ not at all')),
    ]);
    const alerts = live.teacher.getByRole('listitem').getByRole('alert');
    await expect.poll(() => alerts.count(), { timeout: 30_000 }).toBe(2);
    expect(await alerts.nth(0).textContent()).toContain('加了密码');
    expect(await alerts.nth(1).textContent()).toContain('不能用作课件');
    for (const title of ['有密码', '假的'])
      await live.teacher.getByRole('button', { name: `知道了：${title}` }).click();
  });

  it('is shown on every screen, its Chinese whole although no font for it is in the file', async () => {
    await live.teacher.getByRole('button', { name: '上课', exact: true }).click();
    await live.teacher.getByRole('button', { name: '课件', exact: true }).click();
    await live.teacher.getByRole('button', { name: `展示：${TITLE}` }).click();
    await eachShows('1');
    for (const { page } of live.displays) {
      expect(await likeness(page, '茉莉花开')).toBeGreaterThan(0.8);
      expect(await likeness(page, '口口口口')).toBeLessThan(0.4);
    }
  });

  it('turns its pages by the keys of a clicker, the same pixels on each display', async () => {
    await live.teacher.keyboard.press('PageDown');
    await eachShows('2');
    for (const { page } of live.displays) expect(await middle(page)).toEqual([255, 0, 0]);
    await live.teacher.keyboard.press('ArrowLeft');
    await eachShows('1');
    const [first, ...others] = await Promise.all(live.displays.map(({ page }) => pixels(page)));
    for (const other of others) expect(other).toBe(first);
  });

  it('goes to a page by its number and by its picture', async () => {
    const number = live.teacher.getByRole('textbox', { name: /页码/ });
    await number.fill('3');
    await number.press('Enter');
    await eachShows('3');
    for (const { page } of live.displays) expect(await middle(page)).toEqual([0, 128, 0]);
    await live.teacher.getByRole('button', { name: '全部页' }).click();
    await live.teacher.getByRole('button', { name: '第 2 页' }).click();
    await eachShows('2');
  });

  it('follows a hand that turns faster than the line carries it', async () => {
    for (const key of ['PageUp', 'PageDown', 'PageDown', 'PageUp', 'PageDown', 'PageUp', 'PageUp', 'PageDown'])
      await live.teacher.keyboard.press(key);
    await eachShows('2');
    await expect.poll(() => live.teacher.getByRole('textbox', { name: /页码/ }).inputValue()).toBe('2');
  });

  it('has a pointer that all classrooms see where it is', async () => {
    await live.teacher.getByRole('button', { name: '指给教室看' }).click();
    const sheet = await live.teacher.locator('figure[data-kind="page"] canvas[data-page]').boundingBox();
    if (!sheet) throw new Error('nothing is shown');
    await live.teacher.mouse.move(sheet.x + sheet.width * 0.25, sheet.y + sheet.height * 0.75, { steps: 5 });
    for (const { page } of live.displays) {
      const place = () => page.locator('[data-pointer]').getAttribute('style');
      await expect.poll(place).toMatch(/left: (24|25)[.\d]*%; top: (74|75)[.\d]*%/);
    }
    await live.teacher.getByRole('button', { name: '指给教室看' }).click();
    for (const { page } of live.displays) await page.locator('[data-pointer]').waitFor({ state: 'detached' });
  });

  it('gives way to a board, and is where it was when it is shown again', async () => {
    await live.teacher.getByRole('button', { name: '白板', exact: true }).click();
    for (const { page } of live.displays) await page.locator('figure[data-surface="board/1"]').waitFor();
    await live.teacher.getByRole('button', { name: '课件', exact: true }).click();
    await live.teacher.getByRole('button', { name: `展示：${TITLE}` }).click();
    await eachShows('2');
  });

  it('is back on a display that is loaded again, without fetching the file again', async () => {
    const [{ page }] = live.displays;
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(request.url()));
    await page.reload();
    await expect.poll(() => drawn(page), { timeout: 30_000 }).toBe('2');
    expect(await middle(page)).toEqual([255, 0, 0]);
    expect(fetched.filter((url) => url.includes('/file'))).toEqual([]);
  });

  it('stays on the screens when the server is killed, and its pages turn again afterwards', async () => {
    await live.server.crashAndRestart();
    for (const { page } of live.displays) expect(await drawn(page)).toBe('2');
    await live.teacher.keyboard.press('PageDown');
    await eachShows('3', 45_000);
    for (const { page } of live.displays) expect(await middle(page)).toEqual([0, 128, 0]);
  }, 90_000);

  it('leaves every screen when the teacher takes it away', async () => {
    await live.teacher.getByRole('button', { name: '课件', exact: true }).click();
    await live.teacher.getByRole('button', { name: `移走：${TITLE}` }).click();
    await live.teacher.getByRole('button', { name: '移走', exact: true }).click();
    for (const { page } of live.displays) await page.locator('figure[data-kind="page"]').waitFor({ state: 'detached' });
  });

  it('troubles no page', () => {
    // A refused file and a killed server are said on the console by the browser itself.
    const own = live.faults.filter((fault) => !/status of 4(15|22)|WebSocket|net::/.test(fault));
    expect(own).toEqual([]);
  });
});
