const UNITS = ['MB', 'GB', 'TB'] as const;
/** What is less is not told apart. */
const LEAST_BYTES = 100_000;

/** A size as people read it: `0.3 MB`, `12 GB`. Thousands, as disks are sold. */
export function bytesText(bytes: number): string {
  if (bytes > 0 && bytes < LEAST_BYTES) return `< 0.1 ${UNITS[0]}`;
  let size = bytes / 1_000_000;
  let unit = 0;
  while (size >= 1_000 && unit < UNITS.length - 1) {
    size /= 1_000;
    unit += 1;
  }
  return `${size.toFixed(size < 10 && size > 0 ? 1 : 0)} ${UNITS[unit]}`;
}
