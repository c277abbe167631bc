import { branchesOf, itemsOf, type PlacedItem } from './outline.ts';
import { pool, spreadOf } from './pool.ts';
import type { Pooling, Rubric, RubricAnswer, RubricNode } from './rubric.ts';
import { type Answers, answerValue, type NodeScore, scoreRubric } from './score.ts';

/** The numbers of several raters for one thing, in the order of raters, and as one by each way of pooling. */
export type Pooled = {
  readonly values: readonly (number | null)[];
  /** The most that it can be; `null`: nothing of it is counted. */
  readonly most: number | null;
  readonly pooled: Readonly<Record<Pooling, number | null>>;
};

/** An item with what each rater wrote. */
export type ItemResult = PlacedItem &
  Pooled & {
    readonly answers: readonly RubricAnswer[];
    /** How far apart they are, 0–1; `null`: it cannot be said. */
    readonly spread: number | null;
  };

/** What came of a rubric. */
export type RubricResults = {
  readonly total: Pooled;
  /** The first level of the outline, items among it. */
  readonly dimensions: readonly (Pooled & { readonly node: RubricNode })[];
  readonly items: readonly ItemResult[];
};

/**
 * Puts the sheets of several raters together. Each rater's numbers are worked out first, and then pooled: a rater is one
 * opinion, whole or, where a sum lacks an item, none.
 */
export function resultsOf(rubric: Rubric, sheets: readonly Answers[]): RubricResults {
  const scores = sheets.map((answers) => scoreRubric(rubric, answers));
  const ofNode = (key: string): Pooled => pooledOf(scores.map(({ nodes }) => nodes.get(key)));
  return {
    total: pooledOf(scores.map(({ total }) => total)),
    dimensions: branchesOf(rubric.nodes).map(({ node }) => ({ node, ...ofNode(node.key) })),
    items: itemsOf(rubric).map((placed) => {
      const answers = sheets.map((sheet) => sheet.get(placed.node.key) ?? null);
      const scored = ofNode(placed.node.key);
      // What is not counted is put together as it was written.
      const values = scored.most === null ? answers.map((answer) => answerValue(placed.item, answer)) : scored.values;
      return { ...placed, ...together(values, scored.most), answers, spread: spreadOf(placed.item, answers) };
    }),
  };
}

const pooledOf = (scores: readonly (NodeScore | undefined)[]): Pooled =>
  together(
    scores.map((score) => score?.value ?? null),
    scores.find((score) => score !== undefined)?.most ?? null,
  );

const together = (values: readonly (number | null)[], most: number | null): Pooled => ({
  ...{ values, most },
  pooled: {
    mean: pool(values, 'mean'),
    median: pool(values, 'median'),
    'trimmed-mean': pool(values, 'trimmed-mean'),
  },
});

/** Items from the one on which raters differ most; those without a difference keep their order at the end. */
export const bySpread = (items: readonly ItemResult[]): readonly ItemResult[] =>
  [...items].sort((a, b) => (b.spread ?? -1) - (a.spread ?? -1));
