import { type Unzipped, unzipSync, zipSync } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import type { Cell } from '../../../shared/study/table.ts';

/** What a workbook may unpack to, in bytes, and how many files it may have: more is no table of ours. */
const MAX_UNPACKED = 20 * 1024 * 1024;
const MAX_FILES = 500;

/** A sheet as it was read: rows of cells, the empty ones `null`; dates as ISO 8601 in UTC. */
export type ReadSheet = { readonly name: string; readonly rows: readonly (readonly Cell[])[] };

/** Why a file could not be read: `broken` is no workbook, `too-large` unpacks to more than 20 MiB. */
export class UnreadableWorkbook extends Error {
  readonly why: 'broken' | 'too-large';
  constructor(why: 'broken' | 'too-large', cause?: unknown) {
    super(`unreadable workbook: ${why}`, { cause });
    this.why = why;
  }
}

/** A few kilobytes can unpack to gigabytes: what the archive says of itself is added up before anything is unpacked. */
function unpacked(file: Uint8Array): Unzipped {
  let bytes = 0;
  let files = 0;
  return unzipSync(file, {
    filter: ({ originalSize }) => {
      bytes += originalSize;
      files += 1;
      if (bytes > MAX_UNPACKED || files > MAX_FILES) throw new UnreadableWorkbook('too-large');
      return true;
    },
  });
}

const cellOf = (cell: unknown): Cell => {
  if (cell instanceof Date) return cell.toISOString();
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? cell : null;
};

/**
 * The sheets of an XLSX workbook, each with its rows; formulas as their last value.
 *
 * @throws {@link UnreadableWorkbook}
 */
export async function readWorkbook(file: Uint8Array): Promise<ReadSheet[]> {
  try {
    // Packed anew without compression: an archive that says less of itself than it holds ends here, within its word.
    const honest = zipSync(unpacked(file), { level: 0 });
    const sheets = await readExcelFile(Buffer.from(honest));
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellOf)) }));
  } catch (error) {
    throw error instanceof UnreadableWorkbook ? error : new UnreadableWorkbook('broken', error);
  }
}
