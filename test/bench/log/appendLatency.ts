/**
 * How long facts take to become durable, and how long signalling is held up meanwhile, with the database in a thread
 * of its own and without. `node test/bench/log/appendLatency.ts [folder]`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { LogTable } from '../../../server/persistence/LogTable.ts';
import { migrate } from '../../../server/persistence/migrate.ts';
import { databaseOver } from '../../../server/persistence/openDatabase.ts';
import { SqliteDialect } from '../../../server/persistence/sqlite/SqliteDialect.ts';
import { type SqliteRunner, SqliteThread } from '../../../server/persistence/sqlite/SqliteThread.ts';
import { SqliteFile } from '../../../server/persistence/sqlite/sqliteFile.ts';
import { newId } from '../../../server/platform/newId.ts';
import { idPrefixes, LessonId, SeatId } from '../../../shared/vocabulary/index.ts';

const SECONDS = 6;
const LESSONS = 20;

/** The same file without a thread: each statement holds up everything else. */
function here(path: string): SqliteRunner {
  const file = new SqliteFile(path);
  return { run: async (sql, parameters) => file.run(sql, parameters), close: async () => file.close() };
}

const at = (sorted: readonly number[], ratio: number): string =>
  (sorted[Math.floor(sorted.length * ratio)] ?? 0).toFixed(2);

async function measure(where: string, make: (path: string) => SqliteRunner, perSecond: number): Promise<void> {
  const dir = mkdtempSync(join(process.argv[2] ?? tmpdir(), 'tongtang-bench-'));
  const db = databaseOver(new SqliteDialect(make(join(dir, 'bench.sqlite'))));
  await migrate(db);
  const log = new LogTable(db);
  const seatId = newId(SeatId, idPrefixes.seat);
  const lessons = Array.from({ length: LESSONS }, () => ({ lessonId: newId(LessonId, idPrefixes.lesson), seq: 0 }));
  const took: number[] = [];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const pending: Promise<void>[] = [];
  const beganMs = performance.now();
  delay.enable();
  for (let sent = 0; sent < perSecond * SECONDS; sent += 1) {
    const dueMs = beganMs + (sent * 1_000) / perSecond;
    const waitMs = dueMs - performance.now();
    if (waitMs > 1) await new Promise((resolve) => setTimeout(resolve, waitMs));
    const lesson = lessons[sent % LESSONS];
    if (!lesson) continue;
    lesson.seq += 1;
    const fact = { seq: lesson.seq, atMs: Date.now(), by: seatId, type: 'seat.dropped' as const, data: { seatId } };
    const askedMs = performance.now();
    const stored = log.append({ lessonId: lesson.lessonId, facts: [fact], answers: [] });
    pending.push(stored.then(() => void took.push(performance.now() - askedMs)));
  }
  await Promise.all(pending);
  delay.disable();
  took.sort((a, b) => a - b);
  const loop = `${(delay.percentile(99) / 1e6).toFixed(1)} / ${(delay.max / 1e6).toFixed(1)}`;
  process.stdout.write(
    `${where.padEnd(10)} ${String(perSecond).padStart(4)}/s  ack p50 ${at(took, 0.5)}  p95 ${at(took, 0.95)}  p99 ${at(took, 0.99)} ms   event loop p99 / max ${loop} ms\n`,
  );
  await db.destroy();
  rmSync(dir, { recursive: true });
}

for (const perSecond of [50, 500]) {
  await measure('in thread', (path) => new SqliteThread(path), perSecond);
  await measure('in line', here, perSecond);
}
