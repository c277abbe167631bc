type Stretch = { readonly fromMs: number; readonly toMs: number };

/**
 * Puts stretches into as few rows as it takes so that none overlap in a row, each as early as it fits; in the order of
 * time. There is at least one row: that there was nothing is said as well.
 */
export function rowsOf<Of extends Stretch>(stretches: readonly Of[]): Of[][] {
  const rows: Of[][] = [[]];
  for (const each of [...stretches].sort((a, b) => a.fromMs - b.fromMs || a.toMs - b.toMs)) {
    const free = rows.find((row) => (row.at(-1)?.toMs ?? 0) <= each.fromMs);
    if (free) free.push(each);
    else rows.push([each]);
  }
  return rows;
}
