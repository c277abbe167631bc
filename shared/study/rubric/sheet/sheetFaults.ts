import { z } from 'zod';
import type { Cell } from '../../table.ts';

/** What could not be read, and where: rows and columns as the spreadsheet names them. */
export const SheetFault = z.object({
  code: z.enum(['no-table', 'level', 'text', 'points', 'kind', 'choices', 'limit', 'key', 'word', 'too-many']),
  sheet: z.string(),
  /** From 1, the row of titles among them; 0: the sheet as a whole. */
  row: z.int().min(0),
  /** A letter; empty: the row as a whole. */
  column: z.string(),
});
export type SheetFault = z.infer<typeof SheetFault>;

/** Sheets as they come out of a workbook. */
export type SheetsRead = readonly { readonly name: string; readonly rows: readonly (readonly Cell[])[] }[];
