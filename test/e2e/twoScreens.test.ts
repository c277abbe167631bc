import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DrawnSize } from '../../shared/protocol/index.ts';
import { watchFaults } from '../support/browser.ts';
import { type LiveLessonInTest, openLiveLesson } from '../support/liveLesson.ts';
import { moves, readPicture } from '../support/measure.ts';
import { makePdf } from '../support/pdf.ts';
import { chooseByRemote } from '../support/remoteControl.ts';

const TEACHER = 'figure[data-kind="teacher-camera"][data-stream]';
const ON_STAGE = 'figure[data-kind="classroom-return"][data-stream]';
const OWN = 'figure[data-kind="classroom-return"]:not([data-stream])';
const PAGE = 'figure[data-kind="page"]';
const WITHIN = { timeout: 20_000, interval: 100 };

const deck = makePdf([{ text: '茉莉花开' }, { fill: [1, 0, 0] }]);

let live: LiveLessonInTest;
/** The classroom with two screens: its first one, and the window on its second. */
let first: Page;
let second: Page;
/** The sizes that the first screen has told last. */
let told: readonly DrawnSize[] = [];
/** What went wrong in windows that are opened on the way. */
const faults: string[] = [];
/** What the second window's pages asked of the server. */
let asked: string[] = [];

const inState = (page: Page, state: string) => page.locator(`main[data-state="${state}"]`).waitFor({ timeout: 20_000 });
const press = (name: string) => live.teacher.getByRole('button', { name, exact: true }).click();
/** Notes what a window tells the server of the sizes that it draws. */
function watchSizes(page: Page): void {
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const text = String(payload);
      if (!text.includes('"media.draw"')) return;
      const [, { body }] = JSON.parse(text.slice(text.indexOf('[')));
      told = body.sizes;
    }),
  );
}

/** Which part of the lesson a window shows; `null` while it shows none. */
const part = async (page: Page) =>
  page.evaluate(() => document.querySelector('[data-part]')?.getAttribute('data-part') ?? null);
const shows = (page: Page, what: string | null) => expect.poll(() => part(page), WITHIN).toBe(what);
const count = (page: Page, selector: string) => page.locator(selector).count();
const kept = () => first.evaluate(() => JSON.parse(localStorage.getItem('tongtang.screens') ?? 'null'));

/** Waits for a window that the first screen opens, and watches it. */
async function nextWindow(open: () => Promise<unknown>): Promise<Page> {
  const [opened] = await Promise.all([first.context().waitForEvent('page'), open()]);
  watchFaults(opened, faults);
  asked = [];
  opened.on('request', (request) => asked.push(new URL(request.url()).pathname));
  opened.on('websocket', (socket) => asked.push(new URL(socket.url()).pathname));
  await inState(opened, 'second');
  return opened;
}

beforeAll(async () => {
  live = await openLiveLesson();
  first = live.displays[0].page;
  await inState(first, 'lobby');
  watchSizes(first);
  await first.goto(`${first.url()}&screens=2`);
  await live.teacher.locator('input[type="file"]').setInputFiles({
    name: '茉莉花.pdf',
    mimeType: 'application/pdf',
    buffer: deck,
  });
  for (const { page } of live.displays) await inState(page, 'lobby');
  await press('上课');
  for (const { page } of live.displays) await inState(page, 'live');
});
afterAll(() => live?.end());

