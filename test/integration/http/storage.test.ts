import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TakeId } from '../../../shared/vocabulary/index.ts';
import { keptLog } from '../../fakes/keptLog.ts';
import { addPerson, addSchool } from '../../support/district.ts';
import { FaultProxy } from '../../support/FaultProxy.ts';
import { ids } from '../../support/ids.ts';
import { S3Server } from '../../support/s3/S3Server.ts';
import { rawRequest, TestApp, type TestBrowser } from '../../support/TestApp.ts';
import { addTake, addTrackFile } from '../../support/take/addTake.ts';

const DAY_MS = 86_400_000;
const CONTENT = randomBytes(9_000_001);

const { log, entries } = keptLog();
let server: S3Server;
let line: FaultProxy;
let app: TestApp;
let teacher: TestBrowser;
let district: TestBrowser;
const takes: TakeId[] = [];

beforeAll(async () => {
  server = await S3Server.open();
  line = await FaultProxy.open(server.port);
  app = await TestApp.start({
    log,
    env: { ...server.env(line.port), S3_KEEP_DAYS: '0' },
    fill: async (stores, dataDir) => {
      const { courseId, teacherId } = await addSchool(stores, 'lead');
      await addPerson(stores, { signInName: 'district', roles: ['district-administrator'], schoolId: null });
      for (const n of [1, 2]) {
        const beganAtMs = Date.now() - n * DAY_MS;
        const { takeId } = await addTake(stores, { title: `第${n}课`, courseId, teacherId, listening: [], beganAtMs });
        const stream = {
          streamId: ids.stream(n),
          seatId: ids.seat(1),
          kind: 'teacher-camera',
          medium: 'video',
        } as const;
        const file = { takeId, ...stream, codec: 'vp8', startAtMs: beganAtMs, durationMs: 1_000 } as const;
        await addTrackFile(stores, dataDir, file, (path) => writeFile(path, CONTENT));
        takes.push(takeId);
      }
    },
  });
  [teacher, district] = await Promise.all([app.as('lead-teacher'), app.as('district')]);
});
afterAll(async () => {
  await app.close();
  await line.close();
  await server.close();
});

const state = () => district.must('storage.read');
async function addressOf(takeId: TakeId | undefined): Promise<string> {
  const { files } = await teacher.must('takes.read', { params: { takeId: takeId ?? ids.take(1) } });
  return `${app.url}${files[0]?.url}`;
}
const checks = async () => JSON.parse((await rawRequest(`${app.url}/healthz`)).text);

it('moves recordings by itself, and tells the administrator and the technician where they are', async () => {
  await expect.poll(async () => (await state()).moved.files).toBe(2);
  await expect.poll(async () => (await state()).here.files).toBe(0);
  expect(await state()).toEqual({
    store: { name: `127.0.0.1:${line.port}/recordings`, trouble: null, keepDays: 0 },
    here: { files: 0, bytes: 0 },
    moved: { files: 2, bytes: 2 * CONTENT.length },
    waiting: { files: 0, bytes: 0 },
    damaged: { files: 0, bytes: 0 },
    unchecked: 0,
  });
  for (const takeId of takes) expect(existsSync(join(app.dataDir, 'takes', takeId, 'x'))).toBe(false);
  expect(await checks()).toMatchObject({ ok: true, checks: { store: 'ok' } });
  const { text } = await rawRequest(`${app.url}/metrics`);
  expect(text).toContain(`tongtang_recording_bytes{place="moved"} ${2 * CONTENT.length}`);
  expect(text).toContain('tongtang_store_well 1');
  expect(text).toContain(`tongtang_store_moved_bytes_total ${2 * CONTENT.length}`);
});

it('is for the district’s administrators', async () => {
  for (const name of ['storage.read', 'storage.check'] as const) {
    for (const who of ['lead-teacher', 'lead-admin'])
      expect(await (await app.as(who)).code(name)).toBe('request.forbidden');
    expect(await app.browser().code(name)).toBe('session.missing');
  }
});

