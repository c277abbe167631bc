const MINUTE_MS = 60_000;

/**
 * How much is left, as a class counts: whole minutes that have begun, in the last minute seconds.
 *
 * @returns Milliseconds, a whole number of minutes or seconds; 0 when the time has come.
 */
export function countdownMs(leftMs: number): number {
  if (leftMs <= 0) return 0;
  const stepMs = leftMs > MINUTE_MS ? MINUTE_MS : 1_000;
  return Math.ceil(leftMs / stepMs) * stepMs;
}