describe('a classroom with two screens', () => {
  it('shows all on one until it is asked for two, and then the people on the other', async () => {
    await shows(first, 'all');
    second = await nextWindow(() => chooseByRemote(first, '用两块屏幕'));
    await shows(first, 'courseware');
    await shows(second, 'people');
    expect(await moves(second, `${TEACHER} video`)).toBe(true);
    // Nothing is to be read yet: the teacher is where the class looks.
    expect(await moves(first, `${TEACHER} video`)).toBe(true);
    expect(await kept()).toEqual({ two: true, swapped: false });
  });

  it('shows the page whole on one and the teacher, moving, on the other', async () => {
    await live.teacher.getByRole('button', { name: '课件', exact: true }).click();
    await live.teacher
      .getByRole('button', { name: /茉莉花/ })
      .first()
      .click();
    await expect.poll(() => count(first, `${PAGE} canvas[data-page="1"]`), WITHIN).toBe(1);
    expect([await count(first, TEACHER), await count(second, PAGE)]).toEqual([0, 0]);
    expect(await moves(second, `${TEACHER} video`)).toBe(true);
    const page = await first.locator(`${PAGE} canvas[data-page]`).boundingBox();
    expect(page?.height).toBeGreaterThan(0.84 * 768);
  });

  it('has words and menu on the first only, and our own picture once', async () => {
    expect(await count(first, OWN)).toBe(1);
    expect(await count(second, OWN)).toBe(0);
    await first.getByText('老师能听到我们').waitFor();
    expect(await second.getByText('老师能听到我们').count()).toBe(0);
  });

  it('has neither sound nor line of its own, and looks like the first', async () => {
    expect(await count(second, 'audio')).toBe(0);
    expect(asked).not.toEqual([]);
    expect(asked.filter((path) => /^\/(?:api|socket\.io)/.test(path))).toEqual([]);
    const looks = (page: Page) =>
      page.evaluate(() => {
        const { lang, dataset } = document.documentElement;
        const { fontFamily, backgroundColor } = getComputedStyle(document.body);
        return { lang, theme: dataset['theme'], fontFamily, backgroundColor };
      });
    expect(await looks(second)).toEqual(await looks(first));
    const plate = second.locator(`${TEACHER} figcaption > span`);
    expect(await plate.evaluate((element) => getComputedStyle(element).fontSize)).toBe(`${0.04 * 720}px`);
  });

  it('gets the picture as large as the second screen draws it', async () => {
    const teacher = await second.locator(TEACHER).getAttribute('data-stream');
    /** How high it is drawn, and how high it was told to be; how much of that comes is up to line and processor. */
    const heights = async () => {
      const drawn = await second.locator(TEACHER).evaluate((tile) => Math.round(tile.clientHeight * devicePixelRatio));
      return { drawn, told: told.find(({ streamId }) => streamId === teacher)?.heightPx };
    };
    for (const [width, height] of [
      [256, 144],
      [1_920, 1_080],
      [1_366, 768],
    ] as const) {
      await second.setViewportSize({ width, height });
      const whole = Math.round(0.96 * height);
      // A hair more or less is the edge of a pixel.
      await expect.poll(async () => Math.abs(((await heights()).told ?? 0) - whole), WITHIN).toBeLessThanOrEqual(1);
      expect(Math.abs((await heights()).drawn - whole)).toBeLessThanOrEqual(1);
    }
    // Of a stream that is drawn small only the small picture is sent.
    await second.setViewportSize({ width: 256, height: 144 });
    const lines = async () => (await readPicture(second, `${TEACHER} video`))?.heightPx;
    await expect.poll(lines, WITHIN).toBe(180);
    await second.setViewportSize({ width: 1_366, height: 768 });
  });

  it('puts who is on stage on the screen of people, ourselves too, and frames both', async () => {
    await live.teacher
      .getByRole('button', { name: new RegExp(`请${live.displays[1].name}发言`) })
      .first()
      .click();
    expect(await moves(second, `${ON_STAGE} video`)).toBe(true);
    expect(await count(first, ON_STAGE)).toBe(0);
    await live.teacher
      .getByRole('button', { name: new RegExp(`请${live.displays[0].name}发言`) })
      .first()
      .click();
    expect(await moves(second, `${OWN} video`)).toBe(true);
    await expect.poll(() => count(first, OWN), WITHIN).toBe(0);
    for (const page of [first, second]) await page.locator('[data-part][data-on-stage="true"]').waitFor();
    await live.teacher.getByRole('button', { name: /请回/ }).first().click();
    for (const page of [first, second]) await page.locator('[data-part][data-on-stage="false"]').waitFor();
  });

  it('takes the keys of the remote control in either window', async () => {
    await chooseOnSecond('举手');
    await first.getByText('我们举手了').waitFor();
    await chooseByRemote(first, '放下手');
    await expect.poll(() => first.getByText('我们举手了').count(), WITHIN).toBe(0);
  });

  it('swaps them', async () => {
    await chooseByRemote(first, '两块屏幕对调');
    await shows(first, 'people');
    await shows(second, 'courseware');
    await expect.poll(() => count(second, `${PAGE} canvas[data-page="1"]`), WITHIN).toBe(1);
    expect(await moves(first, `${TEACHER} video`)).toBe(true);
    expect(await kept()).toEqual({ two: true, swapped: true });
  });

  it('draws pages as sharp as the second screen, and the ink on them', async () => {
    const sharpness = () =>
      second.locator(`${PAGE} canvas[data-page]`).evaluate((canvas) => {
        const { width } = canvas.getBoundingClientRect();
        return canvas instanceof HTMLCanvasElement ? canvas.width / (width * devicePixelRatio) : 0;
      });
    await expect.poll(sharpness, WITHIN).toBeGreaterThan(0.99);
    const sheet = await live.teacher.locator('canvas[data-ink]').boundingBox();
    if (!sheet) throw new Error('there is no sheet to draw on');
    await live.teacher.getByRole('button', { name: '笔', exact: true }).click();
    await live.teacher.mouse.move(sheet.x + 50, sheet.y + 50);
    await live.teacher.mouse.down();
    await live.teacher.mouse.move(sheet.x + 250, sheet.y + 150, { steps: 8 });
    await live.teacher.mouse.up();
    await expect.poll(() => second.locator('canvas[data-ink]').getAttribute('data-strokes'), WITHIN).toBe('1');
    const inked = () =>
      second.locator('canvas[data-ink]').evaluate((canvas) => {
        const pen = canvas instanceof HTMLCanvasElement ? canvas.getContext('2d') : null;
        const { data } = pen?.getImageData(0, 0, pen.canvas.width, pen.canvas.height) ?? { data: [] };
        return data.some((value) => value > 0);
      });
    await expect.poll(inked, WITHIN).toBe(true);
  });

  it('lets the class write there, with tools that open there', async () => {
    await press('交笔');
    await press(live.displays[0].name.split(' ')[0] ?? '');
    await second.getByRole('button', { name: '颜色', exact: true }).click();
    await second.getByRole('dialog', { name: '颜色' }).getByRole('button', { name: '红', exact: true }).click();
    await second.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await first.getByRole('dialog').count()).toBe(0);
    const sheet = await second.locator('canvas[data-ink]').boundingBox();
    if (!sheet) throw new Error('there is no sheet to draw on');
    await second.mouse.move(sheet.x + 50, sheet.y + 150);
    await second.mouse.down();
    await second.mouse.move(sheet.x + 250, sheet.y + 200, { steps: 8 });
    await second.mouse.up();
    for (const page of [live.teacher, second])
      await expect.poll(() => page.locator('canvas[data-ink]').getAttribute('data-strokes'), WITHIN).toBe('2');
    await live.teacher.getByRole('button', { name: /收回笔/ }).click();
    await second.getByRole('button', { name: '颜色', exact: true }).waitFor({ state: 'detached' });
  });

  it('finds the second window again when the first is loaded anew, and shows nothing dead meanwhile', async () => {
    const loading = first.reload();
    // As soon as the old page goes its picture goes too.
    await shows(second, null);
    expect(await count(second, 'video, canvas')).toBe(0);
    await loading;
    await inState(first, 'live');
    await shows(first, 'people');
    await shows(second, 'courseware');
    await expect.poll(() => count(second, `${PAGE} canvas[data-page="1"]`), WITHIN).toBe(1);
    expect(await moves(first, `${TEACHER} video`)).toBe(true);
    expect(first.context().pages()).toHaveLength(2);
  });

  it('comes back by itself when the second window is loaded anew', async () => {
    await second.reload();
    await shows(second, 'courseware');
    await shows(first, 'people');
  });

  it('asks questions where one reads, and counts there by the remote control', async () => {
    await press('提问');
    await live.teacher.getByRole('dialog', { name: '提问' }).getByRole('button', { name: '单选' }).click();
    await second.getByRole('region', { name: '单选' }).waitFor();
    expect(await first.getByRole('region', { name: '单选' }).count()).toBe(0);
    expect(await count(second, PAGE)).toBe(1);
    // From no choice to "A fewer" and "A more", by keys in the first window and then, as the focus is there, in the other.
    await first.keyboard.press('ArrowRight');
    await second.keyboard.press('ArrowRight');
    await second.keyboard.press('Enter');
    await second.getByText('老师已收到').waitFor();
    await second.getByLabel('A：1').waitFor();
    expect(await first.getByRole('navigation').count()).toBe(0);
    await live.teacher.getByRole('region', { name: '提问' }).getByRole('button', { name: '结束' }).click();
    await chooseByRemote(first, '两块屏幕对调');
    await shows(second, 'people');
  });

  it('shows all on the first when the second window is closed by hand, and remembers that', async () => {
    await second.close();
    await shows(first, 'all');
    await expect.poll(async () => (await kept()).two, WITHIN).toBe(false);
    await first.reload();
    await inState(first, 'live');
    await shows(first, 'all');
    await first.waitForTimeout(3_000);
    expect(first.context().pages()).toHaveLength(1);
  });

  it('opens the second window by itself when the browser is started again with two screens', async () => {
    second = await nextWindow(() => chooseByRemote(first, '用两块屏幕'));
    await shows(second, 'people');
    const { url, context } = { url: first.url(), context: first.context() };
    // The second closes with the first: there is nobody left to draw into it.
    const closed = second.waitForEvent('close');
    await first.close();
    await closed;
    first = await context.newPage();
    watchFaults(first, faults);
    second = await nextWindow(() => first.goto(url));
    await inState(first, 'live');
    await shows(first, 'courseware');
    await shows(second, 'people');
    expect(await moves(second, `${TEACHER} video`)).toBe(true);
  });

  it('closes the second window when one screen is enough', async () => {
    const closed = second.waitForEvent('close');
    await chooseByRemote(first, '只用一块屏幕');
    await closed;
    await shows(first, 'all');
    expect(await kept()).toMatchObject({ two: false });
  });

  it('asks for a press when the browser opens no window without one, and then opens it', async () => {
    second = await nextWindow(() => chooseByRemote(first, '用两块屏幕'));
    const { url, context } = { url: first.url(), context: first.context() };
    await first.close();
    first = await context.newPage();
    watchFaults(first, faults);
    await first.addInitScript(blockPopups);
    await first.goto(url);
    await inState(first, 'live');
    await first.getByText('打开第二块屏幕').waitFor();
    await shows(first, 'all');
    second = await nextWindow(() => first.keyboard.press('ArrowDown'));
    await shows(first, 'courseware');
    await shows(second, 'people');
  });

  it('goes by the screens that are plugged in, where the address asks for nothing', async () => {
    const closed = second.waitForEvent('close');
    await first.goto(first.url().replace('&screens=2', ''));
    await closed;
    await inState(first, 'live');
    await first.keyboard.press('Enter');
    await first.getByRole('navigation', { name: '大屏菜单' }).waitFor();
    expect(await first.getByText('用两块屏幕').count()).toBe(0);
    await first.keyboard.press('Escape');
    // It was chosen before, and nobody has chosen otherwise.
    second = await nextWindow(async () => {
      await first.evaluate(plugScreen, true);
      await first.keyboard.press('ArrowDown');
    });
    await shows(second, 'people');
    const unplugged = second.waitForEvent('close');
    await first.evaluate(plugScreen, false);
    await unplugged;
    await shows(first, 'all');
    expect(await kept()).toMatchObject({ two: true });
    await first.evaluate(plugScreen, true);
    await first.evaluate(() => localStorage.removeItem('tongtang.screens'));
  });

  it('says what to allow when the browser blocks the window', async () => {
    await first.evaluate(() => {
      window.open = () => null;
    });
    await chooseByRemote(first, '用两块屏幕');
    await first.getByText('请在浏览器里允许本站弹出窗口').waitFor();
    await shows(first, 'all');
  });

  it('did all this without a fault', () => {
    expect([...live.faults, ...faults]).toEqual([]);
  });
});

