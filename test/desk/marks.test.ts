import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EndpointReply, Mark } from '../../shared/api/index.ts';
import { chooseLanguageElsewhere, seriousFaults } from '../support/accessibility.ts';
import { openWindow, startBrowser, watchFaults } from '../support/browser.ts';
import { requestsOf, signIn } from '../support/people.ts';
import { startWithTake, TEACHER_OF_TAKE } from '../support/take/startWithTake.ts';
import { seats } from '../support/take/takeLesson.ts';

/** Is of the study group; the other is a teacher like many. */
const RESEARCHER = 'hanyan';
const COLLEAGUE = 'wumo';
/** The first classroom is on stage then, and its picture large. */
const ON_STAGE_S = 21;
const LARGE = `${seats.first}.classroom-return.video`;

let made: Awaited<ReturnType<typeof startWithTake>>;
let chromium: Awaited<ReturnType<typeof startBrowser>>;
let teacher: Page;
let researcher: Page;
const faults: string[] = [];

beforeAll(async () => {
  [made, chromium] = await Promise.all([startWithTake(), startBrowser()]);
  const open = async (who: string): Promise<Page> => {
    const page = await openWindow(chromium.browser);
    watchFaults(page, faults);
    await signIn(page, made.server, made.server.account(who));
    return page;
  };
  teacher = await open(TEACHER_OF_TAKE);
  const published = await teacher.request.put(`${made.server.url}/api/takes/${made.takeId}/audience`, {
    data: { audience: 'district' },
  });
  expect(published.ok()).toBe(true);
  researcher = await open(RESEARCHER);
});
afterAll(async () => {
  await chromium?.close();
  await made?.server.stop();
});

const goTo = async (page: Page, second: number): Promise<void> => {
  await page.goto(`${made.server.url}/replay/${made.takeId}?t=${second}`);
  await page.locator('[data-large="true"][data-status="there"]').waitFor();
};
const marksTab = (page: Page) => page.getByRole('tab', { name: /^标记/ });
const rows = (page: Page, text: string): Locator => page.locator('li[data-mark]').filter({ hasText: text });
const momentOf = (page: Page) => page.locator('[data-moment]').first().textContent();

/** What the server tells somebody, whatever a screen would show. */
async function listed(who: string): Promise<Mark[]> {
  const requests = await requestsOf(made.server, who);
  const answer = await requests.get(`${made.server.url}/api/takes/${made.takeId}/marks`);
  expect(answer.status()).toBe(200);
  const { marks }: EndpointReply<'marks.list'> = await answer.json();
  await requests.dispose();
  return marks;
}

async function write(page: Page, text: string, audience: string): Promise<void> {
  await page.keyboard.press('n');
  const area = page.getByRole('textbox', { name: '写什么' });
  await area.waitFor();
  expect(await area.evaluate((element) => element === document.activeElement)).toBe(true);
  await area.fill(text);
  if (await page.getByRole('button', { name: new RegExp(`${audience}.*给谁看`) }).isVisible()) return;
  await page.getByRole('button', { name: /给谁看/ }).click();
  await page.getByRole('option', { name: audience }).click();
}
const save = (page: Page) => page.getByRole('button', { name: '保存', exact: true }).click();

