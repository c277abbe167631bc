import { createConnection } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { APIRequestContext } from 'playwright-core';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lessonNowOf, requestsOf } from '../support/people.ts';
import { ask, must, socketOf } from '../support/socketOf.ts';
import { type RunningServer, startServer } from '../support/startServer.ts';
import { storedFacts } from '../support/storedFacts.ts';

const WINDOW = '7f0f3c9c-93a3-4b02-8d9d-5b8f6d6d1c01';
const SOON = { timeout: 90_000, interval: 50 };
const LOCKED_FOR_MS = 10_000;
const MANY = 1_000;
/** Behind one address sits a school, not a county. */
const EACH_ADDRESS = 20;

let server: RunningServer;
let requests: APIRequestContext;
let socket: Socket;

beforeEach(async () => {
  server = await startServer({ TRUST_PROXY: '1' });
  requests = await requestsOf(server, 'linxiaoyin');
  socket = await socketOf(server, requests);
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
});
afterEach(async () => {
  socket?.close();
  await requests?.dispose();
  await server?.stop();
});

async function teach() {
  const { lessonId } = await lessonNowOf(requests, server);
  await must(socket, 'lesson.join', { lessonId, windowId: WINDOW, takeOver: false });
  await must(socket, 'lesson.start', {});
  return lessonId;
}

const cookieOf = async (): Promise<string> =>
  (await requests.storageState()).cookies.map(({ name, value }) => `${name}=${value}`).join('; ');

it('does nothing by halves while the database is locked for ten seconds, and goes on after', async () => {
  const lessonId = await teach();
  const { seq } = (await must(socket, 'lesson.read', {})).state;
  const other = new DatabaseSync(join(server.dataDir, 'tongtang.sqlite'));
  other.exec('begin immediate');
  const asked = ask(socket, 'layout.hold', { layout: 'teacher' }).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, LOCKED_FOR_MS));
  other.exec('rollback');
  other.close();
  const answer = await asked;
  await vi.waitUntil(async () => (await ask(socket, 'layout.hold', { layout: 'stage' })).ok, SOON);
  const stored = await storedFacts(server.dataDir, lessonId, seq);
  const layouts = stored.flatMap((fact) => (fact.type === 'layout.held' ? [fact.data.layout] : []));
  // What was answered is there, and nothing twice; what got no answer may be there or not.
  const both = ['teacher', 'stage'];
  expect(answer?.ok ? [both] : answer ? [['stage']] : [both, ['stage']]).toContainEqual(layouts);
  expect(stored.map((fact) => fact.seq)).toEqual(stored.map((_fact, index) => seq + 1 + index));
  expect((await must(socket, 'lesson.read', {})).state.heldLayout).toBe('stage');
});

it('lets in a thousand sockets that come at once, and the lesson goes on meanwhile', async () => {
  await teach();
  const cookie = await cookieOf();
  const sockets = Array.from({ length: MANY }, (_, index) =>
    io(server.url, {
      transports: ['websocket'],
      forceNew: true,
      timeout: 60_000,
      reconnectionDelay: 250,
      extraHeaders: {
        cookie,
        'x-forwarded-for': `10.9.${Math.floor(index / EACH_ADDRESS / 250)}.${1 + (Math.floor(index / EACH_ADDRESS) % 250)}`,
      },
    }),
  );
  const all = Promise.all(sockets.map((each) => new Promise<void>((resolve) => each.once('hello', () => resolve()))));
  let answered = 0;
  const arrived = all.then(() => true);
  while (!(await Promise.race([arrived, new Promise<false>((resolve) => setTimeout(() => resolve(false), 200))])))
    if ((await must(socket, 'clock.read', {})) !== undefined) answered += 1;
  for (const each of sockets) each.close();
  expect(answered).toBeGreaterThan(0);
  expect((await must(socket, 'lesson.read', {})).state.phase).toBe('live');
});

it('cuts off whoever reads nothing, and others notice nothing', async () => {
  await teach();
  const { hostname, port } = new URL(server.url);
  const stuck = createConnection({ host: hostname === 'localhost' ? '127.0.0.1' : hostname, port: Number(port) });
  const closed = new Promise<void>((resolve) => stuck.once('close', () => resolve()));
  stuck.on('error', () => undefined);
  const upgrade = [
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
    `Host: localhost:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    `Cookie: ${await cookieOf()}`,
  ];
  stuck.write(`${upgrade.join('\r\n')}\r\n\r\n`);
  await new Promise<void>((resolve) => stuck.once('data', () => resolve()));
  stuck.write(frame('40'));
  stuck.pause();
  // Asks on and on, and takes no answer.
  const body = 'x'.repeat(200);
  const flood = setInterval(() => {
    for (let n = 0; n < 100 && stuck.writable; n += 1) stuck.write(frame(`42${n}["ask",{"name":"${body}"}]`));
  }, 20);
  await vi.waitUntil(() => server.output().includes('socket.flooded'), SOON);
  clearInterval(flood);
  stuck.resume();
  await closed;
  expect((await must(socket, 'lesson.read', {})).state.phase).toBe('live');
});

/** A text as a browser frames it, masked by nothing. */
function frame(text: string): Buffer {
  const payload = Buffer.from(text);
  const head =
    payload.length < 126
      ? Buffer.from([0x81, 0x80 | payload.length])
      : Buffer.from([0x81, 0xfe, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([head, Buffer.alloc(4), payload]);
}
