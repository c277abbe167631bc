import { execFile } from 'node:child_process';
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import type { APIRequestContext } from 'playwright-core';
import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lessonNowOf, requestsOf } from '../support/people.ts';
import { ask, must, socketOf } from '../support/socketOf.ts';
import { type RunningServer, startServer } from '../support/startServer.ts';
import { storedFacts } from '../support/storedFacts.ts';
import { tempDir } from '../support/tempDir.ts';

const WINDOW = '7f0f3c9c-93a3-4b02-8d9d-5b8f6d6d1c01';
const SOON = { timeout: 60_000, interval: 50 };
const run = promisify(execFile);

let dir: Awaited<ReturnType<typeof tempDir>>;
let disk: string;
let server: RunningServer | undefined;
let requests: APIRequestContext | undefined;
let socket: Socket | undefined;

beforeEach(async () => {
  dir = await tempDir();
  disk = join(dir.path, 'disk');
  await mkdir(disk);
  await run('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'none', disk]);
});
afterEach(async () => {
  socket?.close();
  await requests?.dispose();
  await server?.stop();
  await run('umount', ['--lazy', disk]);
  await dir.remove();
});

/** Leaves not a byte. */
async function fillUp(): Promise<void> {
  const { bavail, bsize } = await statfs(disk);
  await writeFile(join(disk, 'filler'), Buffer.alloc(bavail * bsize));
}

it('loses nothing on a full disk, says what is so, and goes on by itself when there is room again', async () => {
  const running = await startServer({ DATA_DIR: join(disk, 'data') });
  server = running;
  requests = await requestsOf(running, 'linxiaoyin');
  const line = await socketOf(running, requests);
  socket = line;
  const { lessonId } = await lessonNowOf(requests, running);
  await must(line, 'lesson.join', { lessonId, windowId: WINDOW, takeOver: false });
  await must(line, 'lesson.start', {});
  await must(line, 'layout.hold', { layout: 'teacher' });
  const { seq } = (await must(line, 'lesson.read', {})).state;

  await fillUp();
  // What SQLite has set aside already may take some facts more.
  const refused = await vi.waitUntil(async () => {
    const answer = await ask(line, 'layout.hold', { layout: 'stage' });
    return answer.ok ? undefined : answer.error;
  }, SOON);
  expect(refused.code).toBe('server.disk-full');
  const during = await must(line, 'lesson.read', {});
  expect(during.state.phase).toBe('live');
  // Nobody is told of what was not kept.
  const kept = await storedFacts(join(disk, 'data'), lessonId, seq);
  expect(during.state.seq).toBe(seq + kept.length);

  await rm(join(disk, 'filler'));
  await vi.waitUntil(async () => (await ask(line, 'layout.hold', { layout: 'document-camera' })).ok, SOON);
  expect((await must(line, 'lesson.read', {})).state.heldLayout).toBe('document-camera');
  const stored = await storedFacts(join(disk, 'data'), lessonId, seq);
  expect(stored.map((fact) => fact.seq)).toEqual(stored.map((_fact, index) => seq + 1 + index));

  await running.crashAndRestart();
  const database = new DatabaseSync(join(disk, 'data/tongtang.sqlite'), { readOnly: true });
  expect(database.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  database.close();
});
