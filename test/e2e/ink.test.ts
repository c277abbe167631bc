import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LiveLessonInTest, openLiveLesson } from '../support/liveLesson.ts';

const WITHIN = { timeout: 20_000, interval: 50 };

let live: LiveLessonInTest;

const inState = (page: Page, state: string) => page.locator(`main[data-state="${state}"]`).waitFor({ timeout: 20_000 });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

beforeAll(async () => {
  live = await openLiveLesson();
  for (const { page } of live.displays) await inState(page, 'lobby');
  await press(live.teacher, '上课');
  for (const { page } of live.displays) await inState(page, 'live');
  await press(live.teacher, '白板');
  for (const page of everybody()) await page.locator('canvas[data-ink="board/1"]').waitFor();
});
afterAll(() => live?.end());

const screens = (): Page[] => live.displays.map(({ page }) => page);
const everybody = (): Page[] => [live.teacher, ...screens()];

/** A print of every pixel of a window's ink, its size with it; `blank` for a sheet on which there is none. */
function ink(page: Page): Promise<string> {
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('canvas[data-ink]');
    const image = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
    if (!canvas || !image) return 'no sheet';
    let [print, seen] = [7, 0];
    for (const pixel of new Uint32Array(image.data.buffer)) {
      print = (Math.imul(print, 31) + pixel) | 0;
      seen |= pixel;
    }
    return seen === 0 ? 'blank' : `${canvas.width}×${canvas.height}: ${print}`;
  });
}

/** How large the sheet of a window is: a word above it makes it smaller. */
const sizeOf = async (page: Page) => (await ink(page)).split(':')[0];

/** What a window says of the ink that is in its picture, once it has painted what it knows. */
const inPicture = (page: Page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    return { ...document.querySelector<HTMLCanvasElement>('canvas[data-ink]')?.dataset };
  });

/** Waits until all that was drawn is told and in every picture, which is then the same to the pixel on the displays. */
async function sameOnDisplays(drawnAt: Page = live.teacher): Promise<string> {
  await expect.poll(async () => (await inPicture(drawnAt))['told'], WITHIN).toBe('true');
  const { facts } = await inPicture(drawnAt);
  for (const page of everybody()) await expect.poll(async () => (await inPicture(page))['facts'], WITHIN).toBe(facts);
  // A camera that is just coming back makes the sheet smaller, not on all displays in the same moment.
  const prints = async () => [...new Set(await Promise.all(screens().map(ink)))];
  await expect.poll(async () => (await prints()).length, WITHIN).toBe(1);
  return (await prints())[0] ?? '';
}

/** Draws with the mouse through places that are shares of the sheet's sides. */
async function drawOn(page: Page, places: readonly (readonly [number, number])[], { lift = true } = {}): Promise<void> {
  const box = await page.locator('canvas[data-ink]').boundingBox();
  if (!box) throw new Error('there is no sheet to draw on');
  for (const [index, [x, y]] of places.entries()) {
    await page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: index === 0 ? 1 : 8 });
    if (index === 0) await page.mouse.down();
  }
  if (lift) await page.mouse.up();
}

/** Picks a kind of a tool. */
async function choose(tool: string, kind: string): Promise<void> {
  await press(live.teacher, tool);
  await press(live.teacher, kind);
}

async function reload(page: Page): Promise<void> {
  await page.reload();
  await page.locator('canvas[data-ink="board/1"]').waitFor({ timeout: 20_000 });
}

