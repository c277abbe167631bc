import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../server/platform/spreadsheet/readWorkbook.ts';
import { chooseLanguageElsewhere, seriousFaults } from '../support/accessibility.ts';
import { openWindow, startBrowser, watchFaults } from '../support/browser.ts';
import { signIn } from '../support/people.ts';
import { addEventfulTakes, EVENTS } from '../support/take/addEventfulTakes.ts';
import { ReplayWindow } from '../support/take/ReplayWindow.ts';
import { startWithTake, TEACHER_OF_TAKE } from '../support/take/startWithTake.ts';

/** A moment is played from this much earlier on, in ms. */
const BEFORE_MS = 1_000;
/** Pictures are drawn a little earlier or later than the clock says, in ms. */
const SLACK_MS = 400;
const { newer, older } = EVENTS.uncalled;
/** What the list has, in its order: newer lessons first. */
const UNCALLED = [...newer, ...older];

let made: Awaited<ReturnType<typeof addEventfulTakes>> & Pick<Awaited<ReturnType<typeof startWithTake>>, 'server'>;
let chromium: Awaited<ReturnType<typeof startBrowser>>;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  [made, chromium] = await Promise.all([startWithTake({ add: addEventfulTakes }), startBrowser()]);
  page = await openWindow(chromium.browser);
  watchFaults(page, faults);
  await signIn(page, made.server, made.server.account(TEACHER_OF_TAKE));
}, 240_000);
afterAll(async () => {
  await chromium?.close();
  await made?.server.stop();
});

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const moments = () => page.locator('[data-moment-from]');
const open = (path = '/search') => page.goto(`${made.server.url}${path}`);
const example = async (name: string): Promise<void> => {
  await page.locator('form').getByRole('button', { name, exact: true }).click();
  await page.getByRole('region', { name: '找到的时刻' }).getByRole('status').waitFor();
};
async function choose(label: string, option: string, at = 0): Promise<void> {
  await page
    .locator('form')
    .getByRole('button', { name: new RegExp(label) })
    .nth(at)
    .click();
  await page.getByRole('option', { name: option, exact: true }).click();
}
const spans = async () =>
  Promise.all(
    (await moments().all()).map(async (row) => ({
      fromMs: Number(await row.getAttribute('data-moment-from')),
      toMs: Number(await row.getAttribute('data-moment-to')),
    })),
  );

describe('the search by events', () => {
  it('is reached from the library, and finds the hands that were not called', async () => {
    await open('/library');
    await page.getByRole('link', { name: '按事件查找' }).click();
    await page.getByText('还没有查找').waitFor();
    await example('举手没有被点到');
    await page.getByText('在 2 节课里找到 3 处（看了 2 节）').waitFor();
    expect(await spans()).toEqual(UNCALLED);
    expect(await moments().nth(0).textContent()).toContain('举手 3.5 秒，没有被点到');
    expect(await moments().nth(2).textContent()).toContain('举手 6 秒，没有被点到');
  });

  it('finds questions under 60 %, and gaps over 10 s', async () => {
    await open();
    await example('正确率不到 60 % 的提问');
    await page.getByText('在 1 节课里找到 1 处（看了 2 节）').waitFor();
    const { fromMs, toMs, percent } = EVENTS.poll;
    expect(await spans()).toEqual([{ fromMs, toMs }]);
    expect(await moments().first().textContent()).toContain(`正确率 ${percent} % · “这是江苏民歌吗？”`);
    await example('老师说完，超过 10 秒才有教室开口');
    await page.getByText('在 2 节课里找到 2 处（看了 2 节）').waitFor();
    expect(await spans()).toEqual([EVENTS.gap, EVENTS.gap]);
    expect(await moments().first().textContent()).toContain('老师说完 11 秒 后开口');
  });

  it('takes a classroom, a number and a second condition', async () => {
    await open();
    await choose('哪间教室', '双湾小学');
    await button('查找').click();
    await page.getByText('在 2 节课里找到 2 处（看了 2 节）').waitFor();
    await choose('多少', '超过');
    await page.getByRole('spinbutton').fill('5');
    await button('查找').click();
    await page.getByText('在 1 节课里找到 1 处（看了 2 节）').waitFor();
    expect(await spans()).toEqual(older);
    await page.getByRole('spinbutton').fill('6');
    await button('查找').click();
    await page.getByText('看了 2 节课，没有找到').waitFor();
    await choose('多少', '不论多久');
    await choose('再加一个条件', '同时还有');
    await choose('什么事', '提问的正确率', 1);
    await choose('多少', '不论多少', 1);
    await button('查找').click();
    await page.getByText('在 2 节课里找到 2 处（看了 2 节）').waitFor();
    await page.getByText('同时：正确率 25 % · “这是江苏民歌吗？”').waitFor();
    // The address says it all: whoever opens it sees the same.
    await page.reload();
    await page.getByText('在 2 节课里找到 2 处（看了 2 节）').waitFor();
  });

  it('opens the player five seconds before a moment', async () => {
    await open();
    await example('举手没有被点到');
    await page.getByRole('link', { name: /^打开录像：00:25/ }).click();
    await page.waitForURL(/\/replay\/.*t=20\.5/);
    await page.locator('[data-moment]').filter({ hasText: '00:20' }).waitFor();
  });

  it('searches one lesson from its player', async () => {
    await open(`/replay/${made.takeId}`);
    await page.getByRole('link', { name: '查找' }).click();
    await page.getByRole('heading', { level: 1, name: '在这节课里查找' }).waitFor();
    await example('举手没有被点到');
    await page.getByText('在 1 节课里找到 2 处（看了 1 节）').waitFor();
    expect(await spans()).toEqual(newer);
    await page.getByRole('link', { name: '改为在所有录像里找' }).click();
    await page.getByText('在 2 节课里找到 3 处（看了 2 节）').waitFor();
  });
});

