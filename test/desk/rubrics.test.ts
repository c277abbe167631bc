import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EndpointReply } from '../../shared/api/index.ts';
import { resultsOf } from '../../shared/study/rubric/results.ts';
import { seriousFaults } from '../support/accessibility.ts';
import { openWindow, startBrowser, watchFaults } from '../support/browser.ts';
import { signIn } from '../support/people.ts';
import { startWithTake, TEACHER_OF_TAKE } from '../support/take/startWithTake.ts';

/** Two raters; neither could watch the take without the invitation. */
const ONE = 'wumo';
const OTHER = 'hanyan';
/** Which of 优良中差 each gives to the three items, as the keys that are pressed. */
const BY_ONE = ['1', '2', '3'] as const;
const BY_OTHER = ['2', '2', '1'] as const;
/** Where the first rater sees what the first item rests on, in s. */
const MOMENT_S = 10;

let made: Awaited<ReturnType<typeof startWithTake>>;
let chromium: Awaited<ReturnType<typeof startBrowser>>;
let lead: Page;
let one: Page;
let other: Page;
let studyId: string;
/** What the first rater's first score rests on, as they saw it. */
let evidence = { fromMs: 0, toMs: 0 };
const faults: string[] = [];

beforeAll(async () => {
  [made, chromium] = await Promise.all([startWithTake(), startBrowser()]);
  const open = async (who: string): Promise<Page> => {
    const page = await openWindow(chromium.browser);
    watchFaults(page, faults);
    await signIn(page, made.server, made.server.account(who));
    return page;
  };
  [lead, one, other] = [await open(TEACHER_OF_TAKE), await open(ONE), await open(OTHER)];
});
afterAll(async () => {
  await chromium?.close();
  await made?.server.stop();
});

const url = (path: string): string => `${made.server.url}${path}`;
const get = async (page: Page, path: string) => (await page.request.get(url(path))).json();
const rubrics = async (page: Page): Promise<EndpointReply<'scores.list'>['rubrics']> =>
  (await get(page, `/api/studies/${studyId}/rubrics`)).rubrics;
/** The watermark over the picture is meant to be pale, and is read to nobody. */
const spokenFaults = async (page: Page) =>
  (await seriousFaults(page)).filter((fault) => !/^color-contrast: [.]_mark_\w+$/.test(fault));
const saved = (page: Page) => page.locator('[data-saved="saved"]').waitFor();

