import writeExcelFile from 'write-excel-file/browser';
import type { Table } from '../../../shared/study/table.ts';
import { workbookSheets } from '../../../shared/study/workbook/workbookSheets.ts';

/**
 * Saves tables as an XLSX workbook, a sheet for each. What is in it is what the reader has on the screen already, so it is
 * written here and asks for nothing. Import it only once somebody wants it: it brings the writer with it.
 *
 * @param tables - at least one.
 * @param name - of the file, without its ending.
 */
export async function saveTables(tables: readonly Table[], name: string): Promise<void> {
  await writeExcelFile(workbookSheets(tables)).toFile(`${name.replace(/[\\/:*?"<>|]/g, ' ')}.xlsx`);
}