describe('moments', () => {
  type Sample = { readonly at: number; readonly drawnMs: number };

  /** Looks again and again which moment is played and what is drawn in its pictures, until the last one is over. */
  async function watch(): Promise<Sample[]> {
    const window = new ReplayWindow(page, { files: [], beganAtMs: 0, lengthMs: 1 });
    const samples: Sample[] = [];
    const isOver = async (): Promise<boolean> =>
      (await page.locator(`[data-playing="${UNCALLED.length - 1}"]`).count()) === 1 &&
      samples.some(({ at, drawnMs }) => at === UNCALLED.length - 1 && drawnMs >= (older[0]?.toMs ?? 0) - SLACK_MS) &&
      (await page.locator('[data-playing]').getByRole('button', { name: '播放', exact: true }).count()) === 1;
    await expect
      .poll(
        async () => {
          const at = Number(await page.locator('[data-playing]').getAttribute('data-playing'));
          for (const { drawnMs } of await window.held()) if (drawnMs !== null) samples.push({ at, drawnMs });
          return isOver();
        },
        { timeout: 90_000, interval: 60 },
      )
      .toBe(true);
    return samples;
  }

  it('are played one after the other across lessons, each from a second before it to its end', async () => {
    await open();
    await example('举手没有被点到');
    await button('依次播放').click();
    await page.locator('[data-playing="0"] video').first().waitFor();
    const samples = await watch();
    for (const [index, { fromMs, toMs }] of UNCALLED.entries()) {
      const own = samples.filter(({ at }) => at === index).map(({ drawnMs }) => drawnMs);
      const isIn = (ms: number): boolean => ms >= fromMs - BEFORE_MS - SLACK_MS && ms <= toMs + SLACK_MS;
      // What was drawn last of the one before may still be there at the very beginning, and nothing else.
      const first = own.findIndex(isIn);
      expect([index, own.slice(first).filter((ms) => !isIn(ms))]).toEqual([index, []]);
      const played = own.slice(first);
      expect([index, Math.min(...played) <= fromMs + SLACK_MS, Math.max(...played) >= toMs - SLACK_MS]).toEqual([
        index,
        true,
        true,
      ]);
    }
  }, 120_000);

  it('are gone through with keys, and from any of them on', async () => {
    await open();
    await example('举手没有被点到');
    await page.getByRole('button', { name: /^从这里依次播放：00:25/ }).click();
    const at = (n: number) => page.locator(`[data-playing="${n}"]`);
    await at(1).waitFor();
    await page.keyboard.press('.');
    await at(2).waitFor();
    await page.keyboard.press('.');
    await page.keyboard.press(',');
    await at(1).waitFor();
    await button('上一处 ,').click();
    await at(0).waitFor();
    await expect
      .poll(() => page.locator('[aria-current="true"][data-moment-from]').getAttribute('data-moment-from'))
      .toBe(`${newer[0]?.fromMs}`);
    await button('收起').click();
    await page.locator('[data-playing]').waitFor({ state: 'detached' });
  });

  it('become marks of one’s own and clips that open without an account', async () => {
    await open();
    await example('举手没有被点到');
    await page.getByRole('checkbox', { name: /^选中 00:09/ }).check();
    await page.getByText('已选 1 处').waitFor();
    await button('记为我的标记').click();
    await page.getByText('已记下 1 条标记，只有您自己看得到。').waitFor();
    await button('全选').click();
    await page.getByText('已选 3 处').waitFor();
    await button('做成片段链接').click();
    await page.getByRole('textbox', { name: /给谁/ }).fill('教研组');
    await button('做链接').click();
    await page.getByText('做好了 3 个链接').waitFor();
    const address = await page.getByRole('dialog').getByRole('textbox').first().inputValue();
    await page.keyboard.press('Escape');
    const guest = await openWindow(chromium.browser);
    await guest.goto(address);
    await guest.getByText('茉莉花 第一课时').first().waitFor();
    await guest.context().close();
    await open(`/replay/${made.takeId}`);
    await page.getByRole('tab', { name: '标记 1' }).click();
    await page.getByText(/举手 3.5 秒，没有被点到/).waitFor();
  });

  it('are saved as CSV and as a workbook', async () => {
    await open();
    await example('正确率不到 60 % 的提问');
    const save = async (name: string) => {
      const [download] = await Promise.all([page.waitForEvent('download'), button(name).click()]);
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    };
    const csv = await save('存成 CSV');
    expect(csv.name).toBe('找到的时刻.csv');
    const [bom, head, row, ...rest] = [
      csv.bytes.toString('utf8')[0],
      ...csv.bytes.toString('utf8').slice(1).split('\r\n'),
    ];
    expect([bom, rest]).toEqual(['\uFEFF', ['']]);
    expect(head).toBe('课,老师,日期,时刻,开始（秒）,结束（秒）,教室,什么事,数值,单位,为什么找到');
    expect(row).toContain('00:25,25.2,29,,提问的正确率,25,%,');
    const xlsx = await save('存成 Excel');
    const [sheet] = await readWorkbook(xlsx.bytes);
    expect(sheet?.name).toBe('找到的时刻');
    expect(sheet?.rows[1]?.slice(3, 10)).toEqual(['00:25', 25.2, 29, null, '提问的正确率', 25, '%']);
  });
});