it('gives any part of a moved file at the same signed address, to the same people', async () => {
  const url = await addressOf(takes[0]);
  for (const [start, end] of [
    [1, 2_000],
    [2_097_150, 2_097_160],
    [CONTENT.length - 5, CONTENT.length - 1],
  ] as const) {
    const headers = { cookie: teacher.cookie, range: `bytes=${start}-${end}` };
    const got = await bytesFrom(url, headers);
    expect(got.status).toBe(206);
    expect(got.range).toBe(`bytes ${start}-${end}/${CONTENT.length}`);
    expect(got.bytes.equals(CONTENT.subarray(start, end + 1))).toBe(true);
  }
  expect((await bytesFrom(url, { cookie: district.cookie })).status).toBe(403);
  expect((await bytesFrom(url, {})).status).toBe(401);
});

it('gives a moved file to whoever saves it, whole', async () => {
  const { files } = await teacher.must('takes.read', { params: { takeId: takes[0] ?? ids.take(1) } });
  const got = await bytesFrom(`${app.url}${files[0]?.saveUrl}`, { cookie: teacher.cookie });
  expect(got.bytes.equals(CONTENT)).toBe(true);
});

it('ends the fetching when whoever asked goes away', async () => {
  const { files } = await teacher.must('takes.read', { params: { takeId: takes[0] ?? ids.take(1) } });
  await expect.poll(() => line.open).toBeLessThanOrEqual(2);
  await new Promise<void>((resolve, reject) => {
    const asked = get(`${app.url}${files[0]?.saveUrl}`, { headers: { cookie: teacher.cookie } }, (answer) => {
      answer.once('data', () => {
        asked.destroy();
        resolve();
      });
    });
    asked.once('error', reject);
  }).catch(() => undefined);
  // What is left is an idle connection that is kept for the next request, if any.
  await expect.poll(() => line.open).toBeLessThanOrEqual(2);
});

it('says calmly that the store is away, goes on with everything else, and is well again by itself', async () => {
  const url = await addressOf(takes[0]);
  line.cut();
  const refused = await rawRequest(url, { headers: { cookie: teacher.cookie, range: 'bytes=0-9' } });
  expect(refused.status).toBe(503);
  expect(refused.headers.get('content-type')).toContain('application/json');
  expect(JSON.parse(refused.text)).toMatchObject({ code: 'store.unreachable' });
  await district.must('storage.check');
  await expect.poll(async () => (await state()).store?.trouble?.code).toBe('store.unreachable');
  expect(await checks()).toMatchObject({ ok: true, checks: { store: 'failing' } });
  expect((await rawRequest(`${app.url}/metrics`)).text).toContain('tongtang_store_well 0');
  line.mend();
  await district.must('storage.check');
  await expect.poll(async () => (await state()).store?.trouble).toBeNull();
  expect((await rawRequest(url, { headers: { cookie: teacher.cookie, range: 'bytes=0-9' } })).status).toBe(206);
});

it('finds a moved file that has changed in the store, when somebody wants it looked at', async () => {
  const key = (await server.keys()).find((each) => each.includes(takes[1] ?? '-')) ?? '';
  await server.spoil(key);
  await district.must('storage.check');
  await expect.poll(async () => (await state()).damaged.files).toBe(1);
  const { takes: listed } = await teacher.must('takes.list');
  expect(listed.map(({ takeId, damagedFiles }) => [takeId, damagedFiles])).toEqual([
    [takes[0], 0],
    [takes[1], 1],
  ]);
});

it('deletes while the store is away, and finishes after a restart', async () => {
  const takeId = takes[0] ?? ids.take(1);
  line.cut();
  await teacher.must('takes.remove', { params: { takeId } });
  expect(await teacher.code('takes.read', { params: { takeId } })).toBe('take.not-found');
  expect(entries).toContainEqual(expect.objectContaining({ event: 'take.files-not-deleted', takeId }));
  expect((await server.keys()).filter((key) => key.includes(takeId))).toHaveLength(1);
  app = await app.restart();
  district = await app.as('district');
  line.mend();
  await district.must('settings.update', { body: { recording: { keepDays: null, watermark: true } } });
  await expect.poll(async () => (await server.keys()).filter((key) => key.includes(takeId))).toEqual([]);
  await expect.poll(() => entries).toContainEqual({ event: 'take.files-deleted', takeId });
});

function bytesFrom(url: string, headers: Record<string, string>) {
  return new Promise<{ status: number; range: string | undefined; bytes: Buffer }>((resolve, reject) => {
    get(url, { headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.once('error', reject);
      answer.once('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          range: answer.headers['content-range'],
          bytes: Buffer.concat(parts),
        }),
      );
    }).once('error', reject);
  });
}
