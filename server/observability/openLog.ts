import { type DestinationStream, type Logger, pino } from 'pino';
import type { Log, LogEntry } from '../platform/Log.ts';
import { redact } from './redact.ts';

/** How to open the log. */
export type LogOptions = {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Standard output when left out. */
  readonly to?: DestinationStream;
};

/** pino behind our interface; every entry and every child's fields pass through `redact`. */
class PinoLog implements Log {
  readonly #pino: Logger;

  constructor(logger: Logger) {
    this.#pino = logger;
  }

  debug(entry: LogEntry): void {
    if (this.#pino.isLevelEnabled('debug')) this.#pino.debug(redact(entry));
  }

  info(entry: LogEntry): void {
    this.#pino.info(redact(entry));
  }

  warn(entry: LogEntry): void {
    this.#pino.warn(redact(entry));
  }

  error(entry: LogEntry): void {
    this.#pino.error(redact(entry));
  }

  child(fields: Record<string, unknown>): Log {
    return new PinoLog(this.#pino.child(redact(fields)));
  }
}

/** Opens the process's log: one JSON object a line. */
export function openLog({ level, to }: LogOptions): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"atMs":${Date.now()}`,
    // Errors are described by `redact`; pino's own description would fold the causes into one line.
    serializers: { err: (described: unknown) => described },
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return new PinoLog(to ? pino(options, to) : pino(options));
}
