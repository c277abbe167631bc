import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseLanguageElsewhere, seriousFaults } from '../support/accessibility.ts';
import { openWindow, startBrowser, watchFaults } from '../support/browser.ts';
import { signIn } from '../support/people.ts';
import { startWithTake, TEACHER_OF_TAKE } from '../support/take/startWithTake.ts';
import { MOMENTS } from '../support/take/takeLesson.ts';

/** A stretch begins this much earlier, in ms. */
const BEFORE_MS = 1_000;
const SECTIONS = ['participation', 'gaps', 'st', 'courseware', 'lines'];

let made: Awaited<ReturnType<typeof startWithTake>>;
let chromium: Awaited<ReturnType<typeof startBrowser>>;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  [made, chromium] = await Promise.all([startWithTake(), startBrowser()]);
  page = await openWindow(chromium.browser);
  watchFaults(page, faults);
  await signIn(page, made.server, made.server.account(TEACHER_OF_TAKE));
});
afterAll(async () => {
  await chromium?.close();
  await made?.server.stop();
});

const address = (): string => `${made.server.url}/replay/${made.takeId}/analysis`;
const open = async (): Promise<void> => {
  await page.goto(address());
  await page.locator('#lines svg[role="group"]').waitFor();
};
const named = (name: string) => page.getByRole('button', { name, exact: true });
const openSpans = () => page.locator('[data-shown] li button');
const atS = async (): Promise<number> => {
  const [minutes = 0, seconds = 0] = ((await page.locator('[data-moment]').textContent()) ?? '').split(':').map(Number);
  return minutes * 60 + seconds;
};
const current = async () => {
  const span = page.locator('[data-shown] [aria-current="true"]');
  return { fromMs: Number(await span.getAttribute('data-from')), toMs: Number(await span.getAttribute('data-to')) };
};

/** The player has gone to what is open, from a little before it to its end. */
async function expectPlayed(what: string): Promise<void> {
  const { fromMs, toMs } = await current();
  const [lowS, highS] = [Math.floor(Math.max(0, fromMs - BEFORE_MS) / 1_000), Math.ceil((toMs + 2_000) / 1_000)];
  await expect.poll(async () => [what, (await atS()) >= lowS && (await atS()) <= highS]).toEqual([what, true]);
}

/** Presses each and looks where the player has gone; gives back how many opened nothing. */
async function pressAll(buttons: Locator, press = (button: Locator) => button.click()): Promise<number> {
  let empty = 0;
  for (const button of await buttons.all()) {
    const name = (await button.getAttribute('aria-label')) ?? '';
    // At another place first, so that staying there would be noticed.
    await page.getByRole('slider', { name: '时间轴' }).click({ position: { x: 1, y: 4 } });
    await press(button);
    const list = page.locator('[data-shown]');
    await expect.poll(async () => (await list.textContent())?.startsWith(name)).toBe(true);
    const told = await button.getAttribute('data-evidence');
    const count = Number(await list.getAttribute('data-shown'));
    if (told !== null) expect([name, count]).toEqual([name, Number(told)]);
    expect(await openSpans().count()).toBe(count);
    if (count === 0) {
      expect(await list.textContent()).toContain('这里没有可看的片段');
      empty += 1;
    } else await expectPlayed(name);
  }
  return empty;
}

