import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EndpointReply } from '../../shared/api/index.ts';
import { chooseLanguageElsewhere, seriousFaults } from '../support/accessibility.ts';
import { openWindow, startBrowser, watchFaults } from '../support/browser.ts';
import { signIn } from '../support/people.ts';
import { startWithTake, TEACHER_OF_TAKE } from '../support/take/startWithTake.ts';

let made: Awaited<ReturnType<typeof startWithTake>>;
let chromium: Awaited<ReturnType<typeof startBrowser>>;
let maker: Page;
let other: Page;
let studyId: string;
const faults: string[] = [];

beforeAll(async () => {
  [made, chromium] = await Promise.all([startWithTake(), startBrowser()]);
  const open = async (who: string): Promise<Page> => {
    const page = await openWindow(chromium.browser);
    watchFaults(page, faults);
    await signIn(page, made.server, made.server.account(who));
    return page;
  };
  [maker, other] = [await open(TEACHER_OF_TAKE), await open('wumo')];
});
afterAll(async () => {
  await chromium?.close();
  await made?.server.stop();
});

const codeRow = (place: number) => maker.locator('ol li[data-code]').nth(place);
const faultsOf = async (page: Page): Promise<string[]> =>
  (await seriousFaults(page)).filter((fault) => !/^color-contrast: [.]_mark_\w+$/.test(fault));

async function name(place: number, zh: string, more: { key?: string; group?: string; lasts?: string } = {}) {
  const row = codeRow(place);
  await row.getByRole('textbox', { name: '中文名称' }).fill(zh);
  if (more.key) await row.getByRole('combobox', { name: '按键' }).selectOption(more.key);
  if (more.group) await row.getByRole('combobox', { name: '组', exact: true }).selectOption({ label: more.group });
  if (more.lasts) await row.getByRole('combobox', { name: '是什么' }).selectOption(more.lasts);
}

