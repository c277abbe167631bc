import { Worker } from 'node:worker_threads';
import type { SqliteResult } from './sqliteFile.ts';
import type { SqliteAnswer, SqliteAsk, SqliteFailure } from './sqliteWorker.ts';

/** The database refused a statement. `errcode` is SQLite's extended result code. */
class SqliteError extends Error {
  readonly code: string;
  readonly errcode: number;

  constructor({ message, code, errcode }: SqliteFailure) {
    super(message);
    this.name = 'SqliteError';
    this.code = code;
    this.errcode = errcode;
  }
}

/** Where statements are run, one after another. */
export interface SqliteRunner {
  run(sql: string, parameters: readonly unknown[]): Promise<SqliteResult>;
  close(): Promise<void>;
}

type Waiting = { resolve: (result: SqliteResult) => void; reject: (failure: Error) => void };

/**
 * A database file in a thread of its own, so that a disk that takes its time over a commit never holds up signalling.
 */
export class SqliteThread implements SqliteRunner {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #gone: Error | undefined;
  #closing: Promise<void> | undefined;

  constructor(path: string) {
    this.#worker = new Worker(new URL('./sqliteWorker.ts', import.meta.url), { workerData: path, env: {} });
    this.#worker.on('message', (answer: SqliteAnswer) => this.#settle(answer));
    this.#worker.on('error', (cause) => this.#fail(new Error('the database thread failed', { cause })));
    this.#worker.on('exit', () => this.#fail(new Error('the database thread has ended')));
  }

  run(sql: string, parameters: readonly unknown[]): Promise<SqliteResult> {
    return this.#ask((id) => ({ id, kind: 'run', sql, parameters }));
  }

  /** Closes the file and ends the thread, after everything asked before. */
  close(): Promise<void> {
    this.#closing ??= this.#gone
      ? Promise.resolve()
      : this.#ask((id) => ({ id, kind: 'close' })).then(() => void this.#worker.terminate());
    return this.#closing;
  }

  #ask(make: (id: number) => SqliteAsk): Promise<SqliteResult> {
    if (this.#gone) return Promise.reject(this.#gone);
    return new Promise((resolve, reject) => {
      this.#lastId += 1;
      this.#waiting.set(this.#lastId, { resolve, reject });
      this.#worker.postMessage(make(this.#lastId));
    });
  }

  #settle(answer: SqliteAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.ok) waiting?.resolve(answer.result);
    else waiting?.reject(new SqliteError(answer.failure));
  }

  #fail(reason: Error): void {
    this.#gone ??= reason;
    for (const { reject } of this.#waiting.values()) reject(this.#gone);
    this.#waiting.clear();
  }
}
