import fc from 'fast-check';
import type {
  Rubric,
  RubricAnswer,
  RubricItem,
  RubricNode,
  RubricWords,
} from '../../../../../shared/study/rubric/rubric.ts';
import { type Answers, scoreRubric } from '../../../../../shared/study/rubric/score.ts';

const PLAIN = { 'zh-CN': '项', en: 'Item' };

/** A node with what a test does not care about filled in. */
export const node = (key: string, more: Partial<RubricNode> = {}): RubricNode => ({
  ...{ key, depth: 0, label: PLAIN, hint: { 'zh-CN': '', en: '' }, points: null, item: null, ...more },
});

/** A rubric with what a test does not care about filled in. */
export const rubricOf = (nodes: RubricNode[], more: Partial<Rubric> = {}): Rubric => ({
  ...{ label: PLAIN, about: PLAIN, scoring: 'sum', pooling: 'mean', points: null, bands: [], nodes, ...more },
});

/** Levels with these values. */
export const levels = (...values: number[]): RubricItem => ({
  kind: 'levels',
  levels: values.map((value) => ({ label: PLAIN, value })),
});

/** Any item that is counted; those of a mean share one scale. */
const counted = fc.oneof(
  fc.constant(levels(100, 80, 60, 40)),
  fc.constant(levels(1, 2, 3, 4, 5, 6, 7)),
  fc.constant<RubricItem>({ kind: 'binary' }),
  fc.constant<RubricItem>({ kind: 'count', full: 5 }),
  fc.constant<RubricItem>({ kind: 'duration', fullS: 60 }),
);

/** What can be answered in an item, nothing among it. */
function anyAnswer(item: RubricItem): fc.Arbitrary<RubricAnswer> {
  switch (item.kind) {
    case 'levels':
      return fc.option(fc.nat(item.levels.length - 1));
    case 'binary':
      return fc.option(fc.nat(1));
    case 'bonus':
      return fc.option(fc.nat(item.most));
    default:
      return fc.option(fc.nat(90));
  }
}

/** A rubric that adds up, of dimensions with items, whose points come in whole hundredths; and one rater's answers. */
export const summed = fc
  .array(fc.array(fc.record({ item: counted, points: fc.nat(2_000) }), { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((dimensions) => {
    const total = (parts: readonly { points: number }[]) => parts.reduce((sum, { points }) => sum + points, 0);
    const nodes = dimensions.flatMap((items, d) => [
      node(`d${d}`, { points: total(items) / 100 }),
      ...items.map(({ item, points }, i) => node(`d${d}-${i}`, { depth: 1, item, points: points / 100 })),
    ]);
    return rubricOf(nodes, { points: total(dimensions.flat()) / 100 });
  });

/** A rubric with answers that fit. */
export const answered = (rubrics: fc.Arbitrary<Rubric>) =>
  rubrics.chain((rubric) =>
    fc
      .tuple(...rubric.nodes.map(({ item }) => (item ? anyAnswer(item) : fc.constant(null))))
      .map((given) => ({ rubric, answers: answersOf(rubric, given) })),
  );

/** Answers by the keys of nodes. */
export const answersOf = (rubric: Rubric, given: readonly RubricAnswer[]): Answers =>
  new Map(rubric.nodes.map(({ key }, place) => [key, given[place] ?? null]));

/** The total by one rater's answers, in the order of nodes. */
export const totalOf = (rubric: Rubric, ...given: RubricAnswer[]): number | null =>
  scoreRubric(rubric, answersOf(rubric, given)).total.value;

const text = fc.string({ unit: 'grapheme', maxLength: 30 }).map((given) => given.replace(/\p{Cc}/gu, '').trim());
const words: fc.Arbitrary<RubricWords> = fc.record({ 'zh-CN': text, en: text });
const points = fc.nat(100_000).map((hundredths) => hundredths / 100);

/** Anything that the schema takes, whether it can be scored with or not. */
export const anyRubric: fc.Arbitrary<Rubric> = fc.record({
  ...{ label: words, about: words, points: fc.option(points) },
  scoring: fc.constantFrom('none', 'sum', 'mean', 'weighted-mean'),
  pooling: fc.constantFrom('mean', 'median', 'trimmed-mean'),
  bands: fc.array(fc.record({ fromPercent: fc.nat(100), label: words }), { maxLength: 3 }),
  nodes: fc.array(
    fc.record({
      ...{ key: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,23}$/), depth: fc.nat(2), label: words, hint: words },
      points: fc.option(points),
      item: fc.option(
        fc.oneof(
          fc.record({
            kind: fc.constant('levels' as const),
            levels: fc.array(fc.record({ label: words, value: points }), { minLength: 2, maxLength: 9 }),
          }),
          fc.constant({ kind: 'binary' as const }),
          fc.record({ kind: fc.constant('count' as const), full: fc.option(fc.integer({ min: 1, max: 9_999 })) }),
          fc.record({ kind: fc.constant('duration' as const), fullS: fc.option(fc.integer({ min: 1, max: 28_800 })) }),
          fc.constant({ kind: 'text' as const }),
          fc.record({ kind: fc.constant('code' as const), options: fc.array(words, { minLength: 2, maxLength: 9 }) }),
          fc.record({ kind: fc.constant('bonus' as const), most: points }),
        ),
      ),
    }),
    { maxLength: 8 },
  ),
});
