import { parentPort, workerData } from 'node:worker_threads';
import { SqliteFile, type SqliteResult } from './sqliteFile.ts';

/** What the server asks of the thread that owns the database file. */
export type SqliteAsk =
  | { readonly id: number; readonly kind: 'run'; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly id: number; readonly kind: 'close' };

/** A failure as it crosses between threads. */
export type SqliteFailure = { readonly message: string; readonly code: string; readonly errcode: number };

/** What comes back. */
export type SqliteAnswer = { readonly id: number } & (
  | { readonly ok: true; readonly result: SqliteResult }
  | { readonly ok: false; readonly failure: SqliteFailure }
);

function describe(thrown: unknown): SqliteFailure {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'ERR';
  const errcode = thrown instanceof Error && 'errcode' in thrown ? Number(thrown.errcode) : 0;
  return { message, code, errcode };
}

function answerTo(file: SqliteFile, ask: SqliteAsk): SqliteAnswer {
  try {
    if (ask.kind === 'close') file.close();
    return {
      id: ask.id,
      ok: true,
      result: ask.kind === 'run' ? file.run(ask.sql, ask.parameters) : { rows: [], changes: 0 },
    };
  } catch (thrown) {
    return { id: ask.id, ok: false, failure: describe(thrown) };
  }
}

const port = parentPort;
if (port) {
  const file = new SqliteFile(String(workerData));
  port.on('message', (ask: SqliteAsk) => {
    port.postMessage(answerTo(file, ask));
    if (ask.kind === 'close') port.close();
  });
}
