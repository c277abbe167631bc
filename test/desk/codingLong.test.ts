import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EndpointReply } from '../../shared/api/index.ts';
import { fiasMatrix, fiasRatios } from '../../shared/study/fias.ts';
import type { FiasCode } from '../../shared/study/instruments/fias.ts';
import { stFigures } from '../../shared/study/st.ts';
import { chooseLanguageElsewhere, seriousFaults } from '../support/accessibility.ts';
import { openWindow, startBrowser, watchFaults } from '../support/browser.ts';
import { pressOn } from '../support/keyboard.ts';
import { signIn } from '../support/people.ts';
import { addLongLesson } from '../support/take/addLongLesson.ts';
import { startWithTake, TEACHER_OF_TAKE } from '../support/take/startWithTake.ts';

/** Intervals of 3 s in 40 minutes. */
const INTERVALS = 800;
const HALF = INTERVALS / 2;
/** A lesson as it might be coded: now and then two categories in one interval. */
const TURNS: readonly (readonly FiasCode[])[] = [[5], [5], [4], [8], [4, 8], [2], [5], [6], [10], [9, 3]];
const FIAS = Array.from({ length: INTERVALS }, (_, unit): readonly FiasCode[] => TURNS[unit % TURNS.length] ?? [5]);
const ST = Array.from({ length: 160 }, (_, unit) => (unit % 5 < 3 ? ('T' as const) : ('S' as const)));

let made: Awaited<ReturnType<typeof startWithTake<Awaited<ReturnType<typeof addLongLesson>>>>>;
let chromium: Awaited<ReturnType<typeof startBrowser>>;
let rater: Page;
let studyId: string;
const faults: string[] = [];

beforeAll(async () => {
  [made, chromium] = await Promise.all([startWithTake({ add: addLongLesson }), startBrowser()]);
  rater = await openWindow(chromium.browser);
  await signIn(rater, made.server, made.server.account(TEACHER_OF_TAKE));
  const schemes = [
    { key: 'fias', intervalS: 3 },
    { key: 'st', intervalS: 15 },
    { key: 'copus', intervalS: 120 },
  ];
  const data = { title: '四十分钟', question: '', untilMs: null, schemes };
  const begun = await rater.request.post(`${made.server.url}/api/takes/${made.takeId}/studies`, { data });
  studyId = (await begun.json()).studyId;
});
afterAll(async () => {
  await chromium?.close();
  await made?.server.stop();
});

const unitOf = (page: Page) => page.locator('[data-unit]').getAttribute('data-unit');
const saved = (page: Page) => page.locator('[data-saved="saved"]').waitFor();
const at = (page: Page, unit: number) => page.locator(`[data-unit="${unit}"]`).waitFor();

async function openPad(page: Page, scheme: string): Promise<void> {
  await page.goto(`${made.server.url}/studies/${studyId}/code/${scheme}`);
  await page.locator('[data-unit]').waitFor();
}

/** What is on one's sheet. */
async function sheetOf(scheme: string): Promise<EndpointReply<'sheets.begin'>> {
  const sheets = `${made.server.url}/api/studies/${studyId}/sheets`;
  return (await rater.request.post(sheets, { data: { scheme } })).json();
}

const keyOf = (code: FiasCode): string => (code === 10 ? '0' : String(code));

/** All categories of an interval: with Shift while there is more. */
async function code(page: Page, codes: readonly FiasCode[]): Promise<void> {
  for (const [n, each] of codes.entries())
    await page.keyboard.press(n < codes.length - 1 ? `Shift+${keyOf(each)}` : keyOf(each));
}

/** The watermark over a picture is meant to be pale, and is read to nobody. */
const faultsOf = async (page: Page): Promise<string[]> =>
  (await seriousFaults(page)).filter((fault) => !/^color-contrast: [.]_mark_\w+$/.test(fault));

