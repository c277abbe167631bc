import { PGlite } from '@electric-sql/pglite';
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';

const COMMANDS = ['INSERT', 'UPDATE', 'DELETE', 'SELECT', 'MERGE'] as const;

function commandOf(sql: string): (typeof COMMANDS)[number] {
  const first = sql.trimStart().split(/[\s(]/, 1)[0]?.toUpperCase();
  return COMMANDS.find((command) => command === first) ?? 'SELECT';
}

/** PostgreSQL inside this process, one connection at a time, in the shape of `pg`'s pool. */
export function pglitePool(): PostgresPool {
  const db = new PGlite();
  let last = Promise.resolve();
  return {
    async connect(): Promise<PostgresPoolClient> {
      const { promise: released, resolve: release } = Promise.withResolvers<void>();
      const turn = last;
      last = turn.then(() => released);
      await turn;
      return {
        query: (sql: unknown, parameters: readonly unknown[] = []) => run(db, String(sql), parameters),
        release,
      } as PostgresPoolClient;
    },
    end: () => db.close(),
    options: {},
  };
}

async function run<R>(db: PGlite, sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
  const { rows, affectedRows } = await db.query<R>(sql, [...parameters]);
  return { command: commandOf(sql), rowCount: affectedRows ?? rows.length, rows };
}
