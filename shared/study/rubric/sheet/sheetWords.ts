import type { ItemKind, Pooling, Scoring } from '../rubric.ts';

/** Columns of the sheet that has a row for each node: what they are called, in both languages at once. */
export const COLUMNS = {
  level: '层级 Level',
  zh: '名称（中文） Name (Chinese)',
  en: '名称（英文） Name (English)',
  hintZh: '看什么（中文） What to look at (Chinese)',
  hintEn: '看什么（英文） What to look at (English)',
  points: '分值 Points',
  kind: '类型 Kind',
  choices: '选项 Choices',
  limit: '上限 Limit',
  key: '编号 Key',
} as const;
export type ColumnKey = keyof typeof COLUMNS;

/** Columns of the sheet that has a row for each thing said of the rubric as a whole. */
export const ABOUT_COLUMNS = {
  field: '项目 Field',
  zh: '内容（中文） Value (Chinese)',
  en: '内容（英文） Value (English)',
  from: '从百分之 From per cent',
} as const;
export type AboutColumnKey = keyof typeof ABOUT_COLUMNS;

/** What its rows are called. */
export const FIELDS = {
  label: '名称 Name',
  about: '说明 About',
  scoring: '计分 Scoring',
  pooling: '汇总 Pooling',
  points: '总分 Points',
  band: '区间 Band',
} as const;

/** Kinds of items as they stand in the sheet; a heading has none. */
export const KINDS: Readonly<Record<ItemKind, string>> = {
  levels: '等级 levels',
  binary: '是否 yes-no',
  count: '次数 count',
  duration: '秒数 seconds',
  text: '文字 text',
  code: '类别 code',
  bonus: '加分 bonus',
};

/** Ways of scoring as they stand in the sheet. */
export const SCORINGS: Readonly<Record<Scoring, string>> = {
  none: '不计分 none',
  sum: '求和 sum',
  mean: '平均 mean',
  'weighted-mean': '加权平均 weighted-mean',
};

/** Ways of pooling as they stand in the sheet. */
export const POOLINGS: Readonly<Record<Pooling, string>> = {
  mean: '平均 mean',
  median: '中位数 median',
  'trimmed-mean': '截尾平均 trimmed-mean',
};

/** What a written word stands for: the whole of it, its Chinese or its English half, in any case. */
export function meantBy<Key extends string>(words: Readonly<Record<Key, string>>, written: string): Key | undefined {
  const plain = written.trim().toLowerCase();
  const keys = Object.keys(words).filter((key): key is Key => Object.hasOwn(words, key));
  return keys.find((key) => {
    const whole = words[key].toLowerCase();
    const gap = whole.indexOf(' ');
    return plain === whole || plain === whole.slice(0, gap) || plain === whole.slice(gap + 1);
  });
}

/** Parts of a line in a cell: they stand between bars. */
export const joinParts = (parts: readonly string[]): string =>
  parts.map((part) => part.replace(/[\\|]/g, '\\$&')).join(' | ');

/** The same parts out of a line; a bar of a text has a backslash before it. */
export function splitParts(line: string): string[] {
  const parts = [''];
  for (const piece of line.match(/\\.|[^\\]|\\$/gsu) ?? []) {
    if (piece === '|') parts.push('');
    else parts[parts.length - 1] += piece;
  }
  return parts.map((part) => part.trim().replace(/\\([\\|])/g, '$1'));
}
