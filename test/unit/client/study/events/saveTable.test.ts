import { describe, expect, it } from 'vitest';
import { readSearchAddress } from '../../../../../client/screens/search/searchAddress.ts';
import { examples, withKind } from '../../../../../client/study/events/eventDraft.ts';
import { csvOf } from '../../../../../client/study/events/saveTable.ts';
import { EventKind, EventQuery } from '../../../../../shared/study/events/query.ts';
import { ids } from '../../../../support/ids.ts';

describe('a table as CSV', () => {
  it('has its mark, CRLF, quotes where they are needed, and nothing that a spreadsheet runs', () => {
    const columns = ['甲', '乙', '丙'].map((title) => ({ key: title, title }));
    const rows = [
      ['一, 二', '说"好"', 1.5],
      ['=1+1', null, -2],
      ['+86', '@x', true],
    ];
    expect(csvOf({ key: 'x', title: '表', columns, rows })).toBe(
      `\uFEFF甲,乙,丙\r\n"一, 二","说""好""",1.5\r\n'=1+1,,-2\r\n'+86,'@x,true\r\n`,
    );
  });
});

describe('the form', () => {
  it('makes queries that can be asked, whatever is chosen after whatever', () => {
    for (const query of Object.values(examples)) expect(EventQuery.safeParse(query).success).toBe(true);
    const classroom = { kind: 'classroom' as const, classroomId: ids.classroom(1) };
    for (const before of EventKind.options)
      for (const after of EventKind.options) {
        const part = { ...withKind({ ...examples.uncalled.find, who: classroom, words: '' }, before) };
        const find = withKind(part, after);
        expect([before, after, EventQuery.safeParse({ find, also: null }).success]).toEqual([before, after, true]);
      }
  });
});

describe('an address', () => {
  it('is read as far as it makes sense', () => {
    const q = examples.gap;
    expect(readSearchAddress({ q, take: ids.take(1) })).toEqual({ q, take: ids.take(1) });
    expect(readSearchAddress({ q: { ...q, more: 1 }, take: 'x' })).toEqual({});
    expect(readSearchAddress({ q: 'gap' })).toEqual({});
  });
});
