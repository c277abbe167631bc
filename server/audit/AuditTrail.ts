import { AuditEvent } from '../../shared/api/index.ts';
import type { Clock } from '../platform/Clock.ts';
import type { Log, LogEntry } from '../platform/Log.ts';
import type { AuditStore, NewAuditEntry } from './ports.ts';

type Parts = { readonly store: Pick<AuditStore, 'add'>; readonly clock: Clock; readonly log: Log };

/** Keeps on record what the server's log tells of the events of `AuditEvent`, one after the other. */
export class AuditTrail {
  readonly #parts: Parts;
  #writing: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Takes note of an entry of the log, if it is one of those. Never throws. */
  note(entry: LogEntry): void {
    const event = AuditEvent.safeParse(entry.event);
    if (!event.success) return;
    const { store, clock, log } = this.#parts;
    const row = rowOf(event.data, entry, clock.nowMs());
    this.#writing = this.#writing
      .then(() => store.add(row))
      .catch((err: unknown) => log.error({ event: 'audit.not-written', of: row.event, err }));
  }

  /** Resolves when all that was noted is written. */
  settled(): Promise<void> {
    return this.#writing;
  }
}

/** Where somebody did it to a person, `by` is who; elsewhere `personId` is. */
function rowOf(event: AuditEvent, entry: LogEntry, atMs: number): NewAuditEntry {
  const text = (name: string): string | null => {
    const value = entry[name];
    return typeof value === 'string' ? value : null;
  };
  const toPerson = 'by' in entry && 'personId' in entry;
  return {
    ...{ atMs, event },
    by: text('by') ?? (toPerson ? null : text('personId')),
    takeId: text('takeId'),
    lessonId: text('lessonId'),
    personId: toPerson ? text('personId') : (text('invited') ?? text('dismissed')),
    displayId: text('displayId'),
    about: text('about'),
  };
}
