/** Half of the values, and 95 % of them, are no larger than this. */
export type Spread = { readonly p50: number; readonly p95: number; readonly n: number };

/** The value that `share` (0–1) of all values do not exceed. `NaN` for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

/** Median and 95th percentile, rounded to a tenth. */
export function spreadOf(values: readonly number[]): Spread {
  const tenth = (value: number) => Math.round(value * 10) / 10;
  return { p50: tenth(quantile(values, 0.5)), p95: tenth(quantile(values, 0.95)), n: values.length };
}
