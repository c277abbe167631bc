import writeExcelFile from 'write-excel-file/node';
import type { Table } from '../../../shared/study/table.ts';
import { workbookSheets } from '../../../shared/study/workbook/workbookSheets.ts';

/**
 * An XLSX workbook with a sheet for each table: titles in bold in a first row that stays in sight. The sheets are called
 * as the tables, as far as a spreadsheet allows (31 letters, none twice).
 *
 * @param tables - at least one.
 */
export async function writeWorkbook(tables: readonly Table[]): Promise<Buffer> {
  return writeExcelFile(workbookSheets(tables)).toBuffer();
}
