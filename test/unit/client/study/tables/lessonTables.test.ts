import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { zhCN } from '../../../../../client/i18n/zh-CN/index.ts';
import { agreementTables, codedTables } from '../../../../../client/study/tables/codedTables.ts';
import { lessonTables } from '../../../../../client/study/tables/lessonTables.ts';
import { markTable } from '../../../../../client/study/tables/markTable.ts';
import type { TableWords } from '../../../../../client/study/tables/words.ts';
import type { Mark, Sheet } from '../../../../../shared/api/index.ts';
import { analyseLesson } from '../../../../../shared/study/analysis/analyse.ts';
import { schemeOf } from '../../../../../shared/study/instruments/catalogue.ts';
import type { Table } from '../../../../../shared/study/table.ts';
import { EVENT_SCHEME } from '../../../../support/exports/madeStudy.ts';
import { ids } from '../../../../support/ids.ts';
import { toldLesson } from '../../../../support/take/toldLesson.ts';

let t: TableWords;
beforeAll(async () => {
  const instance = i18next.createInstance();
  await instance.init({ lng: 'zh-CN', resources: { 'zh-CN': zhCN }, keySeparator: false });
  t = instance.getFixedT('zh-CN', ['report', 'analysis', 'studies', 'polls']);
});

const names = { room: (classroomId: string) => classroomId, page: () => '第 1 页' };
const tablesOf = (told: Parameters<typeof toldLesson>[0]) => {
  const { facts, beganAtMs, lengthMs } = toldLesson(told);
  return lessonTables({ analysis: analyseLesson(facts, { beganAtMs, lengthMs }), names, t });
};
const expectWhole = (tables: readonly Table[]): void => {
  for (const { key, columns, rows } of tables)
    for (const row of rows) expect([key, row.length]).toEqual([key, columns.length]);
};

describe('the tables of a lesson', () => {
  it('have a cell for each column, numbers as numbers, and nothing where a figure is undefined', () => {
    const placed = tablesOf({ rooms: 2, spoken: [{ room: 0, fromMs: 1_000, toMs: 4_000 }] });
    expectWhole(placed.map(({ table }) => table));
    const participation = placed.find(({ table }) => table.key === 'participation')?.table;
    const equity = participation?.columns.findIndex(({ key }) => key === 'equity') ?? -1;
    expect(participation?.rows[0]?.slice(0, 4)).toEqual([ids.classroom(1), 20, 1, 3]);
    expect(participation?.rows[0]?.[equity]).toBeNull();
    const gaps = placed.find(({ table }) => table.key === 'gaps')?.table;
    expect(gaps?.rows[1]).toEqual([ids.classroom(2), 0, null, null]);
  });

  it('leave out what did not happen', () => {
    const keys = tablesOf({ rooms: 1, spoken: [] }).map(({ table }) => table.key);
    expect(keys).toEqual(['participation', 'gaps', 'st-log', 'lines']);
  });

  it('know the moments of their rows', () => {
    const turns = tablesOf({ rooms: 1, spoken: [{ room: 0, fromMs: 61_000, toMs: 64_000 }] }).find(
      ({ table }) => table.key === 'turns',
    );
    expect(turns?.atMs).toEqual([61_000]);
    expect(turns?.table.rows[0]?.slice(0, 2)).toEqual(['01:01', '01:04']);
  });
});

function sheet(name: string, key: 'fias' | 'st', codes: readonly string[]): Sheet {
  const scheme = schemeOf(key, key === 'st' ? 15 : 3);
  if (!scheme) throw new Error(`there is no ${key}`);
  return {
    sheetId: ids.sheet(1),
    studyId: ids.study(1),
    personId: ids.person(1),
    name,
    scheme,
    begunAtMs: 0,
    submittedAtMs: 1,
    mine: false,
    events: [],
    units: codes.map((code, unit) => ({ unit, codes: [code], source: 'human', version: 1 })),
  };
}

const partsOf = (sheets: readonly Sheet[]) => {
  const [first] = sheets;
  if (!first) throw new Error('no sheet');
  return { scheme: first.scheme, sheets, agreed: null, lengthMs: 150_000, language: 'zh-CN' as const, t };
};