describe('the automatic page', () => {
  it('is reached from the library and from the player', async () => {
    await page.goto(`${made.server.url}/library`);
    await page.getByRole('link', { name: '分析：茉莉花 第一课时' }).click();
    await page.getByRole('heading', { level: 1, name: /分析/ }).waitFor();
    await page.getByRole('link', { name: '回到录像' }).click();
    await page.getByRole('link', { name: '分析', exact: true }).click();
    await page.waitForURL(address());
    for (const section of SECTIONS) await page.locator(`section#${section}`).waitFor();
  });

  it('says what the log says, by classroom', async () => {
    await open();
    const rows = page.getByRole('table', { name: '各教室的参与' }).getByRole('row');
    const cells = (row: number) => rows.nth(row).getByRole('cell').allTextContents();
    expect((await cells(1)).slice(1)).toEqual(['1', '4 秒', '1', '1', '11', '1', '只计数', '20 秒']);
    expect((await cells(2)).slice(1)).toEqual(['0', '0 秒', '0', '0', '12', '0', '只计数', '30 秒']);
    expect((await cells(3)).slice(1, 3)).toEqual(['1', '6 秒']);
    expect(await page.locator('#st').textContent()).toContain('日志里的样本属于“对话型”');
    expect(await page.locator('#st dt').allTextContents()).toContain('Ch（15 秒）');
    await page.locator('#st').getByText('30 秒', { exact: true }).click();
    await expect.poll(() => page.locator('#st dt').allTextContents()).toContain('Ch（30 秒）');
  });

  it('opens the seconds behind every number of its tables, and says where there are none', async () => {
    await open();
    for (const table of await page.getByText('表', { exact: true }).all()) await table.click();
    expect(await page.locator('svg [data-mark]').count()).toBe(0);
    const numbers = page.locator('button[data-evidence]');
    expect(await numbers.count()).toBeGreaterThan(50);
    expect(await pressAll(numbers)).toBeGreaterThan(0);
  }, 240_000);

  it('opens the seconds behind every bar, dot and stretch of its charts', async () => {
    await open();
    const marks = page.locator('svg [data-mark]');
    expect(await marks.count()).toBeGreaterThan(10);
    // By keyboard: the middle of a region need not be in it. A bar and a dot take the mouse as well.
    await pressAll(marks, (mark) => mark.press('Enter'));
    await pressAll(page.locator('#lines [data-mark]'));
    await pressAll(page.locator('#gaps [data-mark]'));
  }, 240_000);

  it('plays a stretch from a second before it to its end, and stops there', async () => {
    await open();
    const numbers = page.locator('#participation tbody tr').first().locator('button');
    await numbers.nth(1).click();
    await expect.poll(current).toEqual({ fromMs: 20_000, toMs: 24_000 });
    await expect.poll(atS).toBe(19);
    await page.getByRole('button', { name: '暂停' }).waitFor();
    await page.getByRole('button', { name: '播放', exact: true }).waitFor({ timeout: 20_000 });
    expect(await atS()).toBe(24);
  });

  it('goes through several stretches by the keys , and .', async () => {
    await open();
    await named('连续段 g 2').click();
    expect(await openSpans().count()).toBe(2);
    await expect.poll(async () => (await current()).fromMs).toBe(0);
    await page.keyboard.press('.');
    await expect.poll(async () => (await current()).fromMs).toBe(15_000);
    await expectPlayed('the next');
    await page.keyboard.press('.');
    expect((await current()).fromMs).toBe(15_000);
    await page.keyboard.press(',');
    await expect.poll(async () => (await current()).fromMs).toBe(0);
    await openSpans().nth(1).click();
    await expect.poll(async () => (await current()).fromMs).toBe(15_000);
  });

  it('needs no mouse: a chart is one stop, and the arrow keys go through it', async () => {
    await open();
    const sequence = page.locator('[data-chart="S-T 序列"] [data-mark]');
    expect(await sequence.count()).toBe(2);
    await page.locator('[data-chart="S-T 序列"] input:checked').focus();
    await page.keyboard.press('Tab');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    expect(await focused()).toContain('00:00 教师');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toContain('00:15 学生');
    await page.keyboard.press('Enter');
    await expect.poll(current).toEqual({ fromMs: 15_000, toMs: MOMENTS.end });
    await expectPlayed('the second sample');
    await page.keyboard.press('Tab');
    expect(await focused()).not.toContain('00:');
  });
});

describe('a chart', () => {
  const save = async (name: string): Promise<Download> => {
    const [download] = await Promise.all([page.waitForEvent('download'), named(name).click()]);
    return download;
  };

  it('is saved as a drawing that stands alone: title, lesson, interval, looks and letters', async () => {
    await open();
    const title = 'Rt–Ch 图 · 每 15 秒一个样本';
    const download = await save(`保存 SVG：${title}`);
    expect(download.suggestedFilename()).toMatch(/^Rt–Ch 图.*\.svg$/);
    const text = await readFile(await download.path(), 'utf8');
    const read = await page.evaluate((svg) => {
      const drawing = new DOMParser().parseFromString(svg, 'image/svg+xml');
      const texts = [...drawing.querySelectorAll('text')].map(({ textContent }) => textContent).join('');
      return { faults: drawing.querySelectorAll('parsererror').length, root: drawing.documentElement.tagName, texts };
    }, text);
    expect(read).toMatchObject({ faults: 0, root: 'svg' });
    for (const word of [title, '茉莉花 第一课时', '讲授型']) expect(read.texts).toContain(word);
    expect(text).not.toContain('var(--');
    expect(text).toContain('data:font/woff2');
  });

  it('is saved as a picture that is not empty', async () => {
    const download = await save('保存 PNG：S-T 序列');
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    const colours = await page.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const pen = canvas.getContext('2d');
      pen?.drawImage(image, 0, 0);
      const pixels = pen?.getImageData(0, 0, image.width, image.height).data ?? [];
      const seen = new Set<string>();
      for (let at = 0; at < pixels.length; at += 4) seen.add(`${pixels[at]} ${pixels[at + 1]} ${pixels[at + 2]}`);
      return [...seen];
    }, bytes.toString('base64'));
    // Paper, the teacher's cells, and the words of the title.
    expect(colours).toEqual(expect.arrayContaining(['255 255 255', '15 118 110', '29 43 42']));
  });
});

describe('for everybody', () => {
  it('has nothing that axe calls serious, in either language, as charts and as tables', async () => {
    await open();
    await page.locator('#participation td button').nth(1).click();
    for (const language of ['en', 'zh-CN']) {
      await chooseLanguageElsewhere(page, language);
      expect([language, await seriousFaults(page)]).toEqual([language, []]);
    }
    for (const table of await page.getByText('表', { exact: true }).all()) await table.click();
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('is refused to whoever may not watch the take, and asks a stranger who it is', async () => {
    const other = await openWindow(chromium.browser);
    await signIn(other, made.server, made.server.account('wumo'));
    await other.goto(address());
    await other.getByText('这份录像没有对您开放').waitFor();
    expect(await other.locator('button[data-evidence]').count()).toBe(0);
    await other.context().close();
    const stranger = await openWindow(chromium.browser);
    await stranger.goto(address());
    await stranger.waitForURL(/sign-in/);
    await stranger.context().close();
  });

  it('has thrown no errors in the window', () => {
    expect(faults).toEqual([]);
  });
});
