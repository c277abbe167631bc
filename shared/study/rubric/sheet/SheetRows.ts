import type { Cell } from '../../table.ts';
import type { SheetFault, SheetsRead } from './sheetFaults.ts';
import { meantBy } from './sheetWords.ts';

/** Letters of columns. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** A sheet whose first row names its columns, in whatever order a person has put them. */
export class SheetRows<Column extends string> {
  readonly name: string;
  readonly faults: SheetFault[] = [];
  /** Places of the rows that have anything in them. */
  readonly all: readonly number[];
  readonly #rows: readonly (readonly Cell[])[];
  readonly #places: ReadonlyMap<Column, number>;

  private constructor({ name, rows }: SheetsRead[number], places: ReadonlyMap<Column, number>) {
    this.name = name;
    this.#rows = rows;
    this.#places = places;
    this.all = [...rows.keys()]
      .slice(1)
      .filter((row) => [...places.keys()].some((column) => !this.isEmpty(row, column)));
  }

  /** The first of the sheets that has all columns that are needed. */
  static find<Column extends string>(
    sheets: SheetsRead,
    columns: Readonly<Record<Column, string>>,
    needed: readonly NoInfer<Column>[],
  ): SheetRows<Column> | undefined {
    for (const sheet of sheets) {
      const places = new Map<Column, number>();
      for (const [place, title] of (sheet.rows[0] ?? []).entries()) {
        const column = meantBy(columns, String(title ?? ''));
        if (column && !places.has(column)) places.set(column, place);
      }
      if (needed.every((column) => places.has(column))) return new SheetRows(sheet, places);
    }
    return undefined;
  }

  isEmpty(row: number, column: Column): boolean {
    return this.text(row, column) === '';
  }

  /** What stands in a cell, without spaces around it; line ends are those of Unix. */
  text(row: number, column: Column): string {
    const place = this.#places.get(column);
    const cell = place === undefined ? null : (this.#rows[row]?.[place] ?? null);
    return cell === null ? '' : String(cell).replace(/\r\n?/g, '\n').trim();
  }

  /** The number in a cell, also where it was typed as a text. */
  number(row: number, column: Column): number | undefined {
    const text = this.text(row, column);
    const value = Number(text);
    return text === '' || !Number.isFinite(value) ? undefined : value;
  }

  /** Takes note of what cannot be read. */
  blame(code: SheetFault['code'], row: number, column: Column): undefined {
    const place = this.#places.get(column);
    this.faults.push({
      code,
      sheet: this.name,
      row: row + 1,
      column: place === undefined ? '' : (LETTERS[place] ?? ''),
    });
    return undefined;
  }
}
