import { Points, Rubric, RubricWords } from '../rubric.ts';
import { SheetRows } from './SheetRows.ts';
import type { SheetFault, SheetsRead } from './sheetFaults.ts';
import { ABOUT_COLUMNS, type AboutColumnKey, FIELDS, meantBy, POOLINGS, SCORINGS } from './sheetWords.ts';

type Fields = Omit<Rubric, 'nodes'>;
type Rows = SheetRows<AboutColumnKey>;

/** What is said of a rubric as a whole; without such a sheet it is called as its table and adds up the points it has. */
export function readAbout(
  sheets: SheetsRead,
  hasPoints: boolean,
): { readonly fields: Fields; readonly faults: readonly SheetFault[] } {
  const fields: Fields = {
    label: { 'zh-CN': sheets[0]?.name ?? '', en: '' },
    ...{
      about: { 'zh-CN': '', en: '' },
      scoring: hasPoints ? 'sum' : 'none',
      pooling: 'mean',
      points: null,
      bands: [],
    },
  };
  const rows = SheetRows.find(sheets, ABOUT_COLUMNS, ['field', 'zh']);
  for (const row of rows?.all ?? []) if (rows) readField(rows, row, fields);
  return { fields, faults: rows?.faults ?? [] };
}

function readField(rows: Rows, row: number, fields: Fields): void {
  const field = meantBy(FIELDS, rows.text(row, 'field'));
  const words = { 'zh-CN': rows.text(row, 'zh'), en: rows.text(row, 'en') };
  switch (field) {
    case 'label':
      fields.label = RubricWords.safeParse(words).data ?? blamed(rows, row, fields.label);
      break;
    case 'about':
      fields.about = Rubric.shape.about.safeParse(words).data ?? blamed(rows, row, fields.about);
      break;
    case 'scoring':
      fields.scoring = meantBy(SCORINGS, words['zh-CN']) ?? blamed(rows, row, fields.scoring);
      break;
    case 'pooling':
      fields.pooling = meantBy(POOLINGS, words['zh-CN']) ?? blamed(rows, row, fields.pooling);
      break;
    case 'points':
      fields.points =
        words['zh-CN'] === '' ? null : (Points.safeParse(rows.number(row, 'zh')).data ?? blamed(rows, row, null));
      break;
    case 'band':
      readBand(rows, row, fields);
      break;
    default:
      rows.blame('word', row, 'field');
  }
}

function readBand(rows: Rows, row: number, fields: Fields): void {
  const label = { 'zh-CN': rows.text(row, 'zh'), en: rows.text(row, 'en') };
  const band = Rubric.shape.bands.element.safeParse({ fromPercent: rows.number(row, 'from'), label });
  if (!band.success) rows.blame('limit', row, 'from');
  else fields.bands = [...fields.bands, band.data];
}

function blamed<Value>(rows: Rows, row: number, instead: Value): Value {
  rows.blame('word', row, 'zh');
  return instead;
}
