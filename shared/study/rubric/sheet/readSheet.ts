import { freeKey } from '../outline.ts';
import { Points, Rubric, RubricItem, RubricNode, type RubricWords } from '../rubric.ts';
import { readAbout } from './readAbout.ts';
import { SheetRows } from './SheetRows.ts';
import type { SheetFault, SheetsRead } from './sheetFaults.ts';
import { COLUMNS, type ColumnKey, KINDS, meantBy, splitParts } from './sheetWords.ts';

/** Reads a rubric out of a workbook that a person may have edited. Either it is whole, or each fault is named. */
export function readRubricSheet(sheets: SheetsRead): {
  readonly rubric: Rubric | null;
  readonly faults: readonly SheetFault[];
} {
  const rows = SheetRows.find(sheets, COLUMNS, ['level', 'zh']);
  if (!rows) return { rubric: null, faults: [{ code: 'no-table', sheet: sheets[0]?.name ?? '', row: 0, column: '' }] };
  const taken = new Set(rows.all.map((row) => rows.text(row, 'key')));
  const nodes = rows.all.map((row) => readNode(rows, row, taken));
  const about = readAbout(
    sheets,
    nodes.some((node) => node?.points !== null),
  );
  const faults = [...rows.faults, ...about.faults];
  if (faults.length > 0) return { rubric: null, faults };
  const whole = Rubric.safeParse({ ...about.fields, nodes });
  if (whole.success) return { rubric: whole.data, faults: [] };
  return { rubric: null, faults: [{ code: 'too-many', sheet: rows.name, row: 0, column: '' }] };
}

type Rows = SheetRows<ColumnKey>;

function readNode(rows: Rows, row: number, taken: Set<string>): RubricNode | null {
  const level = rows.number(row, 'level');
  const depth = RubricNode.shape.depth.safeParse((level ?? Number.NaN) - 1);
  if (!depth.success) rows.blame('level', row, 'level');
  const label = wordsIn(rows, row, ['zh', 'en'], RubricNode.shape.label);
  const hint = wordsIn(rows, row, ['hintZh', 'hintEn'], RubricNode.shape.hint);
  const points = rows.isEmpty(row, 'points') ? null : Points.safeParse(rows.number(row, 'points')).data;
  if (points === undefined) rows.blame('points', row, 'points');
  const key = RubricNode.shape.key.safeParse(rows.text(row, 'key') || freeKey(taken));
  if (!key.success) rows.blame('key', row, 'key');
  const item = readItem(rows, row);
  if (!depth.success || !label || !hint || points === undefined || !key.success || item === undefined) return null;
  return { key: key.data, depth: depth.data, label, hint, points, item };
}

function wordsIn(
  rows: Rows,
  row: number,
  [zh, en]: readonly [ColumnKey, ColumnKey],
  words: { safeParse(given: unknown): { data?: RubricWords | undefined } },
): RubricWords | undefined {
  const given = { 'zh-CN': rows.text(row, zh), en: rows.text(row, en) };
  const read = words.safeParse(given).data;
  if (!read) rows.blame('text', row, words.safeParse({ ...given, en: '' }).data ? en : zh);
  return read;
}

/** `null`: a heading; `undefined`: it could not be read, and is blamed. */
function readItem(rows: Rows, row: number): RubricItem | null | undefined {
  if (rows.isEmpty(row, 'kind')) return null;
  const kind = meantBy(KINDS, rows.text(row, 'kind'));
  if (!kind) return rows.blame('kind', row, 'kind');
  const limit = rows.isEmpty(row, 'limit') ? null : (rows.number(row, 'limit') ?? Number.NaN);
  const item = RubricItem.safeParse(itemOf(kind, rows.text(row, 'choices').split('\n'), limit));
  if (item.success) return item.data;
  const isChoice = kind === 'levels' || kind === 'code';
  return rows.blame(isChoice ? 'choices' : 'limit', row, isChoice ? 'choices' : 'limit');
}

function itemOf(kind: RubricItem['kind'], lines: readonly string[], limit: number | null): unknown {
  const written = lines.filter((line) => line.trim() !== '').map(splitParts);
  switch (kind) {
    case 'levels':
      // The value comes last; who writes one language only leaves the other one out.
      return {
        kind,
        levels: written.map((parts) => ({ label: labelOf(parts.slice(0, -1)), value: valueIn(parts.at(-1)) })),
      };
    case 'code':
      return { kind, options: written.map(labelOf) };
    case 'count':
      return { kind, full: limit };
    case 'duration':
      return { kind, fullS: limit };
    case 'bonus':
      return { kind, most: limit };
    default:
      return { kind };
  }
}

const labelOf = ([zh = '', en = '']: readonly string[]): RubricWords => ({ 'zh-CN': zh, en });

const valueIn = (text: string | undefined): number => (text === undefined || text === '' ? Number.NaN : Number(text));
