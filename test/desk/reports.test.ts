import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../server/platform/spreadsheet/readWorkbook.ts';
import type { StudyId } from '../../shared/vocabulary/index.ts';
import { chooseLanguageElsewhere, seriousFaults } from '../support/accessibility.ts';
import { openWindow, startBrowser, watchFaults } from '../support/browser.ts';
import { signIn } from '../support/people.ts';
import { type PrintedPage, plain, readPdf } from '../support/readPdf.ts';
import { addLongLesson } from '../support/take/addLongLesson.ts';
import { makeCodedStudy } from '../support/take/codedStudy.ts';
import { startWithTake, TEACHER_OF_TAKE } from '../support/take/startWithTake.ts';

const LANGUAGES = ['zh-CN', 'en'] as const;
const SECRET = '只给自己看的一处';
const markText = (n: number): string => `第 ${n} 处：老师追问，双湾小学说了自己的理由，农垦小学没有来得及举手。`;
const MARKS = 30;
/** A page of A4, in points. */
const A4 = { width: 595, height: 842 };

let made: Awaited<ReturnType<typeof startWithTake<Awaited<ReturnType<typeof addLongLesson>>>>>;
let chromium: Awaited<ReturnType<typeof startBrowser>>;
let page: Page;
let rater: Page;
let studyId: StudyId;
const faults: string[] = [];

beforeAll(async () => {
  [made, chromium] = await Promise.all([startWithTake({ add: addLongLesson }), startBrowser()]);
  const open = async (who: string): Promise<Page> => {
    const window = await openWindow(chromium.browser);
    await signIn(window, made.server, made.server.account(who));
    return window;
  };
  page = await open(TEACHER_OF_TAKE);
  watchFaults(page, faults);
  rater = await open('wumo');
  const other = await open('hanyan');
  studyId = await makeCodedStudy({
    url: made.server.url,
    takeId: made.takeId,
    beganAtMs: made.beganAtMs,
    lead: page.request,
    raters: [rater.request, other.request],
    schemes: [
      { key: 'fias', intervalS: 3, coded: 400, submitted: true },
      { key: 'st', intervalS: 15, coded: 160, submitted: true },
      { key: 'copus', intervalS: 120, coded: 5, submitted: false },
    ],
    marks: [
      { atMs: 30_000, text: SECRET, audience: 'private' },
      ...Array.from({ length: MARKS }, (_, n) => ({
        atMs: 60_000 + n * 70_000,
        text: markText(n + 1),
        audience: 'group' as const,
      })),
    ],
  });
});
afterAll(async () => {
  await chromium?.close();
  await made?.server.stop();
});

const openSheet = async (): Promise<void> => {
  await page.goto(`${made.server.url}/replay/${made.takeId}/report`);
  await page.locator('article svg[role="group"]').nth(2).waitFor();
};
const openStudy = async (window = page): Promise<void> => {
  await window.goto(`${made.server.url}/studies/${studyId}/report`);
  await window.locator('table[data-table="marks"]').waitFor();
};
const print = async (): Promise<PrintedPage[]> => readPdf(await page.pdf({ preferCSSPageSize: true }));

/** What every printed page must be. */
function expectPrinted(pages: readonly PrintedPage[]): void {
  for (const { widthPt, heightPt, missingFonts, lines } of pages) {
    expect([Math.round(widthPt), Math.round(heightPt)]).toEqual([A4.width, A4.height]);
    expect(missingFonts).toEqual([]);
    expect(lines.length).toBeGreaterThan(2);
  }
}

