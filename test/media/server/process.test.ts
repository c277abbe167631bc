import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type RunningProgram, runServer } from '../../support/runServer.ts';
import { rawRequest } from '../../support/TestApp.ts';
import { tempDir } from '../../support/tempDir.ts';

let dir: Awaited<ReturnType<typeof tempDir>>;
let server: RunningProgram;

beforeEach(async () => {
  dir = await tempDir();
  server = runServer('main.ts', { PORT: '0', MEDIA_PORT: '21200', MEDIA_WORKERS: '1', DATA_DIR: dir.path });
});
afterEach(async () => {
  server.child.kill('SIGKILL');
  await server.ended;
  await dir.remove();
});

const url = async (): Promise<string> => {
  await vi.waitUntil(() => server.said().includes('server.started'), { timeout: 90_000, interval: 20 });
  return /"url":"([^"]+)"/.exec(server.said())?.[1]?.replace('localhost', '127.0.0.1') ?? '';
};

it('starts healthy and shows the demonstration accounts once', async () => {
  const health = await rawRequest(`${await url()}/healthz`);
  expect([health.status, JSON.parse(health.text)]).toEqual([
    200,
    { ok: true, checks: { database: 'ok', media: 'ok' } },
  ]);
  await vi.waitUntil(() => server.said().includes('npm run password'));
  expect(server.said().match(/npm run password/g)).toHaveLength(1);
});

it.each(['SIGTERM', 'SIGINT'] as const)('stops in order at %s', async (signal) => {
  await url();
  const beganMs = performance.now();
  server.child.kill(signal);
  expect(await server.ended).toBe(0);
  expect(performance.now() - beganMs).toBeLessThan(10_000);
  expect(server.said()).toContain('server.stopped"');
});
