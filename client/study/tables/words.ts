import type { TFunction } from 'i18next';

/** The words that tables are made with, in the language on screen. */
export type TableWords = TFunction<['report', 'analysis', 'studies', 'polls']>;

/** Rounds a figure to so many places; `null` stays: what is undefined is an empty cell. */
export function rounded(value: number | null | undefined, places: number): number | null {
  return value === null || value === undefined ? null : Number(value.toFixed(places));
}

/** A share as per cent with one place. */
export const percentOf = (share: number | null | undefined): number | null =>
  rounded(share === null || share === undefined ? null : share * 100, 1);

/** A length in whole seconds. */
export const secondsOf = (ms: number): number => Math.round(ms / 1_000);
