/** A table of counts: rows by columns. */
export type Counts = readonly (readonly number[])[];

/** Stretches of equal symbols, one after the other: `TTST` has three. */
export function runsOf<T>(sequence: readonly T[]): number {
  return sequence.filter((symbol, index) => index === 0 || symbol !== sequence[index - 1]).length;
}

/**
 * How often each symbol follows each: cell (i, j) counts how often `symbols[j]` came right after `symbols[i]`. What is not
 * among the symbols is left out of the sequence first.
 */
export function followsOf<T>(sequence: readonly T[], symbols: readonly T[]): number[][] {
  const places = sequence.map((symbol) => symbols.indexOf(symbol)).filter((place) => place >= 0);
  const counts = symbols.map(() => symbols.map(() => 0));
  for (const [index, place] of places.entries()) {
    const row = counts[places[index - 1] ?? -1];
    if (row) row[place] = (row[place] ?? 0) + 1;
  }
  return counts;
}

/** Sum of each row. */
export const rowTotals = (counts: Counts): number[] => counts.map(sum);

/** Sum of each column. */
export const columnTotals = (counts: Counts): number[] =>
  (counts[0] ?? []).map((_, column) => sum(counts.map((row) => row[column] ?? 0)));

/** Sum of numbers; 0 of none. */
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** A part of a whole; `null` where there is no whole, so that nothing is shown as 0 or 1 that is neither. */
export const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
