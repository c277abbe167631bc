import { z } from 'zod';
import { type ErrorCode, errorCodes } from './codes.ts';

/** Facts about an error that a sentence may need: ids, names of fields, numbers. Never a secret. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean>>;

const isCode = (code: string): code is ErrorCode => Object.hasOwn(errorCodes, code);

/** An error as it crosses the wire. The sentence is the reader's, in the reader's language. */
export const WireError = z.object({
  code: z.string().refine(isCode),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
});
export type WireError = { readonly code: ErrorCode; readonly details: ErrorDetails };

/** An error that a caller can meet. What only a programmer can meet is a plain `Error`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }

  /** HTTP status that fits the code. */
  get status(): number {
    return errorCodes[this.code].status;
  }

  /** Whether the same request may succeed later, unchanged. */
  get retry(): boolean {
    return errorCodes[this.code].retry;
  }

  /** What may be told to the outside: code and details, never the cause. */
  toWire(): WireError {
    return { code: this.code, details: this.details };
  }

  /**
   * Makes an AppError of whatever was thrown; what is not one already becomes `server.disk-full` or `server.fault` and
   * keeps its cause.
   */
  static from(thrown: unknown): AppError {
    if (thrown instanceof AppError) return thrown;
    return new AppError(isOfFullDisk(thrown) ? 'server.disk-full' : 'server.fault', {}, { cause: thrown });
  }

  /** Reads an error that came over the wire; anything unreadable becomes `server.fault`. */
  static fromWire(wire: unknown): AppError {
    const parsed = WireError.safeParse(wire);
    return parsed.success
      ? new AppError(parsed.data.code, parsed.data.details)
      : new AppError('server.fault', {}, { cause: wire });
  }
}

/** As the system says it, SQLite (SQLITE_FULL) and PostgreSQL (disk_full). */
function isOfFullDisk(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  if ('errcode' in thrown && thrown.errcode === 13) return true;
  return 'code' in thrown && (thrown.code === 'ENOSPC' || thrown.code === '53100');
}
