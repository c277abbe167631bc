import { type Agreement, cohensKappa, confusionOf, krippendorffsAlpha } from './agreement.ts';
import type { Scheme } from './scheme.ts';

/** What somebody wrote for each interval: no codes where nothing is. */
export type CodedSequence = readonly (readonly string[])[];

/** Puts the coded intervals of a sheet in their places. */
export function sequenceOf(
  units: readonly { readonly unit: number; readonly codes: readonly string[] }[],
  count: number,
): CodedSequence {
  const sequence: (readonly string[])[] = Array.from({ length: count }, () => []);
  for (const { unit, codes } of units) if (unit < count) sequence[unit] = codes;
  return sequence;
}

/** All codes in the order in which they were heard: what a matrix of transitions is made of. */
export const seriesOf = (coded: CodedSequence): readonly string[] => coded.flat();

/** How two coders compare. */
export type CoderComparison = {
  /** Over all codes; `null` where an interval bears many, which have no one κ. */
  readonly whole: Agreement | null;
  /** Rows the one, columns the other, in the scheme's order; empty where an interval bears many codes. */
  readonly confusion: readonly (readonly number[])[];
  /** Each code against all others. */
  readonly perCode: readonly {
    readonly key: string;
    readonly agreement: Agreement;
    readonly differ: readonly number[];
  }[];
};

/**
 * Compares two coders over the intervals that both coded.
 *
 * κ needs one code of each interval. Of a series it is the first: what went on when the interval began, as in momentary
 * time sampling (Bakeman & Quera 2011). That moment is set by the clock and the same for both, while how many further
 * changes somebody catches in 3 s is a matter of zeal. The agreement of each code asks for its presence in the interval,
 * so that the further ones count as well.
 */
export function compareCoders(scheme: Scheme, one: CodedSequence, other: CodedSequence): CoderComparison {
  const keys = scheme.codes.map(({ key }) => key);
  const perCode = keys.map((key) => {
    const [a, b] = [presenceOf(one, key), presenceOf(other, key)];
    const differ = a.flatMap((is, unit) => (is !== null && b[unit] != null && is !== b[unit] ? [unit] : []));
    return { key, agreement: cohensKappa(confusionOf(a, b, [true, false])), differ };
  });
  if (scheme.choice === 'many') return { whole: null, confusion: [], perCode };
  const confusion = confusionOf(one.map(singleOf), other.map(singleOf), keys);
  return { whole: cohensKappa(confusion), confusion, perCode };
}

/** The intervals in one cell of the confusion matrix: the one wrote `a` and the other `b`. */
export const unitsWhere = (one: CodedSequence, other: CodedSequence, a: string, b: string): number[] =>
  one.flatMap((codes, unit) => (codes[0] === a && other[unit]?.[0] === b ? [unit] : []));

/** Krippendorff's α of all coders; `null` where it is undefined, and where an interval bears many codes. */
export function alphaOf(scheme: Scheme, coders: readonly CodedSequence[]): number | null {
  if (scheme.choice === 'many') return null;
  const units = (coders[0] ?? []).map((_, unit) => coders.map((sequence) => singleOf(sequence[unit] ?? [])));
  return krippendorffsAlpha(units);
}

/** The one code that stands for an interval: its only one, or the first of a series. */
const singleOf = (codes: readonly string[]): string | null => codes[0] ?? null;

/** Whether a code is there, of intervals that were coded at all. */
const presenceOf = (sequence: CodedSequence, key: string): (boolean | null)[] =>
  sequence.map((codes) => (codes.length === 0 ? null : codes.includes(key)));
