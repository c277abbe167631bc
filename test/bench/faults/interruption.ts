/** When something was seen or heard around a fault, in ms of Unix time. */
export type Around = {
  readonly times: readonly number[];
  readonly faultAtMs: number;
  /** When the line was whole again, where it is from then on that is counted. */
  readonly wholeAtMs?: number | undefined;
};

/** Without anything for so long it has stopped, in ms. */
const STOPPED_AFTER_MS = 500;

/**
 * How long an interruption took, in ms: from the last of what there was before it to the first after it; with
 * `wholeAtMs` from that moment to the first. 0: there was none.
 */
export function interruptionOf({ times, faultAtMs, wholeAtMs }: Around): number {
  if (wholeAtMs !== undefined) {
    const next = times.find((atMs) => atMs > wholeAtMs);
    return next === undefined ? Number.NaN : next - wholeAtMs;
  }
  const gaps = times
    .slice(1)
    .map((atMs, index) => ({ beganMs: times[index] ?? atMs, ms: atMs - (times[index] ?? atMs), endedMs: atMs }));
  const after = gaps.filter(({ endedMs }) => endedMs >= faultAtMs);
  const longest = after.reduce((most, { ms }) => Math.max(most, ms), 0);
  return longest >= STOPPED_AFTER_MS ? longest : 0;
}

/** Whether it has been there without a stop for so long, now. */
export function flows(times: readonly number[], nowMs: number, forMs: number): boolean {
  const recent = [nowMs - forMs, ...times.filter((atMs) => atMs > nowMs - forMs), nowMs];
  return recent.slice(1).every((atMs, index) => atMs - (recent[index] ?? atMs) < STOPPED_AFTER_MS);
}