describe('a saved query', () => {
  it('is there after a reload and after the server was killed, and is changed and removed', async () => {
    await open();
    await choose('哪间教室', '双湾小学');
    await button('保存这条查找').click();
    await page.getByRole('textbox', { name: '名字' }).fill('双湾举了手');
    await button('保存').click();
    await page.getByText('已保存：双湾举了手').waitFor();
    await page.reload();
    await page.getByRole('button', { name: /^双湾举了手/ }).waitFor();
    await made.server.crashAndRestart();
    await page.reload();
    await page.getByRole('button', { name: /^双湾举了手/ }).click();
    await page.getByText('在 2 节课里找到 2 处（看了 2 节）').waitFor();
    await button('改：双湾举了手').click();
    await page.getByRole('textbox', { name: '名字' }).fill('没点到的手');
    await button('保存').click();
    await button('删除：没点到的手').click();
    await page.getByText('已删除：没点到的手').waitFor();
    // With none left, what was found stands right below the form.
    await page.locator('#saved-queries').waitFor({ state: 'detached' });
  });
});

describe('for everybody', () => {
  it('fits three sizes, and has nothing that axe calls serious, in either language', async () => {
    await open();
    await example('举手没有被点到');
    await button('依次播放').click();
    await page.locator('[data-playing="0"] video').first().waitFor();
    await page.keyboard.press('k');
    // The viewer's name is pale on purpose: it must not cover what is played.
    await page.addStyleTag({ content: '[data-watermark] { visibility: hidden }' });
    const before = page.viewportSize();
    for (const language of ['en', 'zh-CN']) {
      await chooseLanguageElsewhere(page, language);
      for (const [width, height] of [
        [1920, 1080],
        [1366, 768],
        [360, 740],
      ] as const) {
        await page.setViewportSize({ width, height });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect([language, width, over <= 0]).toEqual([language, width, true]);
        expect([language, width, await seriousFaults(page)]).toEqual([language, width, []]);
      }
    }
    if (before) await page.setViewportSize(before);
  }, 120_000);

  it('finds nothing for whoever may not watch the takes', async () => {
    const other = await openWindow(chromium.browser);
    await signIn(other, made.server, made.server.account('wumo'));
    await other.goto(`${made.server.url}/search`);
    await other.locator('form').getByRole('button', { name: '举手没有被点到', exact: true }).last().click();
    await other.getByText('还没有您可以看的录像').waitFor();
    await other.goto(`${page.url()}&take=${made.takeId}`);
    await other.getByText('这份录像没有对您开放').first().waitFor();
    await other.context().close();
  });

  it('has thrown no errors in the window', () => {
    expect(faults).toEqual([]);
  });
});
