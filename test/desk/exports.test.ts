import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../server/platform/spreadsheet/readWorkbook.ts';
import { readEaf } from '../../server/study/exports/readEaf.ts';
import type { CodedUnit, EndpointReply } from '../../shared/api/index.ts';
import { LessonRecord } from '../../shared/study/exports/record.ts';
import { chooseLanguageElsewhere, seriousFaults } from '../support/accessibility.ts';
import { openWindow, startBrowser, watchFaults } from '../support/browser.ts';
import { eafFaults } from '../support/exports/eafFaults.ts';
import { signIn } from '../support/people.ts';
import { startWithTake, TEACHER_OF_TAKE } from '../support/take/startWithTake.ts';

let made: Awaited<ReturnType<typeof startWithTake>>;
let chromium: Awaited<ReturnType<typeof startBrowser>>;
let lead: Page;
let rater: Page;
let studyId: string;
let edited: string;
const faults: string[] = [];

beforeAll(async () => {
  [made, chromium] = await Promise.all([startWithTake(), startBrowser()]);
  const open = async (who: string): Promise<Page> => {
    const page = await openWindow(chromium.browser);
    watchFaults(page, faults);
    await signIn(page, made.server, made.server.account(who));
    return page;
  };
  [lead, rater] = [await open(TEACHER_OF_TAKE), await open('wumo')];
  const body = { title: '等待的时间', question: '', untilMs: null, schemes: [{ key: 'st', intervalS: 5 }] };
  const begun = await asked(lead, 'POST', `takes/${made.takeId}/studies`, body);
  studyId = String(begun['studyId']);
  const session: EndpointReply<'session.read'> = await (
    await rater.request.get(`${made.server.url}/api/session`)
  ).json();
  const personId = session.who.kind === 'person' ? session.who.personId : '';
  await asked(lead, 'PUT', `studies/${studyId}/people/${personId}`, { role: 'rater' });
});
afterAll(async () => {
  await chromium?.close();
  await made?.server.stop();
});

async function asked(page: Page, method: string, path: string, data: object): Promise<Record<string, unknown>> {
  const answer = await page.request.fetch(`${made.server.url}/api/${path}`, { method, data });
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  return answer.json();
}

/** Presses the download of a format; gives what the browser saved, and under which name. */
async function saved(page: Page, format: string) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: `下载 ${format}`, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

