import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../../../shared/study/exports/csv.ts';
import type { Cell, Table } from '../../../../../shared/study/table.ts';

const columns = [
  { key: 'a', title: '编码' },
  { key: 'b', title: '秒' },
];
const table = (rows: readonly (readonly Cell[])[]): Table => ({ key: 't', title: '表', columns, rows });

/** Reads CSV as RFC 4180 says: what a spreadsheet does. */
function read(csv: string): string[][] {
  const rows: string[][] = [[]];
  let [cell, isQuoted] = ['', false];
  const letters = csv.slice(1);
  for (let at = 0; at < letters.length; at += 1) {
    const [letter, next] = [letters[at], letters[at + 1]];
    if (isQuoted && letter === '"' && next === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && letter === ',') {
      rows.at(-1)?.push(cell);
      cell = '';
    } else if (!isQuoted && letter === '\r' && next === '\n') {
      rows.at(-1)?.push(cell);
      rows.push([]);
      cell = '';
      at += 1;
    } else cell += letter;
  }
  return rows.slice(0, -1);
}

describe('CSV', () => {
  it('begins with the mark by which spreadsheets know UTF-8, and ends each line with CR LF', () => {
    const bytes = Buffer.from(csvOf(table([['茉莉花', 1.5]])), 'utf8');
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(bytes.subarray(3).toString('utf8')).toBe('编码,秒\r\n茉莉花,1.5\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '＠x', '=HYPERLINK("http://x","y")'])(
    'makes %j a text',
    (text) => {
      expect(read(csvOf(table([[text, null]])))[1]).toEqual([`'${text}`, '']);
    },
  );

  it('leaves numbers numbers, also below 0, and what is not defined empty', () => {
    expect(
      csvOf(
        table([
          [-5, null],
          [true, 0],
        ]),
      ),
    ).toBe('\ufeff编码,秒\r\n-5,\r\ntrue,0\r\n');
  });

  it('gives every text back, but for the apostrophe before what looks like a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string())), (rows) => {
        const back = read(csvOf(table(rows))).slice(1);
        const written = (text: string): string => (/^[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text);
        expect(back).toEqual(rows.map((row) => row.map(written)));
        for (const cell of back.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/u);
      }),
    );
  });
});
