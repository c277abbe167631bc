/** Where events are told. Objects, not sentences: `log.info({ event: 'worker.died', pid })`. pino fits it. */
export interface Log {
  debug(entry: LogEntry): void;
  info(entry: LogEntry): void;
  warn(entry: LogEntry): void;
  error(entry: LogEntry): void;
  /** A log whose entries all carry these fields. */
  child(fields: Record<string, unknown>): Log;
}

/** One entry: a past-tense event name and its facts. Secrets and names of minors never belong in one. */
export type LogEntry = { readonly event: string } & Readonly<Record<string, unknown>>;
