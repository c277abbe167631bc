import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../../server/platform/spreadsheet/readWorkbook.ts';
import { writeExport } from '../../../../server/study/exports/writeExport.ts';
import { hourOfTwoCoders, madeMark, madeRecord } from '../../../support/exports/madeRecord.ts';

const zh = { language: 'zh-CN', origin: 'https://tongtang.example' } as const;

describe('written files', () => {
  it('for BORIS have its header in the first row, times as numbers, and an hour of two coders', async () => {
    const { name, content } = await writeExport(hourOfTwoCoders(), 'boris', zh);
    expect(name).toMatch(/^茉莉花-第一课时_2030-03-1\d_BORIS\.xlsx$/);
    const [sheet] = await readWorkbook(content);
    expect(sheet?.rows[0]).toEqual(['time', 'subject', 'code', 'modifier', 'comment']);
    const times = sheet?.rows.slice(1).map(([time]) => Number(time)) ?? [];
    expect(times.length).toBeGreaterThan(4_000);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('for a spreadsheet have a sheet for each instrument, and a formula stays a text', async () => {
    const record = { ...hourOfTwoCoders(), marks: [madeMark(1, { text: '=1+1', replies: [], tags: [] })] };
    const sheets = await readWorkbook((await writeExport(record, 'xlsx', zh)).content);
    expect(sheets.map(({ name }) => name)).toEqual([
      ...['这节课', 'FIAS 互动分析', 'COPUS 课堂观察', '全部', '标记', '画面和声音'],
    ]);
    expect(sheets[1]?.rows).toHaveLength(1_201);
    expect(sheets[4]?.rows[1]?.[3]).toBe('=1+1');
  });

  it('have statements under the same ids each time, as UUIDs', async () => {
    const record = madeRecord({ marks: [madeMark(1), madeMark(2)] });
    const ids = async () => {
      const parsed: { id: string }[] = JSON.parse((await writeExport(record, 'xapi', zh)).content.toString('utf8'));
      return parsed.map(({ id }) => id);
    };
    const first = await ids();
    expect(await ids()).toEqual(first);
    expect(new Set(first).size).toBe(4);
    for (const id of first) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('are all in the ZIP, with the names of the pictures that belong to them', async () => {
    const record = hourOfTwoCoders();
    const { content } = await writeExport(record, 'zip', zh);
    const files = unzipSync(content);
    const endings = Object.keys(files).map((name) => name.replace(/^茉莉花-第一课时_2030-03-1\d_/, ''));
    expect(endings).toEqual([
      ...['ELAN.eaf', '表格.xlsx', '全部.csv', 'BORIS.xlsx', '数据.vtt', 'xAPI.json', '记录.json', '说明.txt'],
    ]);
    const readme = strFromU8(files['说明.txt'] ?? new Uint8Array());
    for (const { fileName } of record.streams) expect(readme).toContain(fileName);
  });

  it('of an untitled or odd lesson have names that Windows takes', async () => {
    const odd = { ...madeRecord().lesson, title: ' CON: a/b\\c*?"<>|\n. ' };
    const { name } = await writeExport(madeRecord({ lesson: odd }), 'csv', zh);
    expect(name).toMatch(/^-?CON-a-b-c-_2030-03-1\d_全部\.csv$/);
  });
});
