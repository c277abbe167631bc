import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startBareWorker } from '../../../../server/media/workers/startBareWorker.ts';

beforeEach(() => void vi.stubEnv('DATABASE_URL', 'postgres://tongtang:hunter2@db/tongtang'));
afterEach(() => void vi.unstubAllEnvs());

const start = () => startBareWorker(process.env['MEDIASOUP_WORKER_BIN']);

it('gives the worker its version and nothing else of our environment, and no core dumps', async () => {
  const worker = await start();
  const environment = (await readFile(`/proc/${worker.pid}/environ`, 'utf8'))
    .split('\0')
    .filter((entry) => entry !== '');
  expect(environment).toEqual([expect.stringMatching(/^MEDIASOUP_VERSION=\d/)]);
  expect(await readFile(`/proc/${worker.pid}/limits`, 'utf8')).toMatch(/^Max core file size +0 +0 /m);
  worker.close();
});

it('leaves our own environment as it was, also when the worker cannot be started', async () => {
  (await start()).close();
  await expect(startBareWorker('/no/such/worker')).rejects.toThrow();
  expect(process.env['DATABASE_URL']).toBe('postgres://tongtang:hunter2@db/tongtang');
});

it('leaves it to us when the worker is closed if our process is asked to stop', async () => {
  const count = () => process.listenerCount('SIGTERM') + process.listenerCount('SIGINT');
  const before = count();
  const worker = await start();
  expect(count()).toBe(before);
  worker.close();
});

it('knows the worker by the id of its own process, so that a signal reaches it', async () => {
  const worker = await start();
  expect((await readFile(`/proc/${worker.pid}/comm`, 'utf8')).trim()).toMatch(/^mediasoup-worke?/);
  const died = once(worker, 'died');
  process.kill(worker.pid, 'SIGKILL');
  await died;
  expect(worker.closed).toBe(true);
});
