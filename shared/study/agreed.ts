import type { CodedSequence } from './compare.ts';
import type { Scheme } from './scheme.ts';

/** How an interval stands between those who coded it. */
export type AgreedState = 'same' | 'decided' | 'open' | 'empty';

/** One interval of the agreed sheet. */
export type AgreedUnit = {
  readonly unit: number;
  /** None where nothing is agreed yet. */
  readonly codes: readonly string[];
  /** All wrote the same; it was decided together; it is still to be decided; or nobody wrote anything. */
  readonly state: AgreedState;
};

/** What was decided for an interval; no codes: the decision was taken back. */
type Decision = { readonly unit: number; readonly codes: readonly string[] };

/**
 * The agreed sheet: what all wrote alike, and for the rest what was decided together. It is worked out and never stored,
 * so that it cannot contradict the sheets that it comes from.
 *
 * @param coders - Of each submitted sheet one entry per interval.
 * @param decisions - In any order; one for an interval on which all agree counts as well.
 * @param scheme - By which all of them coded.
 */
export function agreedOf(
  coders: readonly CodedSequence[],
  decisions: readonly Decision[],
  scheme: Pick<Scheme, 'choice'>,
): AgreedUnit[] {
  const decided = new Map(decisions.filter(({ codes }) => codes.length > 0).map(({ unit, codes }) => [unit, codes]));
  return (coders[0] ?? []).map((first, unit): AgreedUnit => {
    const codes = decided.get(unit);
    if (codes) return { unit, codes, state: 'decided' };
    const written = coders.map((sequence) => sequence[unit] ?? []);
    if (!written.every((each) => isSame(each, first, scheme))) return { unit, codes: [], state: 'open' };
    return { unit, codes: first, state: first.length === 0 ? 'empty' : 'same' };
  });
}

/** The intervals on which the sheets differ, decided or not. An interval that only some have coded is one of them. */
export const differencesOf = (coders: readonly CodedSequence[], scheme: Pick<Scheme, 'choice'>): number[] =>
  (coders[0] ?? []).flatMap((first, unit) =>
    coders.every((sequence) => isSame(sequence[unit] ?? [], first, scheme)) ? [] : [unit],
  );

/** The codes of an interval that all have written, where an interval bears many: what is left to decide is the rest. */
export const sharedCodes = (coders: readonly CodedSequence[], unit: number): string[] =>
  (coders[0]?.[unit] ?? []).filter((code) => coders.every((sequence) => sequence[unit]?.includes(code)));

/** In whatever order they were pressed, unless the order is what was seen. */
const isSame = (one: readonly string[], other: readonly string[], { choice }: Pick<Scheme, 'choice'>): boolean =>
  one.length === other.length &&
  one.every((code, place) => (choice === 'series' ? code === other[place] : other.includes(code)));
