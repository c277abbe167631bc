import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readWorkbook, UnreadableWorkbook } from '../../../../../server/platform/spreadsheet/readWorkbook.ts';
import { writeWorkbook } from '../../../../../server/platform/spreadsheet/writeWorkbook.ts';
import type { Cell, Table } from '../../../../../shared/study/table.ts';
import { sheetNames } from '../../../../../shared/study/workbook/sheetNames.ts';

const table = (rows: readonly (readonly Cell[])[], title = '话轮'): Table => ({
  key: 'turns',
  title,
  columns: [
    { key: 'who', title: '教室' },
    { key: 'seconds', title: '秒 (s)' },
    { key: 'measured', title: 'Measured' },
  ],
  rows,
});

/** Cells as a person can type them; an empty text and an undefined figure are the same to a spreadsheet. */
const cell = fc.oneof(
  fc
    .string({ unit: 'grapheme', minLength: 1 })
    .map((text) => text.replace(/[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, '').trim())
    .filter((text) => text !== ''),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
  fc.boolean(),
  fc.constant(null),
);

describe('a workbook', () => {
  it('holds a sheet for each table, with titles, numbers as numbers, and undefined figures empty', async () => {
    const file = await writeWorkbook([
      table([
        ['双湾教室', 12.5, true],
        ['石桥教室', null, false],
      ]),
      table([], 'Empty'),
    ]);
    expect(await readWorkbook(file)).toEqual([
      {
        name: '话轮',
        rows: [
          ['教室', '秒 (s)', 'Measured'],
          ['双湾教室', 12.5, true],
          ['石桥教室', null, false],
        ],
      },
      { name: 'Empty', rows: [['教室', '秒 (s)', 'Measured']] },
    ]);
  });

  it('holds no formula, whatever a text begins with', async () => {
    const texts = ['=HYPERLINK("http://a.example","b")', '+1', '-1', '@SUM(1)', '\t=1'];
    const file = await writeWorkbook([table(texts.map((text) => [text, 1, true]))]);
    const parts = unzipSync(file);
    const xml = Object.entries(parts)
      .filter(([name]) => name.startsWith('xl/worksheets/'))
      .map(([, bytes]) => Buffer.from(bytes).toString())
      .join('');
    expect(xml).toContain('<c ');
    expect(xml).not.toContain('<f>');
    const [sheet] = await readWorkbook(file);
    expect(sheet?.rows.slice(1).map(([text]) => String(text).trim())).toEqual(texts.map((text) => text.trim()));
  });

  it('leaves out what a file cannot hold', async () => {
    const file = await writeWorkbook([
      table([
        ['a\u0000b\u000bc\ud800d', Number.NaN, true],
        ['x'.repeat(40_000), 1, true],
      ]),
    ]);
    const [sheet] = await readWorkbook(file);
    expect(sheet?.rows[1]).toEqual(['abcd', null, true]);
    expect(String(sheet?.rows[2]?.[0]).length).toBe(32_767);
  });

  it('holds texts that are called like a method', async () => {
    const [sheet] = await readWorkbook(
      await writeWorkbook([
        table([
          ['constructor', 1, true],
          ['__proto__', 2, true],
        ]),
      ]),
    );
    expect(sheet?.rows.slice(1)).toEqual([
      ['constructor', 1, true],
      ['__proto__', 2, true],
    ]);
  });

  it('is read as it was written, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, fc.boolean()), { minLength: 1, maxLength: 20 }), async (rows) => {
        const [sheet] = await readWorkbook(await writeWorkbook([table(rows)]));
        expect(sheet?.rows.slice(1)).toEqual(rows);
      }),
      { numRuns: 60 },
    );
  });

  it('is refused when it is no workbook, or unpacks to more than anybody typed', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(30 * 1024 * 1024) }, { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    const why = (file: Uint8Array): Promise<unknown> =>
      readWorkbook(file).then(
        () => 'read',
        (error: unknown) => (error instanceof UnreadableWorkbook ? error.why : error),
      );
    expect(await why(bomb)).toBe('too-large');
    // The same, saying that it holds ten bytes: in the file's own header and in the directory at its end.
    const liar = new Uint8Array(bomb);
    const view = new DataView(liar.buffer);
    view.setUint32(22, 10, true);
    const directory = view.getUint32(liar.length - 6, true);
    view.setUint32(directory + 24, 10, true);
    expect(await why(liar)).toBe('broken');
    expect(await why(strToU8('name,code\n'))).toBe('broken');
    expect(await why(zipSync({ 'a.txt': strToU8('a') }))).toBe('broken');
    expect(await why(new Uint8Array(0))).toBe('broken');
  });
});

describe("sheets' names", () => {
  it('are what a spreadsheet takes: short, plain, none twice', () => {
    const long = '五年级长调课堂互动分析与教室之间的公平比较一览表第一部分补充说明';
    expect(sheetNames(['S-T', 's-t', 'a/b:c', "'q'", '', 'History', long, long])).toEqual([
      'S-T',
      's-t 2',
      'a b c',
      'q',
      'Table',
      'History 2',
      [...long].slice(0, 31).join(''),
      `${[...long].slice(0, 29).join('')} 2`,
    ]);
  });

  it('are as many as there are titles, each its own, of at most 31 letters', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 40 }), (titles) => {
        const names = sheetNames(titles);
        expect(names.length).toBe(titles.length);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(titles.length);
        for (const name of names) {
          expect([...name].length).toBeGreaterThan(0);
          expect([...name].length).toBeLessThanOrEqual(31);
          expect(name).not.toMatch(/[[\]:*?/\\]/);
        }
      }),
    );
  });
});
