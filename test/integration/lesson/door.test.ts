import { connect } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openSocketLesson } from '../../support/openSocketLesson.ts';
import { rawRequest } from '../../support/TestApp.ts';

let world: Awaited<ReturnType<typeof openSocketLesson>>;

beforeEach(async () => {
  world = await openSocketLesson({
    doorLimits: { maxOpen: 2, handshakes: { perSecond: 20, burst: 3 }, longestWaitMs: 1_000 },
    trustProxy: 'loopback',
  });
});
afterEach(() => world.scope.end());

/** What a handshake is answered. */
async function knock(address: string): Promise<string> {
  const answer = await rawRequest(`${world.url}/socket.io/?EIO=4&transport=polling`, {
    headers: { 'x-forwarded-for': address },
  });
  return answer.status === 200 ? 'open' : JSON.parse(answer.text).message;
}

it('refuses more sockets of an address than it may have, with a code, and takes one again when one has gone', async () => {
  const first = world.connect('teacher');
  const second = world.connect('display-1');
  for (const { socket } of [first, second]) await new Promise((resolve) => socket.once('hello', resolve));
  expect(await knock('127.0.0.1')).toBe('request.too-many');
  expect(await knock('203.0.113.9')).toBe('open');
  first.socket.close();
  await vi.waitFor(async () => expect(await knock('127.0.0.1')).toBe('open'));
});

it('counts for whoever a trusted proxy names', async () => {
  expect([await knock('203.0.113.9'), await knock('203.0.113.9')]).toEqual(['open', 'open']);
  expect(await knock('203.0.113.9')).toBe('request.too-many');
  expect(await knock('203.0.113.10')).toBe('open');
});

it('survives whoever hangs up while they wait for their turn', async () => {
  const { hostname, port } = new URL(world.url);
  const lines = Array.from({ length: 12 }, () => connect(Number(port), hostname));
  for (const line of lines) {
    line.on('error', () => undefined);
    line.write(
      `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${hostname}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nX-Forwarded-For: 203.0.113.20\r\n\r\n`,
    );
  }
  // The first have been let in, so the others are waiting.
  await Promise.race(lines.map((line) => new Promise((resolve) => line.once('data', resolve))));
  for (const line of lines) line.resetAndDestroy();
  expect((await world.connect('teacher').join()).ok).toBe(true);
  await vi.waitFor(async () => expect(await knock('203.0.113.20')).toBe('open'), { timeout: 5_000 });
});
