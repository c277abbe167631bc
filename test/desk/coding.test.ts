import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EndpointReply } from '../../shared/api/index.ts';
import { cohensKappa, confusionOf } from '../../shared/study/agreement.ts';
import { seriousFaults } from '../support/accessibility.ts';
import { openWindow, startBrowser, watchFaults } from '../support/browser.ts';
import { signIn } from '../support/people.ts';
import { startWithTake, TEACHER_OF_TAKE } from '../support/take/startWithTake.ts';

/** Two raters; neither could watch the take without the invitation. */
const ONE = 'wumo';
const OTHER = 'hanyan';
/** FIAS, one code each 3 s of the made take. */
const BY_ONE = ['5', '5', '4', '8', '2', '5', '4', '8', '9', '10'] as const;
const BY_OTHER = ['5', '6', '4', '8', '2', '5', '4', '9', '9', '10'] as const;

let made: Awaited<ReturnType<typeof startWithTake>>;
let chromium: Awaited<ReturnType<typeof startBrowser>>;
let lead: Page;
let one: Page;
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
  [lead, one, other] = [await open(TEACHER_OF_TAKE), await open(ONE), await open(OTHER)];
});
afterAll(async () => {
  await chromium?.close();
  await made?.server.stop();
});

const study = async (page: Page): Promise<EndpointReply<'studies.read'>> =>
  (await page.request.get(`${made.server.url}/api/studies/${studyId}`)).json();
const nameOf = async (page: Page): Promise<string> =>
  (await (await page.request.get(`${made.server.url}/api/session`)).json()).who.name;

async function openPad(page: Page): Promise<void> {
  await page.goto(`${made.server.url}/studies/${studyId}`);
  await page.locator('[data-scheme="fias"]').getByRole('link', { name: /编码$/ }).click();
  await page.locator('[data-unit]').waitFor();
}
const unitOf = (page: Page) => page.locator('[data-unit]').getAttribute('data-unit');
const saved = (page: Page) => page.locator('[data-saved="saved"]').waitFor();
const keyFor = (code: string): string => (code === '10' ? '0' : code);

