import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate } from '../../server/persistence/migrate.ts';
import { openSqlite } from '../../server/persistence/openDatabase.ts';
import { openStores } from '../../server/persistence/stores.ts';
import type { TakeId } from '../../shared/vocabulary/index.ts';
import { ids } from '../support/ids.ts';
import { lessonNowOf, requestsOf } from '../support/people.ts';
import { S3Server } from '../support/s3/S3Server.ts';
import { type RunningServer, startServer } from '../support/startServer.ts';
import { addTake, addTrackFile } from '../support/take/addTake.ts';

/** Four parts. */
const CONTENT = randomBytes(30_000_000);
const TEACHER = 'linxiaoyin';

let store: S3Server;
let server: RunningServer;

beforeAll(async () => {
  store = await S3Server.open();
  // 3 MB a second: slow enough to be killed in the midst of it.
  server = await startServer({ ...store.env(), S3_MBIT_PER_S: '24', S3_KEEP_DAYS: '0' });
});
afterAll(async () => {
  await server?.stop();
  await store?.close();
});

async function addRecording(): Promise<{ takeId: TakeId; path: string }> {
  const requests = await requestsOf(server, TEACHER);
  const { courseId, teacherId } = await lessonNowOf(requests, server);
  await requests.dispose();
  const db = openSqlite(server.dataDir);
  try {
    await migrate(db);
    const stores = openStores(db);
    const beganAtMs = Date.now() - 86_400_000;
    const { takeId } = await addTake(stores, { title: '茉莉花', courseId, teacherId, listening: [], beganAtMs });
    const stream = { streamId: ids.stream(1), seatId: ids.seat(1), kind: 'teacher-camera', medium: 'video' } as const;
    const file = { takeId, ...stream, codec: 'vp8', startAtMs: beganAtMs, durationMs: 1_000 } as const;
    const trackFileId = await addTrackFile(stores, server.dataDir, file, (path) => writeFile(path, CONTENT));
    return { takeId, path: join(server.dataDir, 'takes', takeId, `${trackFileId}.webm`) };
  } finally {
    await db.destroy();
  }
}

it('goes on with the next part after the server was killed while it moved a recording', async () => {
  const { takeId, path } = await addRecording();
  await expect.poll(() => store.count('PUT part'), { timeout: 60_000 }).toBe(2);
  await server.crashAndRestart();
  expect(store.count('POST upload')).toBe(0);
  expect(existsSync(path)).toBe(true);
  // Whoever was killed holds the file for some seconds more.
  await expect.poll(() => existsSync(path), { timeout: 90_000 }).toBe(false);
  const [key, ...more] = await store.keys();
  expect(key).toContain(takeId);
  expect(more).toEqual([]);
  expect((await store.content(key ?? '')).equals(CONTENT)).toBe(true);
  expect(store.partBytes()).toBe(CONTENT.length);
  expect(await store.uploads()).toEqual([]);
  expect(server.output()).not.toMatch(/S3RVER/);
});