describe('a mark', () => {
  it('is made at the moment that is shown, with a region drawn on the large picture', async () => {
    await goTo(teacher, ON_STAGE_S);
    await write(teacher, '孩子自己想出了答案', '教研组');
    await teacher.getByRole('textbox', { name: '标签' }).fill('提问 等待');
    await teacher.getByRole('button', { name: '圈出一处' }).click();
    const surface = teacher.locator(`[data-track="${LARGE}"] [data-drawing]`);
    const box = await surface.boundingBox();
    if (!box) throw new Error('nothing to draw on');
    const to = (x: number, y: number) => teacher.mouse.move(box.x + box.width * x, box.y + box.height * y);
    await to(0.75, 0.7);
    await teacher.mouse.down();
    await to(0.4, 0.4);
    await to(0.25, 0.3);
    await teacher.mouse.up();
    await teacher.getByText('已在画面上圈出一处').waitFor();
    await save(teacher);
    await rows(teacher, '孩子自己想出了答案').waitFor();
    const [mark] = await listed(TEACHER_OF_TAKE);
    expect(mark).toMatchObject({
      fromMs: made.beganAtMs + ON_STAGE_S * 1_000,
      toMs: null,
      tags: ['提问', '等待'],
      audience: 'group',
      mine: true,
    });
    const { trackKey, ...shape } = mark?.region ?? { trackKey: '', x: 0, y: 0, w: 0, h: 0 };
    expect(trackKey).toBe(LARGE);
    for (const [side, share] of Object.entries({ x: 0.25, y: 0.3, w: 0.5, h: 0.4 }))
      expect(Math.abs(Number(Object(shape)[side]) - share)).toBeLessThan(0.01);
  });

  it('is seen by the study group: a press goes to its moment and shows its region', async () => {
    await goTo(researcher, 2);
    expect(await researcher.locator('[data-region]').count()).toBe(0);
    await researcher.locator('[data-lane="marks"] button').click();
    const row = rows(researcher, '孩子自己想出了答案');
    await row.waitFor();
    expect(await row.getAttribute('data-open')).toBe('true');
    await expect.poll(() => momentOf(researcher)).toBe('00:21');
    const region = researcher.locator(`[data-track="${LARGE}"] [data-region]`);
    await region.waitFor();
    const [whole, part] = [
      await researcher.locator(`[data-track="${LARGE}"] video`).boundingBox(),
      await region.boundingBox(),
    ];
    if (!whole || !part) throw new Error('not there');
    expect(Math.abs((part.x + part.width / 2 - whole.x) / whole.width - 0.5)).toBeLessThan(0.02);
    // The list leads there as well.
    await researcher.keyboard.press('ArrowRight');
    await expect.poll(() => researcher.locator('[data-region]').count()).toBe(0);
    await row.getByRole('button', { name: '到 00:21' }).click();
    await region.waitFor();
    expect(await row.getByRole('button', { name: /^(修改|删除)/ }).count()).toBe(0);
  });

  it('is replied to, and the reply is read by its author', async () => {
    const row = rows(researcher, '孩子自己想出了答案');
    await row.getByRole('button', { name: /^回复/ }).click();
    await researcher.getByRole('textbox', { name: '回复什么' }).fill('等了七秒，值得。');
    await researcher.keyboard.press('Control+Enter');
    await row.getByText('等了七秒，值得。').waitFor();
    await goTo(teacher, ON_STAGE_S);
    await marksTab(teacher).click();
    await rows(teacher, '等了七秒，值得。').waitFor();
  });

  it('is not shown to a teacher who is not of the group, on no screen and not by the server', async () => {
    expect(await listed(COLLEAGUE)).toEqual([]);
    const colleague = await openWindow(chromium.browser);
    await signIn(colleague, made.server, made.server.account(COLLEAGUE));
    await goTo(colleague, ON_STAGE_S);
    await marksTab(colleague).click();
    await colleague.getByText('还没有标记').waitFor();
    expect(await colleague.locator('[data-region], [data-lane="marks"] button').count()).toBe(0);
    await colleague.context().close();
  });

  it('that is private stays so, for the teacher and the administrators too', async () => {
    await goTo(researcher, 2);
    await write(researcher, '只给自己看的', '只有自己');
    await save(researcher);
    await rows(researcher, '只给自己看的').waitFor();
    const own = (await listed(RESEARCHER)).find(({ text }) => text === '只给自己看的');
    expect(own?.audience).toBe('private');
    for (const who of [TEACHER_OF_TAKE, COLLEAGUE, 'admin', 'zhoumin']) {
      expect((await listed(who)).map(({ text }) => text)).not.toContain('只给自己看的');
      const requests = await requestsOf(made.server, who);
      const url = `${made.server.url}/api/takes/${made.takeId}/marks/${own?.markId}`;
      expect((await requests.delete(url)).status()).toBe(404);
      expect((await requests.post(`${url}/replies`, { data: { text: '看' } })).status()).toBe(404);
      await requests.dispose();
    }
  });

  it('is found by its tag and by whose it is, changed and removed', async () => {
    await marksTab(researcher).click();
    await researcher.getByText('我的', { exact: true }).click();
    await expect.poll(() => researcher.locator('li[data-mark]').count()).toBe(1);
    await researcher.getByText('全部', { exact: true }).click();
    await researcher.getByRole('button', { name: /所有标签/ }).click();
    await researcher.getByRole('option', { name: '等待' }).click();
    await expect.poll(() => rows(researcher, '只给自己看的').count()).toBe(0);
    await rows(researcher, '孩子自己想出了答案').waitFor();
    await goTo(researcher, 2);
    await marksTab(researcher).click();
    const row = rows(researcher, '只给自己看的');
    await row.getByRole('button', { name: /^修改/ }).click();
    await researcher.getByRole('textbox', { name: '写什么' }).fill('改成大家看的');
    await researcher.getByText('一段', { exact: true }).click();
    await researcher.getByRole('button', { name: /给谁看/ }).click();
    await researcher.getByRole('option', { name: '所有能看录像的人' }).click();
    await save(researcher);
    await rows(researcher, '改成大家看的').getByRole('button', { name: '到 00:02–00:12' }).waitFor();
    expect((await listed(COLLEAGUE)).map(({ text }) => text)).toEqual(['改成大家看的']);
    await rows(researcher, '改成大家看的').getByRole('button', { name: /^删除/ }).click();
    await researcher.getByRole('button', { name: '删除标记', exact: true }).click();
    await expect.poll(() => rows(researcher, '改成大家看的').count()).toBe(0);
    expect(await listed(COLLEAGUE)).toEqual([]);
  });

  it('can be made without a mouse', async () => {
    await goTo(teacher, ON_STAGE_S);
    await write(teacher, '只用键盘', '只有自己');
    await teacher.getByRole('button', { name: '圈出一处' }).focus();
    await teacher.keyboard.press('Enter');
    await expect.poll(() => teacher.locator('[data-drawing] button:focus').count()).toBe(1);
    for (const key of ['ArrowLeft', 'ArrowLeft', 'Shift+ArrowDown', 'Enter']) await teacher.keyboard.press(key);
    await expect.poll(() => teacher.locator('[data-drawing]').count()).toBe(0);
    expect(await momentOf(teacher)).toBe('00:21');
    await teacher.getByRole('textbox', { name: '写什么' }).press('Control+Enter');
    await rows(teacher, '只用键盘').waitFor();
    const region = (await listed(TEACHER_OF_TAKE)).find(({ text }) => text === '只用键盘')?.region;
    expect(region).toMatchObject({ trackKey: LARGE, x: 0.31, y: 0.35, w: 0.3, h: 0.32 });
  });
});

describe('for everybody', () => {
  it('has nothing that axe calls serious, in either language, while reading and while writing', async () => {
    await goTo(teacher, ON_STAGE_S);
    await marksTab(teacher).click();
    await rows(teacher, '只用键盘').waitFor();
    for (const step of ['reading', 'writing']) {
      if (step === 'writing') await teacher.keyboard.press('n');
      for (const language of ['en', 'zh-CN']) {
        await chooseLanguageElsewhere(teacher, language);
        expect([step, language, await seriousFaults(teacher)]).toEqual([step, language, []]);
      }
    }
  });

  it('has thrown no errors in the window', () => {
    expect(faults).toEqual([]);
  });
});
