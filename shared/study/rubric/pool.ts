import type { Pooling, RubricAnswer, RubricItem } from './rubric.ts';
import { highestOf } from './rubric.ts';
import { answerValue } from './score.ts';

/** Of three or more numbers a trimmed mean leaves out this part at each end, and at least one. */
const TRIMMED_PART = 0.1;
const LEAST_TRIMMED = 3;

/**
 * The numbers of several raters as one; who gave none is left out, and of none it is `null`. The trimmed mean leaves out
 * a tenth of the numbers at each end, rounded down but at least one; of one or two numbers it is their mean.
 */
export function pool(given: readonly (number | null)[], how: Pooling): number | null {
  const values = given.filter((value) => value !== null).sort((a, b) => a - b);
  if (values.length === 0) return null;
  if (how === 'median') return medianOf(values);
  const cut = how === 'mean' || values.length < LEAST_TRIMMED ? 0 : trimmedOf(values.length);
  return meanOf(values.slice(cut, values.length - cut));
}

/** How many numbers a trimmed mean of so many leaves out at each end. */
export const trimmedOf = (count: number): number =>
  count < LEAST_TRIMMED ? 0 : Math.max(1, Math.floor(count * TRIMMED_PART));

/** The sum of floating numbers can end beyond the largest of them by its last bit. */
function meanOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.min(values.at(-1) ?? mean, Math.max(values[0] ?? mean, mean));
}

function medianOf(values: readonly number[]): number {
  const half = values.length / 2;
  return meanOf(values.slice(Math.ceil(half) - 1, Math.floor(half) + 1));
}

/** How often each level, code, or yes and no was given; numbers and texts have no such counts. */
export type Distribution = { readonly counts: readonly number[]; readonly unanswered: number };

/** How the answers of several raters are spread over the choices of an item; without choices `counts` is empty. */
export function distributionOf(item: RubricItem, answers: readonly RubricAnswer[]): Distribution {
  const counts = Array.from(
    { length: choicesOf(item) },
    (_, place) => answers.filter((answer) => answer === place).length,
  );
  return { counts, unanswered: answers.filter((answer) => answer === null).length };
}

/** How many choices an item has; 0: it is no choice. */
function choicesOf(item: RubricItem): number {
  if (item.kind === 'binary') return 2;
  if (item.kind === 'levels') return item.levels.length;
  return item.kind === 'code' ? item.options.length : 0;
}

/**
 * How far raters are apart in an item, 0–1: of numbers the distance from the lowest to the highest as a part of the most
 * that there can be; of codes the part of the raters who did not write the most frequent one. `null`: fewer than two
 * answered, or it is text.
 */
export function spreadOf(item: RubricItem, answers: readonly RubricAnswer[]): number | null {
  const given = answers.filter((answer) => answer !== null);
  if (given.length < 2 || item.kind === 'text') return null;
  if (item.kind === 'code') return 1 - Math.max(...distributionOf(item, given).counts) / given.length;
  const values = given.map((answer) => answerValue(item, answer) ?? 0);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const most = item.kind === 'bonus' ? item.most : Math.max(highestOf(item) ?? 0, high);
  return most === 0 ? 0 : (high - low) / most;
}