describe('what the teacher writes on the board', () => {
  it('appears on every display while it is being drawn', async () => {
    expect(await sameOnDisplays()).toBe('blank');
    await drawOn(
      live.teacher,
      [
        [0.1, 0.2],
        [0.3, 0.25],
      ],
      { lift: false },
    );
    for (const page of screens()) await expect.poll(() => ink(page), WITHIN).not.toBe('blank');
    await live.teacher.mouse.move(400, 400, { steps: 12 });
    await live.teacher.mouse.up();
    expect(await sameOnDisplays()).not.toBe('blank');
    expect((await inPicture(live.displays[0].page))['strokes']).toBe('1');
  });

  it('is the same to the pixel with all tools and colours', async () => {
    const before = await sameOnDisplays();
    await live.teacher.keyboard.press('h');
    await drawOn(live.teacher, [
      [0.1, 0.5],
      [0.6, 0.52],
    ]);
    await choose('图形', '圆');
    await choose('颜色', '红');
    await drawOn(live.teacher, [
      [0.5, 0.1],
      [0.8, 0.6],
    ]);
    await choose('图形', '箭头');
    await drawOn(live.teacher, [
      [0.2, 0.9],
      [0.7, 0.4],
    ]);
    await live.teacher.keyboard.press('p');
    for (const x of [0.1, 0.3, 0.5])
      await drawOn(live.teacher, [
        [x, 0.7],
        [x + 0.05, 0.8],
        [x + 0.1, 0.7],
      ]);
    expect(await sameOnDisplays()).not.toBe(before);
  });

  it('looks the same on a display and on the console that are loaded again', async () => {
    const [drawn, atTeacher] = [await sameOnDisplays(), await ink(live.teacher)];
    await reload(live.displays[0].page);
    await reload(live.teacher);
    await expect.poll(() => sameOnDisplays(), WITHIN).toBe(drawn);
    await expect.poll(() => ink(live.teacher), WITHIN).toBe(atTeacher);
  });

  it('is told exactly once when the server is killed in the middle of it', async () => {
    const { strokes } = await inPicture(live.teacher);
    const size = await sizeOf(live.teacher);
    await drawOn(
      live.teacher,
      [
        [0.1, 0.05],
        [0.4, 0.05],
      ],
      { lift: false },
    );
    const back = live.server.crashAndRestart();
    await live.teacher.mouse.move(500, 300, { steps: 10 });
    await live.teacher.mouse.up();
    await drawOn(live.teacher, [
      [0.6, 0.05],
      [0.9, 0.05],
    ]);
    await back;
    await sameOnDisplays();
    expect((await inPicture(live.displays[1].page))['strokes']).toBe(`${Number(strokes) + 2}`);
    await expect.poll(() => sizeOf(live.teacher), WITHIN).toBe(size);
    const atTeacher = await ink(live.teacher);
    // The log that the new server has read tells the same.
    for (const page of [live.displays[1].page, live.teacher]) await reload(page);
    await sameOnDisplays();
    await expect.poll(() => ink(live.teacher), WITHIN).toBe(atTeacher);
  });

  it('is taken back, erased, cleared, and brought back', async () => {
    const before = await sameOnDisplays();
    await drawOn(live.teacher, [
      [0.85, 0.3],
      [0.95, 0.4],
    ]);
    expect(await sameOnDisplays()).not.toBe(before);
    await live.teacher.keyboard.press('Control+z');
    expect(await sameOnDisplays()).toBe(before);
    await drawOn(live.teacher, [
      [0.85, 0.3],
      [0.95, 0.4],
    ]);
    expect(await sameOnDisplays()).not.toBe(before);
    await live.teacher.keyboard.press('e');
    await drawOn(live.teacher, [
      [0.95, 0.3],
      [0.85, 0.4],
    ]);
    expect(await sameOnDisplays()).toBe(before);
    await press(live.teacher, '清页');
    expect(await sameOnDisplays()).toBe('blank');
    await press(live.teacher, '撤销');
    expect(await sameOnDisplays()).toBe(before);
  });

  it('stays on its board: another one is blank, and the first as it was left', async () => {
    const first = await sameOnDisplays();
    await press(live.teacher, '下一块白板');
    for (const page of everybody()) await page.locator('canvas[data-ink="board/2"]').waitFor();
    expect(await sameOnDisplays()).toBe('blank');
    await press(live.teacher, '上一块白板');
    for (const page of everybody()) await page.locator('canvas[data-ink="board/1"]').waitFor();
    expect(await sameOnDisplays()).toBe(first);
  });
});

describe('a classroom', () => {
  it('writes on the board only while it has the pen, and everybody sees it', async () => {
    const [one] = live.displays;
    const tools = one.page.getByRole('region', { name: '板书工具' });
    const [before, atTeacher] = [await sameOnDisplays(), await ink(live.teacher)];
    await drawOn(one.page, [
      [0.3, 0.3],
      [0.4, 0.4],
    ]);
    expect(await sameOnDisplays()).toBe(before);
    await press(live.teacher, '交笔');
    await press(live.teacher, one.name.split(' ')[0] ?? '');
    await tools.waitFor();
    await drawOn(one.page, [
      [0.3, 0.3],
      [0.4, 0.4],
    ]);
    expect(await sameOnDisplays(one.page)).not.toBe(before);
    expect(await ink(live.teacher)).not.toBe(atTeacher);
    await tools.getByRole('button', { name: '撤销' }).click();
    expect(await sameOnDisplays(one.page)).toBe(before);
    await live.teacher.getByRole('button', { name: /收回笔/ }).click();
    await tools.waitFor({ state: 'detached' });
  });
});

it('throws no errors in any window', () => {
  expect(live.faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED|WebSocket|Failed to load/.test(fault))).toEqual([]);
});
