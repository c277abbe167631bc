import type { Cell, Table } from '../../../shared/study/table.ts';

/** Spreadsheets run what begins like this as a formula, whoever has written it. */
const FORMULA = /^[=+\-@\t\r]/;
/** RFC 4180 wants quotes around these. */
const QUOTED = /[",\r\n]/;
/** Says UTF-8 to spreadsheets. */
const BOM = '\uFEFF';
/** A cell is called like no method of an object: such texts are lost by the library. */
const written = (text: string): string => (text in {} ? `${text} ` : text);

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  const text = typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : String(cell);
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table as CSV: UTF-8 with its mark, as RFC 4180 has it, and nothing in it that a spreadsheet would run. */
export function csvOf({ columns, rows }: Table): string {
  const lines = [columns.map(({ title }) => title), ...rows];
  return BOM + lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

/** Lets the browser save a table. What writes workbooks is fetched only when one is wanted. */
export async function saveTable(table: Table, name: string, kind: 'csv' | 'xlsx'): Promise<void> {
  save(`${name}.${kind}`, kind === 'csv' ? new Blob([csvOf(table)], { type: 'text/csv' }) : await workbook(table));
}

async function workbook({ title, columns, rows }: Table): Promise<Blob> {
  const { default: write } = await import('write-excel-file/browser');
  const head = columns.map((column) => ({ type: String, value: written(column.title), fontWeight: 'bold' as const }));
  const body = rows.map((cells) =>
    cells.map((cell) => {
      if (cell === null || cell === '') return null;
      if (typeof cell === 'string') return { type: String, value: written(cell) };
      return typeof cell === 'number' ? { type: Number, value: cell } : { type: Boolean, value: cell };
    }),
  );
  return write([{ sheet: title, stickyRowsCount: 1, data: [head, ...body] }]).toBlob();
}

function save(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Not at once: the browser reads it after the press.
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
}

const KEEP_MS = 60_000;
