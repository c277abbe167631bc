import { z } from 'zod';

/** Nodes of a rubric at most: the largest known instrument has 92, and a whole rubric fits into one request. */
export const MAX_NODES = 120;
/** Levels of an item at most: they are chosen by the keys 1–9. */
export const MAX_LEVELS = 9;
/** Bands of a rubric at most. */
export const MAX_BANDS = 8;
/** Letters of a label at most. */
export const MAX_LABEL = 120;
/** Letters of a hint at most. */
export const MAX_HINT = 300;
/** Letters of a written answer at most. */
export const MAX_TEXT_ANSWER = 1_000;
/** A count at most. */
export const MAX_COUNT = 9_999;
/** Seconds of a duration at most: no lesson is longer than 8 h. */
export const MAX_DURATION_S = 28_800;
/** Points at most. */
const MAX_POINTS = 1_000;
/** How deep a node may be below the first level: dimension 0, perspective 1, item 2. */
export const MAX_DEPTH = 2;

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^[^\p{Cc}]*$/u);

const wordsOf = (most: number) => z.strictObject({ 'zh-CN': text(most), en: text(most) });

/** One thing in both languages of the screens. One of them may be empty: then the other stands for it. */
export const RubricWords = wordsOf(MAX_LABEL);
export type RubricWords = z.infer<typeof RubricWords>;

/** Points in whole hundredths: whatever is added up is added up in these, so that 33.3 + 33.3 + 33.4 is exactly 100. */
export const hundredths = (points: number): number => Math.round(points * 100);

/** A number of points with at most two places. */
export const Points = z
  .number()
  .min(0)
  .max(MAX_POINTS)
  .refine((points) => Math.abs(points * 100 - hundredths(points)) < 1e-6);

/** What can be written in an item. */
export const RubricItem = z.discriminatedUnion('kind', [
  /** One of some levels; it earns its value as a part of the highest value. */
  z.strictObject({
    kind: z.literal('levels'),
    levels: z
      .array(z.strictObject({ label: RubricWords, value: Points }))
      .min(2)
      .max(MAX_LEVELS),
  }),
  /** Seen or not. */
  z.strictObject({ kind: z.literal('binary') }),
  /** How often. `full`: so many earn everything; `null`: it is written down and earns nothing. */
  z.strictObject({ kind: z.literal('count'), full: z.int().min(1).max(MAX_COUNT).nullable() }),
  /** How long. `fullS`: so many seconds earn everything; `null`: it is written down and earns nothing. */
  z.strictObject({ kind: z.literal('duration'), fullS: z.int().min(1).max(MAX_DURATION_S).nullable() }),
  z.strictObject({ kind: z.literal('text') }),
  /** One of some codes without an order. */
  z.strictObject({ kind: z.literal('code'), options: z.array(RubricWords).min(2).max(MAX_LEVELS) }),
  /** Points on top of all others, from 0 to `most`. */
  z.strictObject({ kind: z.literal('bonus'), most: Points }),
]);
export type RubricItem = z.infer<typeof RubricItem>;
export type ItemKind = RubricItem['kind'];

/** A node of a rubric: a dimension, a perspective below it, or an item. */
export const RubricNode = z.strictObject({
  /** What its scores are kept under; the same in every edition of a rubric. */
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,23}$/),
  /** How deep it is; it lies below the nearest node before it that is less deep. */
  depth: z.int().min(0).max(MAX_DEPTH),
  label: RubricWords,
  /** What to look at. */
  hint: wordsOf(MAX_HINT),
  /** Its weight: the weights of siblings sum to their parent's. `null`: nothing of it is counted. */
  points: Points.nullable(),
  /** `null`: a heading, of which the nodes below it are scored. */
  item: RubricItem.nullable(),
});
export type RubricNode = z.infer<typeof RubricNode>;

/**
 * How items become one number. `none`: not at all; `sum`: each earns a part of its points; `mean`: all count the same;
 * `weighted-mean`: by their points.
 */
export const Scoring = z.enum(['none', 'sum', 'mean', 'weighted-mean']);
export type Scoring = z.infer<typeof Scoring>;

/** How the numbers of several raters become one. */
export const Pooling = z.enum(['mean', 'median', 'trimmed-mean']);
export type Pooling = z.infer<typeof Pooling>;

/** A rubric (量表, 评价表): an outline of nodes in the order in which they are read. */
export const Rubric = z.strictObject({
  label: RubricWords,
  /** Where it comes from and what it is for. */
  about: wordsOf(MAX_HINT),
  scoring: Scoring,
  pooling: Pooling,
  /** All points together; `null` where points are not used. */
  points: Points.nullable(),
  /** Words for stretches of the whole: each from a share of the most that can be reached, in per cent. */
  bands: z.array(z.strictObject({ fromPercent: z.int().min(0).max(100), label: RubricWords })).max(MAX_BANDS),
  nodes: z.array(RubricNode).max(MAX_NODES),
});
export type Rubric = z.infer<typeof Rubric>;

/**
 * What somebody wrote in an item: the place of a level or code from 0, 0 or 1, a count, whole seconds, points, or text.
 * `null`: nothing.
 */
export const RubricAnswer = z.union([z.number().min(0).max(MAX_DURATION_S), text(MAX_TEXT_ANSWER)]).nullable();
export type RubricAnswer = z.infer<typeof RubricAnswer>;

/** Whether points are given to its nodes. */
export const usesPoints = ({ scoring }: Pick<Rubric, 'scoring'>): boolean =>
  scoring === 'sum' || scoring === 'weighted-mean';

/** A text in a language, or in the other one where it was not translated. */
export function wordIn(words: RubricWords, language: keyof RubricWords): string {
  return words[language] || words[language === 'en' ? 'zh-CN' : 'en'];
}

/** A number of an item's kind beyond which nothing more is earned; `null`: of this item nothing is counted. */
export function highestOf(item: RubricItem): number | null {
  switch (item.kind) {
    case 'levels':
      return Math.max(...item.levels.map(({ value }) => value));
    case 'binary':
      return 1;
    case 'count':
      return item.full;
    case 'duration':
      return item.fullS;
    default:
      return null;
  }
}
