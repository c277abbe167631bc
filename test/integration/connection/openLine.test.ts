import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Line, openLine } from '../../../client/connection/openLine.ts';
import { openSocketLesson } from '../../support/openSocketLesson.ts';
import { SchoolProxy, type UpgradeManners } from '../../support/SchoolProxy.ts';

let world: Awaited<ReturnType<typeof openSocketLesson>>;

beforeEach(async () => {
  world = await openSocketLesson();
});
afterEach(() => world.scope.end());

/** Opens a line to the server by way of a proxy; resolves with it when the server has said hello. */
async function lineThrough(upgrades: UpgradeManners): Promise<{ line: Line; proxy: SchoolProxy }> {
  const proxy = world.scope.own(await SchoolProxy.open({ target: world.url, upgrades }), (p) => p.close());
  const line = openLine(proxy.url, { extraHeaders: { cookie: 'teacher' }, timeout: 500 });
  world.scope.own(line, (l) => void l.disconnect());
  await new Promise<void>((resolve) => line.once('hello', () => resolve()));
  return { line, proxy };
}

const transportOf = (line: Line): string => line.io.engine.transport.name;

it('goes over a WebSocket where the school lets it through', async () => {
  const { line } = await lineThrough('pass');
  expect(transportOf(line)).toBe('websocket');
});

it('goes over plain requests where the proxy refuses a WebSocket, and carries questions and answers', async () => {
  const { line } = await lineThrough('refuse');
  expect(transportOf(line)).toBe('polling');
  const id = '0b8e1f4e-52b5-4f35-9b0a-000000000001';
  const answer: unknown = await line
    .timeout(5_000)
    .emitWithAck('ask', { id, again: false, name: 'clock.read', body: {} });
  expect(answer).toMatchObject({ ok: true, data: { serverAtMs: expect.any(Number) } });
});

it('goes over plain requests where the proxy never answers a WebSocket', async () => {
  const { line } = await lineThrough('silent');
  expect(transportOf(line)).toBe('polling');
});

it('takes a WebSocket again once it is let through', async () => {
  const { line, proxy } = await lineThrough('refuse');
  proxy.upgrades = 'pass';
  const back = new Promise<void>((resolve) => line.once('hello', () => resolve()));
  line.io.engine.close();
  await back;
  expect(transportOf(line)).toBe('websocket');
});