/** Runs in a page: no window opens without a press, as in a browser that nobody has set up. */
function blockPopups(): void {
  const { open } = window;
  // The browser's own sign of a press is set by looking at the page, too.
  let pressed = false;
  window.addEventListener(
    'keydown',
    () => {
      pressed = true;
      setTimeout(() => {
        pressed = false;
      }, 1_000);
    },
    true,
  );
  window.open = (...wanted) => (pressed ? open.apply(window, wanted) : null);
}

/** Runs in a page: a second screen is plugged in or out. */
function plugScreen(isExtended: boolean): void {
  Object.defineProperty(screen, 'isExtended', { configurable: true, value: isExtended });
  if (screen instanceof EventTarget) screen.dispatchEvent(new Event('change'));
}

/** As `chooseByRemote`, with the keys pressed in the second window while the menu is on the first. */
async function chooseOnSecond(word: string): Promise<void> {
  await second.keyboard.press('Enter');
  await first.getByRole('navigation', { name: '大屏菜单' }).waitFor();
  for (let steps = 0; steps < 12; steps += 1) {
    if ((await first.locator('nav button:focus').textContent()) === word) break;
    await second.keyboard.press('ArrowDown');
  }
  await second.keyboard.press('Enter');
  await first.getByRole('navigation').waitFor({ state: 'detached' });
}
