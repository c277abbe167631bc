import type { Log, LogEntry } from '../platform/Log.ts';
import type { AuditTrail } from './AuditTrail.ts';

/** A log of which what is to be kept on record is kept. */
export class AuditedLog implements Log {
  readonly #log: Log;
  readonly #trail: Pick<AuditTrail, 'note'>;

  constructor(log: Log, trail: Pick<AuditTrail, 'note'>) {
    this.#log = log;
    this.#trail = trail;
  }

  debug(entry: LogEntry): void {
    this.#log.debug(entry);
  }

  info(entry: LogEntry): void {
    this.#log.info(entry);
    this.#trail.note(entry);
  }

  warn(entry: LogEntry): void {
    this.#log.warn(entry);
  }

  error(entry: LogEntry): void {
    this.#log.error(entry);
  }

  child(fields: Record<string, unknown>): Log {
    return new AuditedLog(this.#log.child(fields), this.#trail);
  }
}
