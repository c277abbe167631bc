import { describe, expect, it } from 'vitest';
import { bySpread, resultsOf } from '../../../../../shared/study/rubric/results.ts';
import type { RubricAnswer } from '../../../../../shared/study/rubric/rubric.ts';
import { answersOf, levels, node, rubricOf } from './anyRubric.ts';

const grades = levels(100, 80, 60, 40);
const rubric = rubricOf(
  [
    node('asking', { points: 70 }),
    node('worth', { depth: 1, points: 40, item: grades }),
    node('wait', { depth: 1, points: 30, item: grades }),
    node('count', { item: { kind: 'count', full: null } }),
    node('effect', { points: 30, item: grades }),
  ],
  { points: 100 },
);
const results = (...sheets: RubricAnswer[][]) =>
  resultsOf(
    rubric,
    sheets.map((given) => answersOf(rubric, given)),
  );

describe('the results of several raters', () => {
  it('are each rater’s numbers, and those as one', () => {
    const { total, dimensions, items } = results([null, 0, 1, 4, 2], [null, 1, 1, 8, 0], [null, 3, 1, null, 0]);
    expect(total).toEqual({
      values: [82, 86, 70],
      most: 100,
      pooled: { mean: 238 / 3, median: 82, 'trimmed-mean': 82 },
    });
    expect(dimensions.map(({ node: { key }, values }) => [key, values])).toEqual([
      ['asking', [64, 56, 40]],
      ['count', [null, null, null]],
      ['effect', [18, 30, 30]],
    ]);
    expect(items.find(({ node: { key } }) => key === 'count')).toMatchObject({ values: [4, 8, null], most: null });
  });

  it('are no total of a rater who left an item open', () => {
    const { total } = results([null, 0, 1, 4, null], [null, 1, 1, 8, 0]);
    expect([total.values, total.pooled.mean]).toEqual([[null, 86], 86]);
    expect(results([null, null, null, null, null]).total.pooled.mean).toBeNull();
  });

  it('are sorted by how far raters are apart; where they agree, or one is alone, last', () => {
    const { items } = results([null, 0, 1, 4, 2], [null, 1, 1, null, 0]);
    expect(bySpread(items).map(({ node: { key }, spread }) => [key, spread])).toEqual([
      ['effect', 0.4],
      ['worth', 0.2],
      ['wait', 0],
      ['count', null],
    ]);
  });
});