describe('a rubric', () => {
  const row = (key: string) => lead.locator(`[data-row="${key}"]`);
  const rows = () => lead.locator('[data-row]').evaluateAll((all) => all.map((each) => each.getAttribute('data-row')));
  const points = (value: string) => lead.getByRole('textbox', { name: '分值', exact: true }).fill(value);
  const name = (value: string) => lead.getByRole('textbox', { name: '名称（中文）' }).fill(value);
  const choose = async (key: string): Promise<void> => {
    await row(key).focus();
    await lead.keyboard.press('Enter');
    await lead.locator(`[data-row="${key}"][aria-current="true"]`).waitFor();
  };

  it('is built by keyboard: rows are added, moved, made deeper and taken back', async () => {
    await lead.goto(url('/rubrics'));
    await lead.getByRole('button', { name: '新建评价表' }).dblclick();
    await row('n1').waitFor();
    expect((await get(lead, '/api/rubrics')).rubrics).toHaveLength(1);
    await name('提问和等待');
    await choose('n1');
    await lead.keyboard.press('Insert');
    await expect.poll(rows).toEqual(['n1', 'n2', 'n3']);
    await choose('n3');
    await lead.keyboard.press('Insert');
    await expect.poll(rows).toEqual(['n1', 'n2', 'n3', 'n4']);
    await choose('n4');
    await lead.keyboard.press('Alt+ArrowUp');
    await expect.poll(rows).toEqual(['n1', 'n2', 'n4', 'n3']);
    const depth = () => row('n4').locator('..').getAttribute('data-depth');
    await lead.keyboard.press('Alt+ArrowRight');
    await expect.poll(depth).toBe('1');
    await lead.keyboard.press('Control+z');
    await expect.poll(depth).toBe('0');
    await lead.keyboard.press('Delete');
    await expect.poll(rows).toEqual(['n1', 'n2', 'n3']);
    await lead.getByRole('button', { name: '撤销' }).click();
    await expect.poll(rows).toEqual(['n1', 'n2', 'n4', 'n3']);
  });

  it('says what its weights lack until they sum, and is saved', async () => {
    await choose('n1');
    await name('提问');
    await points('40');
    await lead.locator('[data-row="n1"] [data-right="false"]').getByText('多了 60 分').waitFor();
    await choose('n2');
    await name('问题引起思考');
    await points('40');
    for (const [key, word, value] of [
      ['n4', '等待', '30'],
      ['n3', '反馈', '29.9'],
    ] as const) {
      await choose(key);
      await name(word);
      await points(value);
    }
    await lead.getByText('还差 0.1 分').waitFor();
    await points('30');
    await lead.getByText('可以使用了。').waitFor();
    await lead.keyboard.press('Control+s');
    await saved(lead);
    expect(await seriousFaults(lead)).toEqual([]);
  });

  it('is seen as a rater will see it', async () => {
    await lead.getByText('预览', { exact: true }).click();
    for (const group of ['问题引起思考', '等待', '反馈'])
      await lead.getByRole('group', { name: group }).getByRole('button', { name: '良' }).click();
    await lead.getByRole('status').getByText('80', { exact: true }).waitFor();
    expect(await seriousFaults(lead)).toEqual([]);
  });

  it('goes into a spreadsheet and comes back as it was', async () => {
    const download = lead.waitForEvent('download');
    await lead.getByRole('button', { name: /存为 电子表格/ }).click();
    const file = await (await download).path();
    const [, before] = /(rub_[0-9a-z]+)/.exec(lead.url()) ?? [];
    await lead.goto(url('/rubrics'));
    await lead.locator('input[type="file"]').setInputFiles(file);
    await lead.waitForURL((now) => /rub_/.test(now.pathname) && !now.pathname.endsWith(String(before)));
    const [, after] = /(rub_[0-9a-z]+)/.exec(lead.url()) ?? [];
    const rubricOf = async (id: string | undefined) => (await get(lead, `/api/rubrics/${id}`)).rubric;
    expect(await rubricOf(after)).toEqual(await rubricOf(before));
  });
});

