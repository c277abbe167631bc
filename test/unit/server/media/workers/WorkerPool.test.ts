import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WorkerPool } from '../../../../../server/media/workers/WorkerPool.ts';
import { FakeClock } from '../../../../fakes/FakeClock.ts';
import { keptLog } from '../../../../fakes/keptLog.ts';
import { ids } from '../../../../support/ids.ts';

const FIRST_PORT = 20_000;

class FakeWorker {
  readonly port: number;
  closed = false;
  readonly #onDied: () => void;

  constructor(port: number, onDied: () => void) {
    this.port = port;
    this.#onDied = onDied;
  }

  async close(): Promise<void> {
    this.closed = true;
  }

  die(): void {
    this.closed = true;
    this.#onDied();
  }
}

let taken: Set<number>;
let started: FakeWorker[];

beforeEach(() => {
  vi.useFakeTimers();
  taken = new Set();
  started = [];
});
afterEach(() => void vi.useRealTimers());

/** A pool of which the ports in `taken` cannot be opened. */
async function openPool(workers = 2) {
  const { log, entries } = keptLog();
  const clock = new FakeClock();
  const pool = await WorkerPool.start({
    firstPort: FIRST_PORT,
    workers,
    clock,
    log,
    startWorker: async (port, onDied) => {
      if (taken.has(port)) throw new Error(`port ${port} is in use`);
      const worker = new FakeWorker(port, onDied);
      started.push(worker);
      return worker;
    },
  });
  return { pool, clock, entries };
}

const portsOf = (workers: readonly FakeWorker[]): number[] => workers.map(({ port }) => port);

/** Kills the worker of a port, whose place cannot be filled again. */
function loseForGood(port: number): void {
  taken.add(port);
  started.findLast((worker) => worker.port === port)?.die();
}

it('spreads lessons over the workers', async () => {
  const { pool } = await openPool();
  const [one, two, three] = [await pool.take(), await pool.take(), await pool.take()];
  expect([one.worker.port, two.worker.port, three.worker.port]).toEqual([20_000, 20_001, 20_000]);
  three.release();
  three.release();
  two.release();
  expect((await pool.take()).worker.port).toBe(20_001);
});

it('gives a worker that runs, not the place of one that cannot be started again', async () => {
  const { pool } = await openPool();
  await pool.take();
  loseForGood(20_000);
  expect((await pool.take()).worker.port).toBe(20_001);
  expect((await pool.take()).worker.port).toBe(20_001);
});

it('uses a replaced worker again once it runs', async () => {
  const { pool } = await openPool();
  const before = await pool.take();
  loseForGood(20_000);
  await pool.take();
  taken.clear();
  await vi.advanceTimersByTimeAsync(5_000);
  const after = await pool.take();
  expect([after.worker.port, after.worker === before.worker]).toEqual([20_000, false]);
  // The lesson of the dead worker ends late: that is nothing to the new one.
  before.release();
  expect((await pool.take()).worker.port).toBe(20_000);
});

it('waits a little for a worker when none runs', async () => {
  const { pool } = await openPool(1);
  loseForGood(20_000);
  const taking = pool.take();
  taken.clear();
  await vi.advanceTimersByTimeAsync(5_000);
  expect((await taking).worker).toBe(started.at(-1));
});

it('refuses a lesson when no worker has come within 5 s, and counts nothing for it', async () => {
  const { pool } = await openPool(1);
  loseForGood(20_000);
  const refused = expect(pool.take()).rejects.toMatchObject({ code: 'media.no-worker' });
  await vi.advanceTimersByTimeAsync(5_000);
  await refused;
  taken.clear();
  await vi.advanceTimersByTimeAsync(5_000);
  await expect(pool.take()).resolves.toMatchObject({ worker: { port: 20_000 } });
});

it('lists those that run now and waits for no other', async () => {
  const { pool } = await openPool();
  loseForGood(20_000);
  expect([portsOf(pool.list()), pool.size]).toEqual([[20_001], 2]);
  taken.clear();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(portsOf(pool.list())).toEqual([20_000, 20_001]);
});

it('says again and again, but not each time, that a port cannot be opened', async () => {
  const { pool, clock, entries } = await openPool();
  loseForGood(20_001);
  for (let second = 0; second < 600; second += 1) {
    clock.goOn(1_000);
    await vi.advanceTimersByTimeAsync(1_000);
  }
  const told = entries.filter(({ event }) => event === 'worker.start-failed');
  expect(told[0]).toMatchObject({ port: 20_001, failures: 1, err: new Error('port 20001 is in use') });
  expect(told.length).toBeGreaterThanOrEqual(10);
  expect(told.length).toBeLessThan(30);
  await pool.close();
});

it('tells of the lowest port that cannot be opened, whichever is noticed first', async () => {
  vi.useRealTimers();
  const startWorker = async (port: number): Promise<FakeWorker> => {
    if (port === FIRST_PORT) await new Promise((resolve) => setImmediate(resolve));
    throw new Error(`port ${port} is in use`);
  };
  const options = { firstPort: FIRST_PORT, workers: 2, clock: new FakeClock(), log: keptLog().log, startWorker };
  await expect(WorkerPool.start(options)).rejects.toThrow(`port ${FIRST_PORT} is in use`);
});

it('does not begin when one worker cannot be started, and closes the others', async () => {
  taken.add(20_001);
  await expect(openPool()).rejects.toThrow('port 20001 is in use');
  expect(started.map(({ closed }) => closed)).toEqual([true]);
});

it('closes all workers, takes no more lessons and starts no more workers', async () => {
  const { pool } = await openPool();
  loseForGood(20_000);
  await pool.close();
  taken.clear();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(started.every(({ closed }) => closed)).toBe(true);
  expect(started).toHaveLength(2);
  await expect(pool.take()).rejects.toMatchObject({ code: 'media.no-worker' });
  await pool.close();
});

it('holds a worker’s second death within a minute against the seat that was the newest to send both times', async () => {
  const { pool } = await openPool(1);
  for (const seat of [ids.seat(2), ids.seat(1)]) (await pool.take()).noteSender(seat);
  started.at(-1)?.die();
  await vi.advanceTimersByTimeAsync(0);
  expect(pool.suspects.refusedForMs(ids.seat(1))).toBe(0);
  (await pool.take()).noteSender(ids.seat(1));
  started.at(-1)?.die();
  expect(pool.suspects.refusedForMs(ids.seat(1))).toBeGreaterThan(60_000);
  expect(pool.suspects.refusedForMs(ids.seat(2))).toBe(0);
  await pool.close();
});
