import { type Counts, columnTotals, ratio, rowTotals, sum } from './sequence.ts';

/** How far two coders agree. `po` observed, `pe` expected by chance, `kappa` Cohen's κ; `null` where it is undefined. */
export type Agreement = {
  /** Units that both coded. */
  readonly units: number;
  readonly po: number | null;
  readonly pe: number | null;
  /** At most 1. Undefined when both used one and the same category only: κ is 1 then if they agree in all, without variance. */
  readonly kappa: number | null;
  /** Both used one category only: the κ beside says nothing of skill. */
  readonly noVariance: boolean;
};

/** Time-unit Cohen's κ = (p_o − p_e) / (1 − p_e) of a confusion matrix: rows the one coder, columns the other (Cohen 1960). */
export function cohensKappa(confusion: Counts): Agreement {
  const [rows, columns] = [rowTotals(confusion), columnTotals(confusion)];
  const units = sum(rows);
  const po = ratio(sum(confusion.map((row, index) => row[index] ?? 0)), units);
  const pe = ratio(sum(rows.map((row, index) => row * (columns[index] ?? 0))), units * units);
  if (po === null || pe === null) return { units, po, pe, kappa: null, noVariance: false };
  const noVariance = pe === 1;
  return { units, po, pe, kappa: noVariance ? (po === 1 ? 1 : null) : (po - pe) / (1 - pe), noVariance };
}

/** Counts how two coders coded the same units. A unit that either left out (`null`) is not counted; unknown codes neither. */
export function confusionOf<T>(
  one: readonly (T | null)[],
  other: readonly (T | null)[],
  codes: readonly T[],
): number[][] {
  const counts = codes.map(() => codes.map(() => 0));
  for (const [unit, code] of one.entries()) {
    const [row, column] = [code, other[unit] ?? null].map((each) => (each === null ? -1 : codes.indexOf(each)));
    const cells = counts[row ?? -1];
    if (cells && column !== undefined && column >= 0) cells[column] = (cells[column] ?? 0) + 1;
  }
  return counts;
}

/**
 * Krippendorff's α for nominal codes, any number of coders and missing values (Krippendorff 2004, by coincidences).
 *
 * @param units - Of each unit what the coders gave it; `null` is a value that is missing.
 * @returns At most 1; `null` when no unit has two values, or all values are the same.
 */
export function krippendorffsAlpha<T>(units: readonly (readonly (T | null)[])[]): number | null {
  const totals = new Map<T, number>();
  let [observed, values] = [0, 0];
  for (const unit of units) {
    const given = unit.filter((value): value is T => value !== null);
    if (given.length < 2) continue;
    values += given.length;
    const own = new Map<T, number>();
    for (const value of given) own.set(value, (own.get(value) ?? 0) + 1);
    for (const [value, count] of own) {
      totals.set(value, (totals.get(value) ?? 0) + count);
      observed += (count * (given.length - count)) / (given.length - 1);
    }
  }
  const expected = sum([...totals.values()].map((count) => count * (values - count)));
  const disagreement = ratio(observed * (values - 1), expected);
  return disagreement === null ? null : 1 - disagreement;
}

/** One cell of a lag-sequential analysis. */
export type LagCell = {
  readonly count: number;
  readonly expected: number;
  /** Adjusted residual: beyond ±1.96 a transition is more, or less, frequent than chance. `null` where it is undefined. */
  readonly z: number | null;
  /** Fewer than five were to be expected: shown grey. */
  readonly thin: boolean;
};

/** Below this many expected, a cell is too thin to be judged. */
const LEAST_EXPECTED = 5;

/** Adjusted residuals z = (x − e) / √(e (1 − R/n)(1 − C/n)) of a table of transitions (Bakeman & Quera 2011). */
export function lagSequential(counts: Counts): LagCell[][] {
  const [rows, columns] = [rowTotals(counts), columnTotals(counts)];
  const n = sum(rows);
  return counts.map((row, i) =>
    row.map((count, j) => {
      const [r, c] = [rows[i] ?? 0, columns[j] ?? 0];
      const expected = n === 0 ? 0 : (r * c) / n;
      const spread = n === 0 ? 0 : Math.sqrt(expected * (1 - r / n) * (1 - c / n));
      return { count, expected, z: ratio(count - expected, spread), thin: expected < LEAST_EXPECTED };
    }),
  );
}