describe('scoring', () => {
  it('begins with a rubric that the lead takes into the study', async () => {
    const body = { title: '等待的时间', question: '', untilMs: null, schemes: [{ key: 'st', intervalS: 15 }] };
    const begun = await lead.request.post(url(`/api/takes/${made.takeId}/studies`), { data: body });
    studyId = (await begun.json()).studyId;
    for (const page of [one, other]) {
      const { who } = await get(page, '/api/session');
      await lead.request.put(url(`/api/studies/${studyId}/people/${who.personId}`), { data: { role: 'rater' } });
    }
    await lead.goto(url(`/studies/${studyId}`));
    await lead.getByRole('button', { name: '加入评价表' }).click();
    await lead.getByRole('button', { name: /选择评价表/ }).click();
    await lead
      .getByRole('option', { name: /提问和等待/ })
      .first()
      .click();
    await lead.getByRole('button', { name: '加入', exact: true }).click();
    await lead.locator('[data-rubric]').getByRole('heading', { name: '提问和等待' }).waitFor();
    expect(await seriousFaults(lead)).toEqual([]);
  });

  async function scoreBy(page: Page, keys: readonly string[]): Promise<void> {
    await page.goto(url(`/studies/${studyId}`));
    await page.getByRole('link', { name: /打分$/ }).click();
    await page.locator('[data-item="n2"]').waitFor();
    for (const [place, key] of keys.entries()) {
      await page.keyboard.press(key);
      if (page === one && place === 0) await ground(page);
      await page.keyboard.press('Enter');
    }
    await saved(page);
  }

  async function ground(page: Page): Promise<void> {
    for (let s = 0; s < MOMENT_S; s += 5) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('e');
    const chip = page.locator('button[data-from]');
    await chip.waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('t');
    await page.locator('button[data-from][data-to]').waitFor();
    const [from, to] = [await chip.getAttribute('data-from'), await chip.getAttribute('data-to')];
    evidence = { fromMs: Number(from), toMs: Number(to) };
    expect(evidence.fromMs).toBeGreaterThanOrEqual(MOMENT_S * 1_000);
    expect(evidence.toMs - evidence.fromMs).toBeGreaterThanOrEqual(5_000);
  }

  async function submit(page: Page): Promise<void> {
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await page.waitForURL(new RegExp(`/studies/${studyId}$`));
  }

  it('is done by keyboard, with the moment as evidence by one key, and is there again after a reload', async () => {
    await scoreBy(one, BY_ONE);
    expect(await one.locator('[data-total]').textContent()).toBe('82');
    expect(await spokenFaults(one)).toEqual([]);
    await one.reload();
    await one.locator('[data-answered="3"]').waitFor();
  });

  it('says what is missing before it is submitted', async () => {
    await scoreBy(other, BY_OTHER.slice(0, 2));
    await other.getByRole('button', { name: '提交' }).click();
    await other.getByText('还有 1 项没有打分').waitFor();
    await other.getByRole('button', { name: '去看第一项' }).click();
    await other.locator('[data-item="n3"]').waitFor();
  });

  it('is blind until all have submitted, also at the API', async () => {
    await submit(one);
    const [taken] = await rubrics(lead);
    const results = `/api/studies/${studyId}/rubrics/${taken?.studyRubricId}/results`;
    for (const page of [lead, other, one]) expect(await get(page, results)).toMatchObject({ code: 'sheet.blind' });
    expect(taken?.sheets.map(({ answered }) => answered)).toEqual([null, null]);
    await lead.reload();
    await lead.getByText('独立打分中').waitFor();
    expect(await lead.locator('[data-rubric]').getByRole('link', { name: '结果' }).count()).toBe(0);
    await other.keyboard.press(BY_OTHER[2]);
    await saved(other);
    await submit(other);
  });

  it('comes to the numbers that the formulas give, in the table beside the radar', async () => {
    await lead.goto(url(`/studies/${studyId}`));
    await lead.locator('[data-rubric]').getByRole('link', { name: '结果' }).click();
    await lead.locator('[data-part="dimensions"] polygon').first().waitFor();
    const [taken] = await rubrics(lead);
    if (!taken) throw new Error('the study has a rubric');
    const sheets = [BY_ONE, BY_OTHER].map(
      (keys) => new Map(['n2', 'n4', 'n3'].map((key, place) => [key, Number(keys[place]) - 1])),
    );
    const { total, dimensions } = resultsOf(taken.rubric, sheets);
    expect([total.values, total.pooled.mean]).toEqual([[82, 86], 84]);
    expect(await lead.locator('[data-pooled="mean"]').textContent()).toBe('84');
    for (const { node, pooled, most } of dimensions) {
      const share = `${Math.round((100 * (pooled.mean ?? 0)) / (most ?? 1))} %`;
      expect(await lead.locator(`[data-dimension="${node.key}"]`).first().textContent()).toBe(share);
    }
    const order = await lead
      .locator('[data-spread]')
      .evaluateAll((all) => all.map((each) => each.getAttribute('data-spread')));
    expect(order).toEqual(['n3', 'n2', 'n4']);
    expect(await spokenFaults(lead)).toEqual([]);
  });

  it('opens the seconds that a score rests on', async () => {
    await lead.locator('[data-part="items"] button[data-evidence="1"]').click();
    await lead.locator(`button[data-from="${evidence.fromMs}"][data-to="${evidence.toMs}"]`).waitFor();
    const second = async () => Number((await lead.locator('[data-moment]').textContent())?.split(':')[1]);
    // From a second before it, so that one hears how it came to it.
    await expect.poll(second).toBeGreaterThanOrEqual(Math.floor(evidence.fromMs / 1_000) - 1);
    expect(await second()).toBeLessThanOrEqual(Math.ceil(evidence.toMs / 1_000));
  });

  it('is agreed on together, with the name of who wrote it down', async () => {
    for (const key of ['n2', 'n4', 'n3']) {
      await lead.locator(`[data-agreed="${key}"] select`).selectOption({ label: '良' });
      await lead.locator(`[data-agreed="${key}"] small`).waitFor();
    }
    await expect.poll(() => lead.locator('[data-agreed-total]').textContent()).toBe('80');
    await one.goto(lead.url());
    await expect.poll(() => one.locator('[data-agreed-total]').textContent()).toBe('80');
  });

  it('can be read in English as well', async () => {
    await lead.evaluate(() => localStorage.setItem('tongtang.language', 'en'));
    for (const path of [new URL(lead.url()).pathname, `/studies/${studyId}`, '/rubrics']) {
      await lead.goto(url(path));
      await lead.getByRole('heading', { level: 1 }).waitFor();
      expect(await spokenFaults(lead)).toEqual([]);
    }
    expect(faults).toEqual([]);
  });
});