describe('the tables of what was coded', () => {
  it('give κ with its n, and an empty cell where both used one code', () => {
    const same = agreementTables(partsOf([sheet('甲', 'st', ['T', 'T']), sheet('乙', 'st', ['T', 'T'])]));
    expect(same[0]?.rows[0]).toEqual(['甲 / 乙', null, 100, 100, 2]);
    const other = agreementTables(partsOf([sheet('甲', 'st', ['T', 'S', 'T']), sheet('乙', 'st', ['T', 'S', 'S'])]));
    expect(other[0]?.rows[0]?.[4]).toBe(3);
    expect(other[0]?.rows[0]?.[1]).toBeCloseTo(0.4);
    expectWhole([...same, ...other]);
  });

  it('put at most four raters beside one another, and leave nobody out', () => {
    const sheets = ['甲', '乙', '丙', '丁', '戊'].map((name) => sheet(name, 'fias', ['5', '4', '8']));
    const tables = codedTables(partsOf(sheets));
    expectWhole(tables);
    const shares = tables.filter(({ key }) => key === 'fias-shares');
    expect(shares.map(({ columns }) => columns.length)).toEqual([9, 3]);
    const agreement = agreementTables(partsOf(sheets));
    expect(agreement[0]?.rows.length).toBe(11);
    expect(agreement[0]?.rows[10]?.[0]).toContain('α');
    expectWhole(agreement);
  });

  it('have what was agreed on as one more, and κ of each with it, which counts not as a rater', () => {
    const sheets = [sheet('甲', 'st', ['T', 'S', 'T', 'S']), sheet('乙', 'st', ['T', 'S', 'S', 'S'])];
    const parts = { ...partsOf(sheets), agreed: sheet('商定', 'st', ['T', 'S', 'T', 'S']) };
    const [ofPairs] = agreementTables(parts);
    expect(ofPairs?.rows.map((row) => row.slice(0, 2))).toEqual([
      ['甲 / 乙', 0.5],
      ['甲 / 商定', 1],
      ['乙 / 商定', 0.5],
    ]);
    expect(
      codedTables(parts)
        .find(({ key }) => key === 'st-figures')
        ?.rows.map(([name]) => name),
    ).toEqual([...['甲', '乙', '商定']]);
    expectWhole([...agreementTables(parts), ...codedTables(parts)]);
  });

  it('of a series have all codes in the matrix', () => {
    const series = {
      ...sheet('甲', 'fias', []),
      units: [{ unit: 0, codes: ['4', '8'], source: 'human' as const, version: 1 }],
    };
    const matrix = codedTables(partsOf([series])).find(({ key }) => key === 'fias-matrix');
    expect(matrix?.rows[3]?.[8]).toBe(1);
  });

  it('of events have how often and how long, κ of states and the share of moments that both wrote', () => {
    const of = (name: string, events: readonly [string, number, number | null][]): Sheet => ({
      ...sheet(name, 'st', []),
      scheme: EVENT_SCHEME,
      events: events.map(([code, fromMs, toMs], n) => ({
        ...{ eventId: `0198c0de-0000-4000-8000-00000000000${n}`, code, fromMs, toMs, version: 1 },
      })),
    });
    const sheets = [
      of('甲', [
        ['Q', 1_000, null],
        ['G', 0, 75_000],
      ]),
      of('乙', [
        ['Q', 1_500, null],
        ['Q', 9_000, null],
        ['G', 0, 75_000],
      ]),
    ];
    expect(codedTables(partsOf(sheets))[0]?.rows).toEqual([
      ['甲', 'Q 提问', 1, '', ''],
      ['甲', 'G 小组', 1, 75, 50],
      ['乙', 'Q 提问', 2, '', ''],
      ['乙', 'G 小组', 1, 75, 50],
    ]);
    expect(agreementTables(partsOf(sheets))[0]?.rows).toEqual([
      ['甲 / 乙', 'Q 提问', '', 66.7, 1],
      ['甲 / 乙', 'G 小组', 1, '', 0],
    ]);
    expectWhole([...codedTables(partsOf(sheets)), ...agreementTables(partsOf(sheets))]);
  });

  it('of no sheet there are none', () => {
    expect(codedTables({ ...partsOf([sheet('甲', 'st', ['T'])]), sheets: [] })).toEqual([]);
    expect(agreementTables(partsOf([sheet('甲', 'st', ['T'])]))).toEqual([]);
  });
});

describe('the table of marks', () => {
  const mark = (fromMs: number, audience: Mark['audience'], text: string): Mark => ({
    markId: ids.mark(fromMs),
    lessonId: ids.lesson(1),
    byPersonId: ids.person(1),
    byName: '林晓音',
    madeAtMs: 0,
    changedAtMs: null,
    fromMs,
    toMs: null,
    region: null,
    text,
    tags: ['追问'],
    audience,
    replies: [],
    mine: true,
    removable: true,
  });

  it('is in the lesson’s order, without what somebody keeps to themselves', () => {
    const marks = [mark(9_000, 'all', '二'), mark(5_000, 'private', '私'), mark(2_000, 'group', '一')];
    const { table, atMs } = markTable(marks, { beganAtMs: 1_000, t });
    expect(table.rows).toEqual([
      ['00:01', '', '林晓音', '一', '追问'],
      ['00:08', '', '林晓音', '二', '追问'],
    ]);
    expect(atMs).toEqual([1_000, 8_000]);
  });
});
