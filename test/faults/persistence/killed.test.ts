import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { LogTable } from '../../../server/persistence/LogTable.ts';
import { openSqlite } from '../../../server/persistence/openDatabase.ts';
import { LessonId } from '../../../shared/vocabulary/index.ts';
import { tempDir } from '../../support/tempDir.ts';

const KILLS = 20;
const WRITER = fileURLToPath(new URL('./appendForever.ts', import.meta.url));

let dir: Awaited<ReturnType<typeof tempDir>>;
beforeAll(async () => {
  dir = await tempDir();
});
afterAll(() => dir.remove());

/** Lets the writer write for a moment, kills it, and tells what it was promised: `lesson:seq`. */
async function acknowledgedBeforeKill(firstSeq: number): Promise<string[]> {
  const promised = join(dir.path, `promised-${firstSeq}`);
  const file = openSync(promised, 'w');
  const writer = spawn(process.execPath, [WRITER, dir.path, String(firstSeq)], { stdio: ['ignore', file, 'inherit'] });
  const closed = once(writer, 'close');
  await vi.waitUntil(() => statSync(promised).size > 0, { timeout: 30_000, interval: 5 });
  await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 150));
  writer.kill('SIGKILL');
  await closed;
  closeSync(file);
  return readFileSync(promised, 'utf8').trim().split('\n');
}

async function storedNow(): Promise<Set<string>> {
  const db = openSqlite(dir.path);
  const log = new LogTable(db);
  const stored = new Set<string>();
  for (const lesson of [1, 2, 3]) {
    const facts = await log.readSince(LessonId.parse(`les_000000000000000${lesson}`), 0);
    for (const fact of facts) stored.add(`${lesson}:${fact.seq}`);
  }
  await db.destroy();
  return stored;
}

it(`loses no acknowledged fact, killed ${KILLS} times in the middle of writing`, async () => {
  const acknowledged: string[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    acknowledged.push(...(await acknowledgedBeforeKill(1 + kill * 1_000_000)));
    const stored = await storedNow();
    expect(acknowledged.filter((fact) => !stored.has(fact))).toEqual([]);
  }
  expect(acknowledged.length).toBeGreaterThan(KILLS);
}, 240_000);
