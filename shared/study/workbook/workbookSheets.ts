import type { Cell, Table } from '../table.ts';
import { sheetNames } from './sheetNames.ts';

/** A cell as write-excel-file takes it, here and in the browser; `null` is empty. */
type WorkbookCell =
  | null
  | { readonly type: StringConstructor; readonly value: string; readonly fontWeight?: 'bold' }
  | { readonly type: NumberConstructor; readonly value: number }
  | { readonly type: BooleanConstructor; readonly value: boolean };

/** A sheet as write-excel-file takes it. */
type WorkbookSheet = {
  sheet: string;
  stickyRowsCount: number;
  columns: { width: number }[];
  data: WorkbookCell[][];
};

/** Columns are as wide as their longest cell, within these bounds, in letters. */
const NARROWEST = 8;
const WIDEST = 60;
/** More letters than this a cell of a spreadsheet does not hold. */
const MAX_CELL_LETTERS = 32_767;
/** A Chinese letter is as wide as two Latin ones. */
const WIDE_LETTER = /[\u1100-\u{10ffff}]/u;

const shown = (text: string): number => [...text].reduce((sum, letter) => sum + (WIDE_LETTER.test(letter) ? 2 : 1), 0);

function widthOf(cells: readonly Cell[]): number {
  const longest = Math.max(...cells.map((cell) => shown(String(cell ?? ''))));
  return Math.min(WIDEST, Math.max(NARROWEST, longest + 2));
}

/** What XML 1.0 cannot hold, halves of pairs among it: a file with one of them does not open. Tab and line ends may stay. */
const UNWRITABLE = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]|\p{Surrogate}/gu;

/**
 * What a cell can hold of a text. write-excel-file looks texts up in a plain object and loses those that are called like
 * a method of one ("constructor"): they get a space at their end, which nobody sees and readers cut off.
 */
function written(text: string): string {
  const whole = text.slice(0, MAX_CELL_LETTERS).replace(UNWRITABLE, '');
  return whole in {} ? `${whole} ` : whole;
}

/** A text stays a text, also when it begins with `=`; a number that is none is left empty. */
function cellOf(cell: Cell): WorkbookCell {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'number') return Number.isFinite(cell) ? { type: Number, value: cell } : null;
  if (typeof cell === 'boolean') return { type: Boolean, value: cell };
  return { type: String, value: written(cell) };
}

/**
 * The sheets of an XLSX workbook, one for each table: titles in bold in a first row that stays in sight. They are called
 * as the tables, as far as a spreadsheet allows (31 letters, none twice).
 */
export function workbookSheets(tables: readonly Table[]): WorkbookSheet[] {
  const names = sheetNames(tables.map(({ title }) => title));
  return tables.map(({ columns, rows }, index) => ({
    sheet: names[index] ?? '',
    stickyRowsCount: 1,
    columns: columns.map(({ title }, at) => ({ width: widthOf([title, ...rows.map((row) => row[at] ?? null)]) })),
    data: [
      columns.map(({ title }) => ({ type: String, value: written(title), fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map(cellOf)),
    ],
  }));
}
