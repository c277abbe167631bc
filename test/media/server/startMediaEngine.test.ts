import { createSocket } from 'node:dgram';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type RunningMediaEngine, startMediaEngine } from '../../../server/media/startMediaEngine.ts';
import { systemClock } from '../../../server/platform/Clock.ts';
import { keptLog } from '../../fakes/keptLog.ts';
import { ids } from '../../support/ids.ts';

const PORT = 21_310;
const NOTHING = { routers: 0, transports: 0, producers: 0, consumers: 0 };

let engine: RunningMediaEngine;

const start = (firstPort: number, announcedAddress?: string) =>
  startMediaEngine({
    workerBin: process.env['MEDIASOUP_WORKER_BIN'],
    firstPort,
    workers: 2,
    announcedAddress,
    turn: undefined,
    clock: systemClock,
    log: keptLog().log,
  });

beforeEach(async () => {
  engine = await start(PORT, 'class.example.edu.cn');
});
afterEach(() => engine.close());

const workerPids = async (): Promise<number[]> =>
  (await readFile(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')).trim().split(' ').map(Number);

it('is without fault while all workers run, and counts what they hold', async () => {
  expect(engine.faults()).toEqual([]);
  expect(await engine.census()).toEqual(NOTHING);
  const lesson = await engine.openLesson(ids.lesson(1));
  await lesson.openSeat(ids.seat(1), { canReceive: engine.canRoute }, () => undefined);
  expect(await engine.census()).toMatchObject({ routers: 1, transports: 2 });
  lesson.close();
});

it('names the missing worker and counts the others at once while one cannot be replaced', async () => {
  const squatter = createSocket('udp4');
  const [pid = 0] = await workerPids();
  process.kill(pid, 'SIGKILL');
  await vi.waitUntil(() => engine.faults().length > 0, { interval: 1 });
  await new Promise<void>((resolve, reject) => squatter.once('error', reject).bind(PORT, resolve));
  expect(engine.faults()).toEqual(['media workers missing: 1']);
  expect(await engine.census()).toEqual(NOTHING);
  await new Promise<void>((resolve) => squatter.close(resolve));
  await vi.waitUntil(() => engine.faults().length === 0, { timeout: 10_000, interval: 20 });
});

it('names TCP before UDP to browsers that ask for it, and both all the same', async () => {
  const lesson = await engine.openLesson(ids.lesson(1));
  const wish = { canReceive: engine.canRoute, tcpFirst: true } as const;
  const { receive } = await lesson.openSeat(ids.seat(1), wish, () => undefined);
  const [best, other] = [...receive.iceCandidates].sort((a, b) => b.priority - a.priority);
  expect([best?.protocol, other?.protocol]).toEqual(['tcp', 'udp']);
  lesson.close();
});

it('sends browsers to the announced address and no other', async () => {
  const lesson = await engine.openLesson(ids.lesson(1));
  const { send } = await lesson.openSeat(ids.seat(1), { canReceive: engine.canRoute }, () => undefined);
  expect(send.iceCandidates.map(({ protocol, address }) => [protocol, address])).toEqual([
    ['udp', 'class.example.edu.cn'],
    ['tcp', 'class.example.edu.cn'],
  ]);
  lesson.close();
});

it('says which port is taken when it cannot begin', async () => {
  await expect(start(PORT)).rejects.toThrow(`media port ${PORT}`);
});