describe('files for other programs', () => {
  it('of a lesson are downloaded beside its player, each by a name that says what it is', async () => {
    await lead.goto(`${made.server.url}/replay/${made.takeId}`);
    await lead.getByRole('button', { name: '下载', exact: true }).click();
    await lead.getByRole('heading', { name: '给其他软件用的文件' }).waitFor();
    const eaf = await saved(lead, 'ELAN（EAF）');
    expect(eaf.name).toMatch(/^茉莉花-第一课时_\d{4}-\d\d-\d\d_ELAN\.eaf$/);
    const xml = eaf.content.toString('utf8');
    expect(await eafFaults(xml)).toEqual([]);
    const { media, tiers } = await readEaf(xml);
    const streams = await lead.getByRole('link', { name: /^下载 .*(画面|声音) / }).all();
    expect(media).toHaveLength(streams.length);
    const [stream] = await Promise.all([lead.waitForEvent('download'), streams[0]?.click()]);
    expect(media.map(({ fileName }) => fileName)).toContain(stream.suggestedFilename());
    expect(tiers.find(({ id }) => id === '提问')?.annotations).toMatchObject([
      { fromMs: 13_000, toMs: 17_000, value: '这首歌是几拍子？' },
    ]);
    const record = LessonRecord.parse(JSON.parse((await saved(lead, '完整记录（JSON）')).content.toString('utf8')));
    expect(record.events.filter(({ kind }) => kind === 'page')).toHaveLength(2);
    const csv = (await saved(lead, '文本表格（CSV）')).content;
    expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(csv.toString('utf8')).toContain('举手 7 号');
    expect(csv.toString('utf8')).not.toContain('小明');
    const boris = await readWorkbook((await saved(lead, 'BORIS（XLSX）')).content);
    expect(boris[0]?.rows[0]).toEqual(['time', 'subject', 'code', 'modifier', 'comment']);
  });

  it('of a study are downloaded by its rater in the blind round with their own codes', async () => {
    const { sheetId } = await asked(rater, 'POST', `studies/${studyId}/sheets`, { scheme: 'st' });
    const units = ['T', 'S', 'T'].map(
      (code, unit): CodedUnit => ({ unit, codes: [code], source: 'human', version: 0 }),
    );
    await asked(rater, 'PUT', `studies/${studyId}/sheets/${String(sheetId)}/units`, { units });
    await rater.goto(`${made.server.url}/studies/${studyId}`);
    await rater.getByRole('button', { name: '下载' }).click();
    await rater.getByText('文件里只有您自己的编码').waitFor();
    const sheets = await readWorkbook((await saved(rater, '电子表格（XLSX）')).content);
    expect(sheets[1]?.rows.slice(1)).toEqual([
      [1, 0, 5, 'T'],
      [2, 5, 10, 'S'],
      [3, 10, 15, 'T'],
    ]);
    expect(Object.keys(unzipSync((await saved(rater, '以上全部（ZIP）')).content))).toHaveLength(8);
    edited = (await saved(rater, 'ELAN（EAF）')).content.toString('utf8');
    expect(await eafFaults(edited)).toEqual([]);
    await lead.goto(`${made.server.url}/studies/${studyId}`);
    await lead.getByRole('button', { name: '下载' }).click();
    const seen = (await saved(lead, 'ELAN（EAF）')).content.toString('utf8');
    expect((await readEaf(seen)).tiers.filter(({ vocabularyId }) => vocabularyId !== null)).toEqual([]);
  });

  it('changed in ELAN are read back by their rater: looked at first, then written', async () => {
    const changed = edited
      .replace('CVE_REF="S"', 'CVE_REF="T"')
      .replace('>S 学生行为<', '>T 教师行为<')
      .replace('TIME_VALUE="15000"', 'TIME_VALUE="13000"');
    const choose = async (name: string, text: string): Promise<void> => {
      const chooser = rater.waitForEvent('filechooser');
      await rater.getByRole('button', { name: '选 .eaf 文件' }).click();
      await (await chooser).setFiles({ name, mimeType: 'text/xml', buffer: Buffer.from(text) });
    };
    await choose('照片.eaf', '不是 ELAN');
    await rater.getByText('这个文件不是 ELAN 文档，或者已损坏。').waitFor();
    await choose('茉莉花.eaf', changed);
    await rater.getByText('1 个和您已编的不同').waitFor();
    await rater.getByText('头尾不在时段的边上').waitFor();
    expect(await seriousFaults(rater)).toEqual([]);
    await rater.getByRole('button', { name: '写到我的编码表' }).click();
    await rater.getByText('写好了：改了 1 处。').waitFor();
    const { sheetId } = await asked(rater, 'POST', `studies/${studyId}/sheets`, { scheme: 'st' });
    const sheet: EndpointReply<'sheets.read'> = await (
      await rater.request.get(`${made.server.url}/api/studies/${studyId}/sheets/${String(sheetId)}`)
    ).json();
    expect(sheet.units.map(({ codes }) => codes.join())).toEqual(['T', 'T', 'T']);
  });

  it('from panels that fit a phone, in both languages, without serious faults of accessibility', async () => {
    await rater.setViewportSize({ width: 360, height: 740 });
    for (const language of ['en', 'zh-CN'] as const) {
      await chooseLanguageElsewhere(rater, language);
      await rater.getByText(language === 'en' ? 'All of these (ZIP)' : '以上全部（ZIP）').waitFor();
      expect(await seriousFaults(rater)).toEqual([]);
      const wide = await rater.getByRole('dialog').evaluate((dialog) => dialog.scrollWidth > dialog.clientWidth);
      expect([language, wide]).toEqual([language, false]);
    }
    // The document that was none, and nothing else.
    expect(faults).toEqual([expect.stringContaining('422')]);
  });
});