describe('a FIAS lesson of 40 minutes', () => {
  it('is coded half by keyboard alone, and resumed there after a reload', async () => {
    watchFaults(rater, faults);
    await openPad(rater, 'fias');
    for (const codes of FIAS.slice(0, HALF)) await code(rater, codes);
    await at(rater, HALF);
    await saved(rater);
    await rater.reload();
    await at(rater, HALF);
    expect((await sheetOf('fias')).units.filter(({ codes }) => codes.length > 0)).toHaveLength(HALF);
  }, 180_000);

  it('keeps what another window of the same person wrote first, and says so', async () => {
    const context: BrowserContext = rater.context();
    const other = await context.newPage();
    watchFaults(other, faults);
    await openPad(other, 'fias');
    expect(await unitOf(other)).toBe(String(HALF));
    await other.keyboard.press('7');
    await saved(other);
    await rater.keyboard.press('1');
    await rater.getByText('您在另一个窗口先写了，保留了那一个。').waitFor();
    await saved(rater);
    expect((await sheetOf('fias')).units.find(({ unit }) => unit === HALF)?.codes).toEqual(['7']);
    await other.close();
    // Written anew by hand, it is as this window wants it.
    await rater.keyboard.press('ArrowLeft');
    await at(rater, HALF);
  });

  it('loses nothing when the server is killed and comes back while it is coded', async () => {
    const crash = made.server.crashAndRestart();
    for (const codes of FIAS.slice(HALF, HALF + 40)) await code(rater, codes);
    await crash;
    await at(rater, HALF + 40);
    await saved(rater);
    const { units } = await sheetOf('fias');
    expect(units.slice(HALF, HALF + 40).map(({ codes }) => codes)).toEqual(
      FIAS.slice(HALF, HALF + 40).map((codes) => codes.map(String)),
    );
    // What the browser says of a server that is not there is no fault of the pad.
    faults.length = 0;
  }, 120_000);

  it('is coded to its end and submitted, and nobody has touched the mouse', async () => {
    for (const codes of FIAS.slice(HALF + 40)) await code(rater, codes);
    await at(rater, INTERVALS);
    await saved(rater);
    expect(await faultsOf(rater)).toEqual([]);
    await pressOn(rater, '提交');
    await rater.getByRole('dialog').waitFor();
    await pressOn(rater, '提交');
    await rater.waitForURL(/studies\/std_[0-9a-z]+$/);
    expect((await sheetOf('fias')).units.map(({ codes }) => codes)).toEqual(FIAS.map((codes) => codes.map(String)));
  }, 180_000);

  it('has the matrix and ratios of all categories in their order, and each number opens its seconds', async () => {
    const { sheetId } = await sheetOf('fias');
    await rater.goto(`${made.server.url}/studies/${studyId}/sheets/${sheetId}`);
    await rater.locator('[data-ratio="tt"]').waitFor();
    const matrix = fiasMatrix(FIAS.flat());
    expect(await rater.locator('[data-cell="4 8"]').textContent()).toBe(String(matrix[3]?.[7]));
    const shown = await rater.locator('[data-ratio="tt"] td').first().textContent();
    expect(shown).toBe(fiasRatios(matrix).tt?.toFixed(3));
    await rater.locator('[data-cell="9 3"] button').click();
    const list = rater.locator('[data-shown]');
    await expect.poll(() => list.getAttribute('data-shown')).toBe(String(matrix[8]?.[2]));
    expect(await list.locator('[data-from]').first().getAttribute('data-from')).toBe('27000');
    expect(await faultsOf(rater)).toEqual([]);
    await chooseLanguageElsewhere(rater, 'en');
    expect(await faultsOf(rater)).toEqual([]);
    await chooseLanguageElsewhere(rater, 'zh-CN');
  });
});

describe('the same lesson', () => {
  it('is coded in T and S every 15 s, with the curve, Rt and Ch that the formula gives', async () => {
    await openPad(rater, 'st');
    for (const symbol of ST) await rater.keyboard.press(symbol.toLowerCase());
    await at(rater, ST.length);
    await saved(rater);
    const { sheetId, units } = await sheetOf('st');
    expect(units.map(({ codes }) => codes[0])).toEqual(ST);
    await rater.goto(`${made.server.url}/studies/${studyId}/sheets/${sheetId}`);
    const { rt, ch } = stFigures(ST);
    for (const [name, value] of [
      ['Rt', rt],
      ['Ch', ch],
    ] as const)
      await rater
        .getByRole('button', { name: new RegExp(`^${name}.* ${value?.toFixed(2)}$`) })
        .first()
        .waitFor();
    expect(await faultsOf(rater)).toEqual([]);
  });

  it('is coded with all of COPUS that was seen in two minutes: each key adds or takes away, Enter goes on', async () => {
    await openPad(rater, 'copus');
    for (const key of ['q', '1', '4', 'q', 'y']) await rater.keyboard.press(key);
    await rater.keyboard.press('Enter');
    await at(rater, 1);
    await rater.keyboard.press('w');
    await rater.keyboard.press('7');
    await rater.keyboard.press('Backspace');
    await saved(rater);
    expect((await sheetOf('copus')).units.map(({ codes }) => codes)).toEqual([['T:Lec', 'T:PQ', 'S:AnQ'], ['S:Ind']]);
    await rater.reload();
    await at(rater, 2);
    expect(await faultsOf(rater)).toEqual([]);
    await chooseLanguageElsewhere(rater, 'en');
    expect(await faultsOf(rater)).toEqual([]);
    // The made lesson has no files: its pages are asked for in vain.
    expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
  });
});
