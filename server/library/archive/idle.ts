/** Between two lessons of a morning nothing begins: for so long none must have been live, in ms. */
const QUIET_MS = 60_000;

/**
 * Whether files may be read through and moved now: only while no lesson is live, and not at once after one. A lesson
 * needs the line, the disk and the processor; files can wait.
 *
 * @param live - Lessons that are live now.
 * @param seenLiveAtMs - When one was last seen to be live; `null` when none was since the process began.
 */
export function isIdle({
  live,
  seenLiveAtMs,
  nowMs,
}: {
  readonly live: number;
  readonly seenLiveAtMs: number | null;
  readonly nowMs: number;
}): boolean {
  return live === 0 && (seenLiveAtMs === null || nowMs - seenLiveAtMs >= QUIET_MS);
}
