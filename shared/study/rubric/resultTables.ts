import type { Cell, Table } from '../table.ts';
import { answerCell, choicesIn } from './answerCell.ts';
import { itemsOf } from './outline.ts';
import { distributionOf } from './pool.ts';
import { type Pooled, resultsOf } from './results.ts';
import { type Rubric, type RubricNode, type RubricWords, wordIn } from './rubric.ts';
import type { Answers } from './score.ts';

/** What was scored with a rubric: what each rater wrote, and what was agreed on. */
export type Scored = {
  readonly rubric: Rubric;
  readonly raters: readonly { readonly name: string; readonly answers: Answers }[];
  readonly agreed: Answers;
};

type Language = keyof RubricWords;

const words = {
  item: { 'zh-CN': '条目', en: 'Item' },
  most: { 'zh-CN': '满分', en: 'Most' },
  agreed: { 'zh-CN': '商定', en: 'Agreed' },
  mean: { 'zh-CN': '平均', en: 'Mean' },
  median: { 'zh-CN': '中位数', en: 'Median' },
  'trimmed-mean': { 'zh-CN': '截尾平均', en: 'Trimmed mean' },
  total: { 'zh-CN': '合计', en: 'Total' },
  choice: { 'zh-CN': '选项', en: 'Choice' },
  raters: { 'zh-CN': '人数', en: 'Raters (n)' },
  distribution: { 'zh-CN': '分布', en: 'distribution' },
  unanswered: { 'zh-CN': '没有写', en: 'Nothing written' },
} as const satisfies Record<string, RubricWords>;

const WAYS = ['mean', 'median', 'trimmed-mean'] as const;

/**
 * The results of a rubric as tables: a row for each item, each dimension and the whole, with what each rater wrote and
 * their numbers as one; and of items with choices how many raters took each. Numbers have at most two places.
 */
export function resultTables(scored: Scored, language: Language): Table[] {
  const spread = distribution(scored, language);
  return [scores(scored, language), ...(spread.rows.length > 0 ? [spread] : [])];
}

function scores({ rubric, raters, agreed }: Scored, language: Language): Table {
  const { total, dimensions, items } = resultsOf(
    rubric,
    raters.map(({ answers }) => answers),
  );
  const pooled = ({ pooled: of }: Pooled): Cell[] => WAYS.map((way) => inHundredths(of[way]));
  const whole = (title: string, of: Pooled): Cell[] => [
    title,
    of.most,
    ...of.values.map(inHundredths),
    null,
    ...pooled(of),
  ];
  return {
    key: 'rubric',
    title: wordIn(rubric.label, language),
    columns: [
      ...columns(language, ['item', 'most']),
      ...raters.map(({ name }, index) => ({ key: `rater-${index}`, title: name })),
      ...columns(language, ['agreed', ...WAYS]),
    ],
    rows: [
      ...items.map((of): Cell[] => [
        pathOf([...of.within, of.node], language),
        of.most,
        ...of.answers.map((answer) => answerCell(of.item, answer, language)),
        answerCell(of.item, agreed.get(of.node.key) ?? null, language),
        ...pooled(of),
      ]),
      ...dimensions
        .filter(({ node }) => node.item === null)
        .map(({ node, ...of }) => whole(wordIn(node.label, language), of)),
      ...(rubric.scoring === 'none' ? [] : [whole(words.total[language], total)]),
    ],
  };
}

function distribution({ rubric, raters }: Scored, language: Language): Table {
  return {
    key: 'rubric-distribution',
    title: `${wordIn(rubric.label, language)}${language === 'en' ? ': ' : '：'}${words.distribution[language]}`,
    columns: columns(language, ['item', 'choice', 'raters']),
    rows: itemsOf(rubric).flatMap(({ node, item, within }): Cell[][] => {
      const choices = choicesIn(item);
      if (choices.length === 0) return [];
      const { counts, unanswered } = distributionOf(
        item,
        raters.map(({ answers }) => answers.get(node.key) ?? null),
      );
      const title = pathOf([...within, node], language);
      const rows = choices.map((choice, place): Cell[] => [title, wordIn(choice, language), counts[place] ?? 0]);
      return unanswered === 0 ? rows : [...rows, [title, words.unanswered[language], unanswered]];
    }),
  };
}

const columns = (language: Language, keys: readonly (keyof typeof words)[]): Table['columns'] =>
  keys.map((key) => ({ key, title: words[key][language] }));

const pathOf = (nodes: readonly RubricNode[], language: Language): string =>
  nodes.map(({ label }) => wordIn(label, language)).join(' / ');

const inHundredths = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 100);