describe('a study', () => {
  it('is begun by the teacher, who invites two raters', async () => {
    await lead.goto(`${made.server.url}/studies`);
    await lead.getByRole('button', { name: '新建课例' }).click();
    await lead.getByRole('button', { name: /哪一节课/ }).click();
    await lead
      .getByRole('option', { name: /茉莉花/ })
      .first()
      .click();
    await lead.getByRole('textbox', { name: '课例名称' }).fill('等待的时间');
    await lead.getByRole('checkbox', { name: 'FIAS 互动分析' }).check();
    await lead.getByRole('button', { name: '建立课例' }).click();
    await lead.getByRole('heading', { name: '等待的时间' }).waitFor();
    studyId = /std_[0-9a-z]+/.exec(lead.url())?.[0] ?? '';
    for (const page of [one, other]) {
      const name = await nameOf(page);
      await lead.getByRole('textbox', { name: '邀请' }).fill(name);
      await lead.getByRole('button', { name: `请 ${name} 来编码` }).click();
      await lead.getByRole('button', { name: new RegExp(`${name} 的角色`) }).waitFor();
      await lead.getByRole('textbox', { name: '邀请' }).fill('');
    }
    expect((await study(lead)).people.map(({ role }) => role).sort()).toEqual(['lead', 'rater', 'rater']);
    expect(await seriousFaults(lead)).toEqual([]);
  });

  it('is coded by keyboard alone: the player follows, a slip is taken back, a pause is resumed', async () => {
    await openPad(one);
    expect(await unitOf(one)).toBe('0');
    for (const code of BY_ONE.slice(0, 3)) await one.keyboard.press(keyFor(code));
    await expect.poll(() => unitOf(one)).toBe('3');
    await one.keyboard.press('7');
    await expect.poll(() => unitOf(one)).toBe('4');
    await one.keyboard.press('Backspace');
    await expect.poll(() => unitOf(one)).toBe('3');
    await saved(one);
    // The watermark over the picture is meant to be pale, and is read to nobody.
    expect((await seriousFaults(one)).filter((fault) => !/^color-contrast: [.]_mark_\w+$/.test(fault))).toEqual([]);
    await one.reload();
    await one.locator('[data-unit="3"]').waitFor();
    for (const code of BY_ONE.slice(3)) await one.keyboard.press(keyFor(code));
    await one.locator('[data-unit="10"]').waitFor();
    await saved(one);
    expect((await study(one)).sheets).toMatchObject([{ coded: 10, submittedAtMs: null }]);
  });

  it('plays an interval again until it is coded, and goes on with the code', async () => {
    await openPad(other);
    await other.keyboard.press('Space');
    const seen = new Set<string>();
    await expect
      .poll(async () => {
        seen.add((await other.locator('[data-clock]').textContent()) ?? '');
        return seen.has('00:02') && (await other.locator('[data-clock]').textContent()) === '00:00';
      })
      .toBe(true);
    expect(await unitOf(other)).toBe('0');
    // Without that it waits at the end, and plays it once more when it is told to.
    await other.keyboard.press('l');
    const plays = (word: string) => other.getByRole('button', { name: word, exact: true }).waitFor();
    await plays('播放');
    await other.keyboard.press('Space');
    await plays('暂停');
    await plays('播放');
    expect(await other.locator('[data-clock]').textContent()).toBe('00:03');
    await other.keyboard.press('l');
    await other.keyboard.press(keyFor(BY_OTHER[0]));
    await expect.poll(() => other.locator('[data-clock]').textContent()).toBe('00:03');
  });

  it('shows what the log suggests hollow, until a human confirms it', async () => {
    const now = other.locator('[data-unit]');
    await saved(other);
    const { sheets } = await study(other);
    const before = sheets.find(({ coded }) => coded < 10)?.coded;
    const cell = other.locator('button[data-hollow="true"]').first();
    await cell.click();
    const unit = Number(await now.getAttribute('data-unit'));
    await other.keyboard.press('Enter');
    await expect.poll(() => unitOf(other)).toBe(String(unit + 1));
    await saved(other);
    await expect
      .poll(async () => (await study(other)).sheets.find(({ coded }) => coded < 10)?.coded)
      .toBe((before ?? 0) + 1);
  });

  it('is blind until all have submitted, also at the API', async () => {
    await submit(one);
    const sheetId = (await study(one)).sheets.find(({ submittedAtMs }) => submittedAtMs !== null)?.sheetId;
    for (const page of [lead, other]) {
      const answer = await page.request.get(`${made.server.url}/api/studies/${studyId}/sheets/${sheetId}`);
      expect(await answer.json()).toMatchObject({ code: 'sheet.blind' });
    }
    await lead.goto(`${made.server.url}/studies/${studyId}`);
    await lead.getByText('独立编码中，互相看不到').waitFor();
    expect(await lead.getByRole('link', { name: '一致性' }).count()).toBe(0);
    for (let unit = 0; unit < 10; unit += 1) await other.keyboard.press('ArrowLeft');
    await other.locator('[data-unit="0"]').waitFor();
    for (const code of BY_OTHER) await other.keyboard.press(keyFor(code));
    await other.locator('[data-unit="10"]').waitFor();
    await submit(other);
  });

  it('shows the agreement that the formula gives, and opens the disagreements in the player', async () => {
    await lead.goto(`${made.server.url}/studies/${studyId}`);
    await lead.getByRole('link', { name: '一致性' }).click();
    const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];
    const { kappa } = cohensKappa(confusionOf(BY_ONE, BY_OTHER, keys));
    expect(await lead.locator('[data-figure="kappa"] dd').textContent()).toBe(kappa?.toFixed(3));
    expect(await seriousFaults(lead)).toEqual([]);
    await lead.locator('[data-cell="8 9"] button, [data-cell="9 8"] button').first().click();
    await lead.getByRole('link', { name: '00:21' }).click();
    await lead.waitForURL(new RegExp(`/replay/${made.takeId}\\?t=21`));
  });

  it('shows the matrix and ratios of a sheet', async () => {
    await lead.goto(`${made.server.url}/studies/${studyId}`);
    await lead.getByRole('link', { name: '结果', exact: true }).first().click();
    await lead.locator('[data-ratio="tt"]').waitFor();
    expect(await lead.locator('[data-ratio="vc"] td').first().textContent()).toBe('0.000');
    expect(await lead.locator('[data-ratio="idRevised"] td').first().textContent()).not.toBe('');
    expect(await seriousFaults(lead)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
  await page.waitForURL(/studies\/std_[0-9a-z]+$/);
}
