/** How long a file took, with what it set up and put away, in ms. */
export type FileTime = { readonly file: string; readonly tookMs: number };

/** The lines that say where a run's time went: the slowest files first, at most so many. */
export function slowestLines(times: readonly FileTime[], most: number): string[] {
  const slowest = [...times].sort((a, b) => b.tookMs - a.tookMs).slice(0, most);
  return slowest.map(({ file, tookMs }) => `${(tookMs / 1_000).toFixed(1).padStart(7)} s  ${file}`);
}
