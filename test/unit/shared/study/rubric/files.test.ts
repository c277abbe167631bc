import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../../../server/platform/spreadsheet/readWorkbook.ts';
import { writeWorkbook } from '../../../../../server/platform/spreadsheet/writeWorkbook.ts';
import { readRubricFile, writeRubricFile } from '../../../../../shared/study/rubric/file.ts';
import { readRubricSheet } from '../../../../../shared/study/rubric/sheet/readSheet.ts';
import { joinParts, splitParts } from '../../../../../shared/study/rubric/sheet/sheetWords.ts';
import { writeRubricSheet } from '../../../../../shared/study/rubric/sheet/writeSheet.ts';
import { lessonForm } from '../../../../../shared/study/rubric/shipped/lessonForm.ts';
import { liccForm } from '../../../../../shared/study/rubric/shipped/liccForm.ts';
import type { Table } from '../../../../../shared/study/table.ts';
import { anyRubric } from './anyRubric.ts';

/** As a workbook gives them back. */
const sheetsOf = (tables: readonly Table[]) =>
  tables.map(({ title, columns, rows }) => ({ name: title, rows: [columns.map((column) => column.title), ...rows] }));

describe('a rubric as JSON', () => {
  it('comes back without loss', () => {
    fc.assert(
      fc.property(anyRubric, (rubric) => {
        expect(readRubricFile(writeRubricFile(rubric))).toEqual({ rubric });
      }),
    );
  });

  it('says where it cannot be read', () => {
    const file = JSON.parse(writeRubricFile(lessonForm));
    file.rubric.nodes[3].points = 'five';
    expect(readRubricFile(JSON.stringify(file))).toEqual({ at: 'rubric.nodes.3.points' });
    expect(readRubricFile('{"format":"other"}')).toEqual({ at: 'format' });
    expect(readRubricFile('no JSON')).toEqual({ at: '' });
  });
});

describe('a rubric as a spreadsheet', () => {
  it('comes back without loss', () => {
    fc.assert(
      fc.property(anyRubric, (rubric) => {
        expect(readRubricSheet(sheetsOf(writeRubricSheet(rubric)))).toEqual({ rubric, faults: [] });
      }),
    );
  });

  it.each([
    ['the lesson form', lessonForm],
    ['LICC', liccForm],
  ])('%s comes back out of a real workbook', async (_name, rubric) => {
    const file = await writeWorkbook(writeRubricSheet(rubric));
    expect(readRubricSheet(await readWorkbook(file))).toEqual({ rubric, faults: [] });
  });

  it('may be typed by hand: columns in any order, one language, new rows without a key, no second sheet', () => {
    const rows = [
      ['名称（中文）', 'Level', '类型', '选项', 'Points'],
      ['提问', 1, null, null, '10'],
      ['有价值', 2, '等级', '好 | 2\r\n一般 | 1', 10],
      [null, null, null, null, null],
      ['建议', 1, 'TEXT', null, null],
    ];
    const { rubric, faults } = readRubricSheet([{ name: '我的量表', rows }]);
    expect(faults).toEqual([]);
    expect(rubric).toMatchObject({ label: { 'zh-CN': '我的量表' }, scoring: 'sum' });
    expect(rubric?.nodes.map(({ key, depth, points, item }) => [key, depth, points, item?.kind])).toEqual([
      ['n1', 0, 10, undefined],
      ['n2', 1, 10, 'levels'],
      ['n3', 0, null, 'text'],
    ]);
  });

  it('names the sheet, row and column of what cannot be read', () => {
    const [nodes, about] = sheetsOf(writeRubricSheet(lessonForm));
    if (!nodes || !about) throw new Error('two sheets were written');
    const broken = [
      {
        ...nodes,
        rows: nodes.rows.map((row, at) => (at === 2 ? row.with(0, 9).with(6, '打分').with(5, 'viel') : row)),
      },
      { ...about, rows: about.rows.map((row, at) => (at === 3 ? row.with(1, '乘法') : row)) },
    ];
    expect(readRubricSheet(broken)).toEqual({
      rubric: null,
      faults: [
        { code: 'level', sheet: '评价表 Rubric', row: 3, column: 'A' },
        { code: 'points', sheet: '评价表 Rubric', row: 3, column: 'F' },
        { code: 'kind', sheet: '评价表 Rubric', row: 3, column: 'G' },
        { code: 'word', sheet: '说明 About', row: 4, column: 'B' },
      ],
    });
    expect(readRubricSheet([{ name: '别的', rows: [['x']] }]).faults).toMatchObject([{ code: 'no-table', row: 0 }]);
  });

  it('keeps bars within labels', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: 'grapheme-ascii' }).map((part) => part.trim()),
          { minLength: 2, maxLength: 3 },
        ),
        (parts) => {
          expect(splitParts(joinParts(parts))).toEqual(parts);
        },
      ),
    );
  });
});
