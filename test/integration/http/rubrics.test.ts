import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../../server/platform/spreadsheet/writeWorkbook.ts';
import { MAX_RUBRICS } from '../../../shared/api/index.ts';
import type { Rubric } from '../../../shared/study/rubric/rubric.ts';
import { writeRubricSheet } from '../../../shared/study/rubric/sheet/writeSheet.ts';
import { lessonForm } from '../../../shared/study/rubric/shipped/lessonForm.ts';
import type { RubricId } from '../../../shared/vocabulary/index.ts';
import { FakeClock } from '../../fakes/FakeClock.ts';
import { keptLog } from '../../fakes/keptLog.ts';
import { addPerson, addSchool } from '../../support/district.ts';
import { TestApp, type TestBrowser } from '../../support/TestApp.ts';

describe('rubrics', () => {
  const clock = new FakeClock(1_900_000_000_000);
  const { log, entries } = keptLog();
  let app: TestApp;
  const browsers = new Map<string, TestBrowser>();

  beforeAll(async () => {
    app = await TestApp.start({
      clock,
      log,
      fill: async (stores) => {
        const near = await addSchool(stores, 'near');
        await addSchool(stores, 'far');
        await addPerson(stores, { signInName: 'colleague', roles: ['teacher'], schoolId: near.schoolId });
        await addPerson(stores, { signInName: 'district', roles: ['district-administrator'], schoolId: null });
      },
    });
  });
  afterAll(() => app.close());

  async function as(who: string): Promise<TestBrowser> {
    clock.goOn(1_000);
    const known = browsers.get(who) ?? (await app.as(who));
    browsers.set(who, known);
    return known;
  }
  const make = async (who: string, rubric: Rubric = lessonForm): Promise<RubricId> =>
    (await (await as(who)).must('rubrics.create', { body: { rubric } })).rubricId;
  const share = async (who: string, rubricId: RubricId, audience: 'private' | 'school' | 'district') =>
    (await as(who)).code('rubrics.share', { params: { rubricId }, body: { audience } });
  const read = async (who: string, rubricId: RubricId) =>
    (await as(who)).code('rubrics.read', { params: { rubricId } });
  const lists = async (who: string, rubricId: RubricId) =>
    (await (await as(who)).must('rubrics.list')).rubrics.some((rubric) => rubric.rubricId === rubricId);
  const unfinished: Rubric = { ...lessonForm, points: 90 };

  it('are one’s own until an administrator shares them with the school, or the district’s with all', async () => {
    const rubricId = await make('near-admin');
    const found = async () =>
      Promise.all(
        ['colleague', 'far-teacher', 'far-admin', 'district'].map(async (who) => {
          const mayRead = (await read(who, rubricId)) === 'ok';
          expect(await lists(who, rubricId)).toBe(mayRead);
          return mayRead;
        }),
      );
    expect(await found()).toEqual([false, false, false, false]);
    expect(await share('district', rubricId, 'district')).toBe('rubric.not-found');
    expect(await share('near-admin', rubricId, 'district')).toBe('rubric.not-yours');
    expect(await share('near-admin', rubricId, 'school')).toBe('ok');
    expect(await found()).toEqual([true, false, false, true]);
    expect(await share('district', rubricId, 'district')).toBe('ok');
    expect(await found()).toEqual([true, true, true, true]);
    expect(await share('far-admin', rubricId, 'private')).toBe('rubric.not-yours');
    expect(await share('colleague', rubricId, 'private')).toBe('request.forbidden');
    expect(await share('near-admin', rubricId, 'private')).toBe('ok');
    expect(await found()).toEqual([false, false, false, false]);
    expect(entries.filter(({ event }) => event === 'rubric.shared')).toHaveLength(3);
  });

  it('are changed and removed by their owners alone, and what is removed is on record', async () => {
    const rubricId = await make('near-admin');
    await share('near-admin', rubricId, 'school');
    const change = { params: { rubricId }, body: { rubric: unfinished, version: 1 } };
    expect(await (await as('colleague')).code('rubrics.save', change)).toBe('rubric.not-yours');
    expect(await (await as('colleague')).code('rubrics.remove', { params: { rubricId } })).toBe('rubric.not-yours');
    expect(await (await as('far-teacher')).code('rubrics.save', change)).toBe('rubric.not-found');
    await (await as('near-admin')).must('rubrics.remove', { params: { rubricId } });
    expect(await read('near-admin', rubricId)).toBe('rubric.not-found');
    const { entries: record } = await (await as('district')).must('audit.list');
    expect(record[0]).toMatchObject({
      event: 'rubric.removed',
      byName: '老师 near-admin',
      about: '听课评价表（100 分）',
    });
  });

  it('keep what the first of two windows saved; the same twice is harmless', async () => {
    const rubricId = await make('colleague');
    const browser = await as('colleague');
    const save = (rubric: Rubric, version: number) =>
      browser.code('rubrics.save', { params: { rubricId }, body: { rubric, version } });
    expect(await save(unfinished, 1)).toBe('ok');
    expect(await save(unfinished, 1)).toBe('ok');
    expect(await save(lessonForm, 1)).toBe('rubric.changed');
    expect(await browser.must('rubrics.read', { params: { rubricId } })).toMatchObject({
      ...{ version: 2, ready: false, edition: 1, rubric: { points: 90 } },
    });
    expect(await save(lessonForm, 2)).toBe('ok');
  });

  it('may be kept while they are unfinished, and are shared once they are done', async () => {
    const rubricId = await make('near-admin', unfinished);
    const said = await (await as('near-admin')).ask('rubrics.share', {
      params: { rubricId },
      body: { audience: 'school' },
    });
    expect(said).toMatchObject({
      ok: false,
      error: { code: 'rubric.faulty', details: { fault: 'points-sum', node: 0 } },
    });
  });

  it('are not without end', async () => {
    for (let n = 0; n < MAX_RUBRICS; n += 1) await make('far-teacher', { ...lessonForm, nodes: [] });
    const browser = await as('far-teacher');
    expect(await browser.code('rubrics.create', { body: { rubric: lessonForm } })).toBe('rubric.too-many');
  });

  it('come out of a workbook as they went in; what is none is refused', async () => {
    const browser = await as('colleague');
    const { xlsx } = await browser.must('rubrics.write-sheet', { body: { rubric: lessonForm } });
    expect(await browser.must('rubrics.read-sheet', { body: { xlsx } })).toEqual({ rubric: lessonForm, faults: [] });
    const [nodes, about] = writeRubricSheet(lessonForm);
    const broken = { ...nodes, rows: nodes.rows.map((row, at) => (at === 1 ? row.with(6, '打分') : row)) };
    const file = (await writeWorkbook([broken, about])).toString('base64');
    expect(await browser.must('rubrics.read-sheet', { body: { xlsx: file } })).toEqual({
      rubric: null,
      faults: [{ code: 'kind', sheet: '评价表 Rubric', row: 3, column: 'G' }],
    });
    const noFile = { body: { xlsx: Buffer.from('no workbook').toString('base64') } };
    expect(await browser.code('rubrics.read-sheet', noFile)).toBe('rubric.unreadable');
    expect(await browser.code('rubrics.read-sheet', { body: { xlsx: 'A'.repeat(60_004) } })).toBe('request.malformed');
  });
});
