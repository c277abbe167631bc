import type { Cell, Table } from '../table.ts';

/** With these a cell begins that a spreadsheet takes for a formula; the wide ones where Chinese is typed. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return `${cell}`;
  // An apostrophe before it makes it a text: a spreadsheet does not compute what somebody has typed.
  const plain = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(plain) ? `"${plain.replace(/"/g, '""')}"` : plain;
}

/**
 * A table as CSV (RFC 4180): UTF-8 with a byte order mark, so that spreadsheets read Chinese, lines ended by CR LF, the
 * columns' titles first. A text that begins like a formula gets an apostrophe before it; numbers stay numbers.
 */
export function csvOf({ columns, rows }: Table): string {
  const lines = [columns.map(({ title }) => title), ...rows].map((row) => row.map(cellText).join(','));
  return `\ufeff${lines.map((line) => `${line}\r\n`).join('')}`;
}
