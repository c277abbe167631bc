import type { Cell, Table } from '../../table.ts';
import type { Rubric, RubricItem, RubricNode, RubricWords } from '../rubric.ts';
import { ABOUT_COLUMNS, COLUMNS, FIELDS, joinParts, KINDS, POOLINGS, SCORINGS } from './sheetWords.ts';

/** A rubric as two sheets: a row for each node, and what is said of the whole. */
export function writeRubricSheet(rubric: Rubric): readonly [Table, Table] {
  return [
    { key: 'nodes', title: '评价表 Rubric', columns: titled(COLUMNS), rows: rubric.nodes.map(rowOf) },
    { key: 'about', title: '说明 About', columns: titled(ABOUT_COLUMNS), rows: aboutRows(rubric) },
  ];
}

const titled = (columns: Readonly<Record<string, string>>): Table['columns'] =>
  Object.entries(columns).map(([key, title]) => ({ key, title }));

function rowOf({ key, depth, label, hint, points, item }: RubricNode): Cell[] {
  const kind = item && KINDS[item.kind];
  const words = [label['zh-CN'], label.en, hint['zh-CN'], hint.en];
  return [depth + 1, ...words, points, kind, item && choicesOf(item), item && limitOf(item), key];
}

function choicesOf(item: RubricItem): Cell {
  const both = (words: RubricWords): string[] => [words['zh-CN'], words.en];
  if (item.kind === 'levels')
    return item.levels.map(({ label, value }) => joinParts([...both(label), String(value)])).join('\n');
  return item.kind === 'code' ? item.options.map((option) => joinParts(both(option))).join('\n') : null;
}

function limitOf(item: RubricItem): Cell {
  if (item.kind === 'count') return item.full;
  if (item.kind === 'duration') return item.fullS;
  return item.kind === 'bonus' ? item.most : null;
}

function aboutRows({ label, about, scoring, pooling, points, bands }: Rubric): Cell[][] {
  return [
    [FIELDS.label, label['zh-CN'], label.en, null],
    [FIELDS.about, about['zh-CN'], about.en, null],
    [FIELDS.scoring, SCORINGS[scoring], null, null],
    [FIELDS.pooling, POOLINGS[pooling], null, null],
    [FIELDS.points, points, null, null],
    ...bands.map((band) => [FIELDS.band, band.label['zh-CN'], band.label.en, band.fromPercent]),
  ];
}