describe('a coding scheme of one’s own', () => {
  it('is made from what a teacher wants to look at', async () => {
    await maker.goto(`${made.server.url}/studies`);
    await maker.getByRole('link', { name: '编码方案' }).click();
    await maker.getByText('还没有自己的编码方案').waitFor();
    await maker.getByRole('link', { name: '新建编码方案' }).click();
    await maker.getByRole('button', { name: '保存' }).click();
    await maker.getByText('请写编码方案的名称。').waitFor();
    await maker.getByRole('textbox', { name: '中文名称' }).first().fill('提问与合作');
    await maker.getByRole('button', { name: '加一组' }).click();
    await maker.locator('ul li').getByRole('textbox', { name: '中文名称' }).fill('学习方式');
    await maker.getByRole('button', { name: '加一个编码' }).click();
    await name(0, '教师提问', { key: 'q' });
    await name(1, '全班', { key: 'w', group: '学习方式', lasts: 'state' });
    await name(2, '小组', { key: 'g', group: '学习方式', lasts: 'state' });
    expect(await faultsOf(maker)).toEqual([]);
    await maker.getByRole('checkbox', { name: '全区的老师都可以使用' }).check();
    await maker.getByRole('button', { name: '保存' }).click();
    await maker.getByText('第 1 版').waitFor();
  });

  it('is seen by others, who cannot change it, and goes out and in as a file', async () => {
    await other.goto(`${made.server.url}/schemes`);
    await other.getByRole('link', { name: '提问与合作' }).click();
    await other.getByText(/可以使用；要修改，请先另存一份/).waitFor();
    expect(await other.getByRole('button', { name: '保存' }).count()).toBe(0);
    await other.getByRole('link', { name: '编码方案' }).click();
    const [file] = await Promise.all([
      other.waitForEvent('download'),
      other.getByRole('button', { name: '导出“提问与合作”' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('提问与合作.json');
    await other.locator('input[type="file"]').setInputFiles(await file.path());
    await other.getByRole('heading', { name: '提问与合作' }).waitFor();
    await other.getByRole('button', { name: '保存' }).waitFor();
    const { schemes }: EndpointReply<'schemes.list'> = await (
      await other.request.get(`${made.server.url}/api/schemes`)
    ).json();
    expect(schemes.map(({ mine, shared }) => [mine, shared]).sort()).toEqual([
      [false, true],
      [true, false],
    ]);
    const [one, two] = schemes.map(({ scheme: { key: _, version: __, ...scheme } }) => scheme);
    expect(one).toEqual(two);
    await other.goto(`${made.server.url}/schemes`);
    await other.locator('input[type="file"]').setInputFiles({
      ...{ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"format":"other"}') },
    });
    await other.getByText('这不是编码方案文件，或者内容不完整。').waitFor();
  });
});

describe('events', () => {
  const rows = (page: Page) => page.locator('li[data-event]');
  /** What is kept, in ms since the first event: the player begins where its first picture does. */
  async function kept(): Promise<string[]> {
    const { schemes }: EndpointReply<'studies.read'> = await (
      await maker.request.get(`${made.server.url}/api/studies/${studyId}`)
    ).json();
    const sheets = `${made.server.url}/api/studies/${studyId}/sheets`;
    const { events }: EndpointReply<'sheets.begin'> = await (
      await maker.request.post(sheets, { data: { scheme: schemes[0]?.key } })
    ).json();
    const firstMs = events[0]?.fromMs ?? 0;
    return events
      .filter(({ code }) => code !== null)
      .map(({ code, fromMs, toMs }) => `${code} ${fromMs - firstMs}${toMs === null ? '' : `–${toMs - firstMs}`}`);
  }
  const saved = (page: Page) => page.locator('[data-saved="saved"]').waitFor();

  it('are coded in a study with that scheme, at the moment of the player, by keyboard', async () => {
    await maker.goto(`${made.server.url}/studies`);
    await maker.getByRole('button', { name: '新建课例' }).click();
    await maker.getByRole('button', { name: /哪一节课/ }).click();
    await maker
      .getByRole('option', { name: /茉莉花/ })
      .first()
      .click();
    await maker.getByRole('textbox', { name: '课例名称' }).fill('谁在问');
    await maker.getByRole('checkbox', { name: '提问与合作' }).check();
    await maker.getByRole('button', { name: '建立课例' }).click();
    await maker.getByRole('heading', { name: '谁在问' }).waitFor();
    studyId = /std_[0-9a-z]+/.exec(maker.url())?.[0] ?? '';
    await maker.getByRole('link', { name: '开始编码' }).click();
    await maker.getByText('还没有事件').waitFor();
    await maker.keyboard.press('w');
    await maker.locator('[data-code="w"][aria-pressed="true"]').waitFor();
    await maker.keyboard.press('ArrowRight');
    await maker.keyboard.press('q');
    await maker.keyboard.press('ArrowRight');
    await maker.keyboard.press('g');
    await maker.keyboard.press('ArrowRight');
    await maker.keyboard.press('g');
    expect(await rows(maker).count()).toBe(3);
    await saved(maker);
    expect(await kept()).toEqual(['w 0–10000', 'q 5000', 'g 10000–15000']);
    expect(await faultsOf(maker)).toEqual([]);
    await chooseLanguageElsewhere(maker, 'en');
    expect(await faultsOf(maker)).toEqual([]);
    await chooseLanguageElsewhere(maker, 'zh-CN');
  });

  it('are taken back, nudged by pictures and removed, and come back after a reload', async () => {
    await maker.keyboard.press('q');
    await maker.keyboard.press('Backspace');
    expect(await rows(maker).count()).toBe(3);
    await rows(maker).filter({ hasText: '教师提问' }).locator('button:first-child').first().click();
    await expect.poll(() => maker.locator('[data-clock]').textContent()).toBe('00:05');
    for (let step = 0; step < 5; step += 1) await maker.keyboard.press('.');
    await maker.keyboard.press('q');
    await maker.keyboard.press('Delete');
    await saved(maker);
    await maker.reload();
    await maker.locator('li[data-event]').first().waitFor();
    expect(await rows(maker).count()).toBe(3);
    expect(await kept()).toEqual(['w 0–10000', 'q 5200', 'g 10000–15000']);
  });

  it('have figures whose numbers open their seconds', async () => {
    await maker.goto(`${made.server.url}/studies/${studyId}`);
    await maker.getByText('3 个事件').waitFor();
    await maker.getByRole('link', { name: '结果' }).click();
    const whole = maker.locator('[data-share="w"] td');
    await whole.first().waitFor();
    expect(await whole.nth(1).textContent()).toBe('10.0');
    await whole.first().getByRole('button').click();
    const span = maker.locator('[data-from]').first();
    const edge = async (name: string) => Number(await span.getAttribute(name));
    expect((await edge('data-to')) - (await edge('data-from'))).toBe(10_000);
    expect(await faultsOf(maker)).toEqual([]);
    expect(faults).toEqual([]);
  });
});
