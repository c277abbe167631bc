import type { Log, LogEntry } from '../../server/platform/Log.ts';

/** A log that keeps what was said. */
export function keptLog(): { log: Log; entries: LogEntry[] } {
  const entries: LogEntry[] = [];
  const keep = (entry: LogEntry) => void entries.push(entry);
  const log: Log = { debug: keep, info: keep, warn: keep, error: keep, child: () => log };
  return { log, entries };
}