describe('the sheet of a lesson', () => {
  it('is reached from the library and from the automatic page', async () => {
    await page.goto(`${made.server.url}/library`);
    await page.getByRole('link', { name: '小结：茉莉花 第一课时' }).click();
    await page.getByRole('heading', { level: 1, name: '课堂小结：茉莉花 第一课时' }).waitFor();
    await page.getByRole('link', { name: '全部数字' }).click();
    await page.getByRole('link', { name: '课堂小结' }).click();
    await page.waitForURL(/\/report$/);
  });

  it('goes to the seconds of a number that is pressed, in a sentence and in a chart', async () => {
    await openSheet();
    const says = page.locator('[data-says="room.spoke"]').first();
    expect(await says.textContent()).toMatch(/^双湾小学发言 \d+ 次，共 .+；最长有 .+没有发言。$/);
    const number = says.locator('button').first();
    const turns = Number.parseInt((await number.textContent()) ?? '', 10);
    await number.click();
    const spans = page.locator('[data-shown] li button');
    await expect.poll(() => spans.count()).toBe(turns);
    const isThere = async (): Promise<boolean> => {
      const fromMs = Number(await page.locator('[data-shown] [aria-current="true"]').getAttribute('data-from'));
      const clock = ((await page.locator('[data-moment]').textContent()) ?? '').split(':').map(Number);
      const atS = (clock[0] ?? 0) * 60 + (clock[1] ?? 0);
      // It begins a second before, and plays on.
      return atS >= Math.floor(fromMs / 1_000) - 1 && atS <= Math.ceil(fromMs / 1_000) + 20;
    };
    await expect.poll(isThere).toBe(true);
    await page.locator('[data-chart="各教室发言的时长（秒）和次数"] [data-mark]').nth(2).click();
    await expect.poll(() => page.locator('[data-shown]').textContent()).toContain('天生炕小学');
    await expect.poll(isThere).toBe(true);
  });

  it('is one sheet of A4 on paper, in either language, with ten classrooms', async () => {
    await openSheet();
    for (const language of LANGUAGES) {
      await chooseLanguageElsewhere(page, language);
      const pages = await print();
      expect([language, pages.length]).toEqual([language, 1]);
      expectPrinted(pages);
      const [sheet] = pages;
      const words =
        language === 'en'
          ? ['Waittimewasnotrecorded', '白水小学', 'Speakingtime']
          : ['候答时间没有记录', '白水小学', '各教室什么时候发言'];
      for (const word of words) expect(sheet?.text).toContain(word);
      // What is for the screen alone is not printed.
      expect(sheet?.text).not.toContain('PNG');
    }
    await chooseLanguageElsewhere(page, 'zh-CN');
  });

  it('needs no colours: the teacher is plain, classrooms are hatched, and each stretch has an edge', async () => {
    await openSheet();
    const chart = page.locator('[data-chart="各教室什么时候发言"] svg[role="group"]');
    const hatches = await chart
      .locator('pattern')
      .evaluateAll((all) => all.map((each) => each.querySelectorAll('path').length));
    expect(hatches).toEqual([0, 1]);
    const edges = await chart
      .locator('[data-mark] rect')
      .evaluateAll((all) => all.map((each) => getComputedStyle(each).stroke));
    expect(new Set(edges).size).toBe(1);
    expect(edges[0]).not.toBe('none');
  });

  it('saves its tables as a workbook', async () => {
    await openSheet();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '全部表格 XLSX' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('课堂小结：茉莉花 第一课时.xlsx');
    const sheets = await readWorkbook(await readFile(await download.path()));
    expect(sheets.map(({ name }) => name)).toContain('每一次发言');
    const participation = sheets.find(({ name }) => name === '各教室的参与');
    expect(participation?.rows.length).toBe(12);
    expect(typeof participation?.rows[1]?.[2]).toBe('number');
  });
});

/** Each page has its number and, after the first, the report's name at its head; the last thing above the number is no heading. */
function expectNoHeadingAlone(pages: readonly PrintedPage[], headings: readonly string[]): void {
  for (const [index, { lines }] of pages.entries()) {
    expect(lines.at(-1)?.text).toBe(`${index + 1}/${pages.length}`);
    if (index > 0) expect(lines[0]?.text).toContain('等待的时间');
    expect(headings).not.toContain(lines.at(-2)?.text);
  }
}

/** Marks whose words do not stand whole on a page, once as they were written and once in the reply that cites them. */
function marksNotWhole(pages: readonly PrintedPage[]): number[] {
  return Array.from({ length: MARKS }, (_, n) => n + 1).filter((n) => {
    const begin = plain(markText(n)).slice(0, 16);
    return pages.reduce((times, { text }) => times + text.split(begin).length - 1, 0) !== 2;
  });
}

