import { type EndpointReply, MAX_SHEET_BYTES } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import type { Rubric } from '../../../shared/study/rubric/rubric.ts';
import { readRubricSheet } from '../../../shared/study/rubric/sheet/readSheet.ts';
import { writeRubricSheet } from '../../../shared/study/rubric/sheet/writeSheet.ts';
import { readWorkbook, UnreadableWorkbook } from '../../platform/spreadsheet/readWorkbook.ts';
import { writeWorkbook } from '../../platform/spreadsheet/writeWorkbook.ts';

/** Faults that are named at most: more than a person would put right at once. */
const MAX_FAULTS = 50;

/** A rubric as a workbook that a teacher can edit, in base64. */
export async function sheetOfRubric(rubric: Rubric): Promise<{ xlsx: string }> {
  return { xlsx: (await writeWorkbook(writeRubricSheet(rubric))).toString('base64') };
}

/** Reads such a workbook. Throws `rubric.unreadable`. */
export async function rubricOfSheet(xlsx: string): Promise<EndpointReply<'rubrics.read-sheet'>> {
  const file = Buffer.from(xlsx, 'base64');
  if (file.length > MAX_SHEET_BYTES) throw new AppError('rubric.unreadable', { why: 'too-large' });
  try {
    const { rubric, faults } = readRubricSheet(await readWorkbook(file));
    return { rubric, faults: faults.slice(0, MAX_FAULTS) };
  } catch (cause) {
    if (!(cause instanceof UnreadableWorkbook)) throw cause;
    throw new AppError('rubric.unreadable', { why: cause.why }, { cause });
  }
}