describe('the report of a study', () => {
  it('is reached from the study', async () => {
    await page.goto(`${made.server.url}/studies/${studyId}`);
    await page.getByRole('link', { name: '报告', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '课例报告：等待的时间' }).waitFor();
  });

  it('has what is open, and nothing of a blind round or of what somebody keeps to themselves', async () => {
    await openStudy();
    const text = (await page.locator('main').textContent()) ?? '';
    for (const word of [
      '提问之后，老师等了多久？',
      '独立编码中，不在报告里',
      'Cohen κ',
      '互动矩阵 · 吴墨',
      markText(MARKS),
    ])
      expect(text).toContain(word);
    expect(text).not.toContain(SECRET);
    expect(await page.locator('table[data-table^="copus"]').count()).toBe(0);
    await openStudy(rater);
    const own = (await rater.locator('main').textContent()) ?? '';
    expect(own).toContain('独立编码中，只有自己的');
    const shares = rater.locator('table[data-table="copus-shares"] thead th');
    expect(await shares.allTextContents()).toEqual(['编码', '吴墨（个）', '吴墨（%）']);
  });

  it('opens the recording at a mark’s time', async () => {
    await openStudy();
    await page.locator('table[data-table="marks"]').getByRole('link', { name: '02:10' }).first().click();
    await page.waitForURL(/\/replay\/[^/]+\?t=130$/);
  });

  it('is printed with numbers and a head on its pages, no heading alone, no row cut, the headings of tables again', async () => {
    await openStudy();
    for (const language of LANGUAGES) {
      await chooseLanguageElsewhere(page, language);
      const headings = (await page.locator('main :is(h2, h3)').allTextContents()).map(plain);
      const heads = (await page.locator('table[data-table="marks"] thead th').allTextContents()).map(plain);
      const pages = await print();
      expectPrinted(pages);
      expect(pages.length).toBeGreaterThan(4);
      expectNoHeadingAlone(pages, headings);
      const withMarks = pages.filter(({ text }) => text.includes('老师追问'));
      expect(withMarks.length).toBeGreaterThan(1);
      for (const { lines } of withMarks) expect(lines.map(({ text }) => text)).toContain(heads.join(''));
      expect(marksNotWhole(pages)).toEqual([]);
    }
    await chooseLanguageElsewhere(page, 'zh-CN');
  });

  it('saves all of its tables as a workbook that reads back as they are', async () => {
    await openStudy();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '全部表格 XLSX' }).click(),
    ]);
    const sheets = await readWorkbook(await readFile(await download.path()));
    const tables = await page
      .locator('main table')
      .evaluateAll((all) =>
        all.map((table) =>
          [...table.querySelectorAll('tr')].map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
        ),
      );
    expect(sheets.length).toBe(tables.length);
    for (const [index, rows] of tables.entries()) {
      const read = sheets[index]?.rows ?? [];
      // A figure that is undefined is a dash here and nothing there.
      const shown = rows.map((row) => row.map((cell) => (cell === '—' ? '' : cell)));
      const kept = rows.map((row, at) => row.map((_, column) => String(read[at]?.[column] ?? '')));
      expect(kept).toEqual(shown);
    }
    expect(sheets.flatMap(({ rows }) => rows.flat()).filter((cell) => typeof cell === 'number').length).toBeGreaterThan(
      100,
    );
  });
});

describe('for everybody', () => {
  it('has nothing that axe calls serious, in either language', async () => {
    for (const open of [openSheet, () => openStudy()]) {
      await open();
      for (const language of LANGUAGES) {
        await chooseLanguageElsewhere(page, language);
        // The watermark over the picture is meant to be pale, and is read to nobody.
        const serious = (await seriousFaults(page)).filter((fault) => !/^color-contrast: \._mark_/.test(fault));
        expect([language, serious]).toEqual([language, []]);
      }
      await chooseLanguageElsewhere(page, 'zh-CN');
    }
  });

  it('is refused to whoever is not in it, and asks a stranger who it is', async () => {
    const other = await openWindow(chromium.browser);
    await signIn(other, made.server, made.server.account('admin'));
    await other.goto(`${made.server.url}/studies/${studyId}/report`);
    await other.getByText('您不在这个课例中').waitFor();
    expect(await other.locator('table').count()).toBe(0);
    await other.context().close();
    const stranger = await openWindow(chromium.browser);
    await stranger.goto(`${made.server.url}/studies/${studyId}/report`);
    await stranger.waitForURL(/sign-in/);
    await stranger.context().close();
  });

  it('has thrown no errors in the window', () => {
    // The made lesson has no files: its pages cannot be drawn.
    expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
  });
});
