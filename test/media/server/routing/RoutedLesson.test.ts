import { createSocket } from 'node:dgram';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { routableRtp } from '../../../../server/media/codecs.ts';
import { ids } from '../../../support/ids.ts';
import { openRouting, soundStream } from '../../../support/openRouting.ts';

const PORT = 21_300;

let routing: Awaited<ReturnType<typeof openRouting>>;
beforeEach(async () => {
  routing = await openRouting({ firstPort: PORT });
});
afterEach(async () => {
  vi.useRealTimers();
  await routing.pool.close();
});

/** Kills the one worker as a crash would, and waits until another has its place. */
async function crash(): Promise<void> {
  const [worker] = routing.pool.list();
  if (!worker) throw new Error('no worker runs');
  process.kill(worker.pid, 'SIGKILL');
  await vi.waitUntil(() => routing.pool.list().some(({ pid }) => pid !== worker.pid), {
    timeout: 10_000,
    interval: 10,
  });
}

const addressesIn = (offer: { iceCandidates: readonly { address: string; port: number; protocol: string }[] }) =>
  offer.iceCandidates.map(({ address, port, protocol }) => `${protocol} ${address} ${port}`);

it('tells each seat the addresses that the machine has when it opens', async () => {
  const lesson = routing.openLesson();
  const { media: early } = await routing.sit(lesson, 1);
  routing.addresses.now = ['10.1.2.3', '127.0.0.1'];
  const { media: late } = await routing.sit(lesson, 2);
  expect(addressesIn(early.send)).toEqual([`udp 192.168.3.7 ${PORT}`, `tcp 192.168.3.7 ${PORT}`]);
  expect(addressesIn(late.receive)).toEqual([
    `udp 10.1.2.3 ${PORT}`,
    `tcp 10.1.2.3 ${PORT}`,
    `udp 127.0.0.1 ${PORT}`,
    `tcp 127.0.0.1 ${PORT}`,
  ]);
  lesson.close();
});

it('tells the seats of a worker that died, and opens them on the next', async () => {
  const lesson = routing.openLesson();
  const { media, seat } = await routing.sit(lesson, 1);
  await media.take(soundStream(1));
  await crash();
  expect(seat.losses).toBe(1);
  const again = await routing.sit(lesson, 1);
  await expect(again.media.take(soundStream(2))).resolves.toBeDefined();
  lesson.close();
});

it('lets whoever observes receive and never send, and gives all of it back when they go', async () => {
  const lesson = routing.openLesson();
  const { media: sender } = await routing.sit(lesson, 1);
  await sender.take(soundStream(1));
  const [worker] = routing.pool.list();
  const before = await worker?.census();
  const observer = await lesson.openObserver('a line', { canReceive: routableRtp() }, () => undefined);
  expect(await observer.offer([ids.stream(1)])).toMatchObject([{ streamId: ids.stream(1), medium: 'audio' }]);
  await expect(observer.take(soundStream(2))).rejects.toMatchObject({ code: 'request.forbidden' });
  expect(await worker?.census()).toMatchObject({ producers: before?.producers, consumers: 1 });
  observer.close();
  await vi.waitUntil(async () => (await worker?.census())?.consumers === 0);
  expect(await worker?.census()).toEqual(before);
  lesson.close();
});

it('refuses the seat after which two workers died within a minute, for some minutes, and nobody else', async () => {
  const lesson = routing.openLesson();
  for (let round = 0; round < 2; round += 1) {
    const [good, bad] = [await routing.sit(lesson, 1), await routing.sit(lesson, 2)];
    await good.media.take(soundStream(1));
    await bad.media.take(soundStream(2));
    await crash();
  }
  const [good, bad] = [await routing.sit(lesson, 1), await routing.sit(lesson, 2)];
  await expect(bad.media.take(soundStream(2))).rejects.toMatchObject({ code: 'stream.sender-refused' });
  await expect(good.media.take(soundStream(1))).resolves.toBeDefined();
  expect(await bad.media.offer([ids.stream(1)])).toHaveLength(1);
  routing.clock.goOn(5 * 60_000);
  await expect(bad.media.take(soundStream(2))).resolves.toBeDefined();
  lesson.close();
});

it('suspects nobody of workers that a drill has ended', async () => {
  const lesson = routing.openLesson();
  for (let round = 0; round < 2; round += 1) {
    const { media } = await routing.sit(lesson, 1);
    await media.take(soundStream(1));
    const worker = await lesson.worker();
    expect(await lesson.strike('kill')).toBe(true);
    await vi.waitUntil(() => routing.pool.list().some(({ pid }) => `${pid}` !== worker), {
      timeout: 10_000,
      interval: 10,
    });
  }
  const { media } = await routing.sit(lesson, 1);
  await expect(media.take(soundStream(1))).resolves.toBeDefined();
  lesson.close();
});

it('replaces a worker that a drill makes hang', { timeout: 60_000 }, async () => {
  const lesson = routing.openLesson();
  const { seat } = await routing.sit(lesson, 1);
  expect(await lesson.strike('hang')).toBe(true);
  await vi.waitUntil(() => seat.losses === 1, { timeout: 50_000, interval: 50 });
  expect(routing.entries.map(({ event }) => event)).toContain('worker.hung');
  await vi.waitUntil(() => routing.pool.list().length === 1, { timeout: 10_000, interval: 10 });
  lesson.close();
});

it('has nothing to strike for a lesson that no worker carries yet', async () => {
  const lesson = routing.openLesson();
  expect([await lesson.worker(), await lesson.strike('kill')]).toEqual([undefined, false]);
  lesson.close();
});

it('leaves a seat nothing but TCP while a drill says so, and others both', async () => {
  const lesson = routing.openLesson();
  const protocols = async (n: number) =>
    (await routing.sit(lesson, n)).media.receive.iceCandidates.map(({ protocol }) => protocol);
  lesson.leaveTcp(new Set([ids.seat(1)]));
  expect([await protocols(1), await protocols(2)]).toEqual([['tcp'], ['udp', 'tcp']]);
  lesson.leaveTcp(new Set());
  expect(await protocols(1)).toEqual(['udp', 'tcp']);
  lesson.close();
});

it('sends a seat no more than a drill lets it, until it does not say so any more', async () => {
  const lesson = routing.openLesson();
  const { media } = await routing.sit(lesson, 1);
  await expect(media.limit(300_000)).resolves.toBeUndefined();
  await expect(media.limit(null)).resolves.toBeUndefined();
  lesson.close();
});

it('goes on with the other workers while the port of one is taken, and uses it again later', async () => {
  await routing.pool.close();
  routing = await openRouting({ firstPort: PORT + 1, workers: 2 });
  const [first, second] = routing.pool.list();
  if (!first || !second) throw new Error('two workers were to run');
  process.kill(first.pid, 'SIGKILL');
  const squatter = await takePort(PORT + 1, () => routing.pool.list().length === 1);
  const lesson = routing.openLesson();
  await expect(routing.sit(lesson, 1)).resolves.toBeDefined();
  await vi.waitUntil(() => routing.entries.some(({ event }) => event === 'worker.start-failed'));
  await new Promise<void>((resolve) => squatter.close(resolve));
  await vi.waitUntil(() => routing.pool.list().length === 2, { timeout: 10_000, interval: 20 });
  lesson.close();
});

it('gives up seats that are not connected 15 s after there was something to carry, and no others', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const lesson = routing.openLesson();
  const [sender, receiver, waiting] = [
    await routing.sit(lesson, 1),
    await routing.sit(lesson, 2),
    await routing.sit(lesson, 3),
  ];
  await sender.media.take(soundStream(1));
  await receiver.media.offer([ids.stream(1)]);
  await vi.advanceTimersByTimeAsync(14_999);
  expect([sender, receiver, waiting].map(({ seat }) => seat.losses)).toEqual([0, 0, 0]);
  await vi.advanceTimersByTimeAsync(1);
  expect([sender, receiver, waiting].map(({ seat }) => seat.losses)).toEqual([1, 1, 0]);
  vi.useRealTimers();
  const [worker] = routing.pool.list();
  await vi.waitUntil(async () => (await worker?.census())?.transports === 2);
  lesson.close();
});

/** Takes a UDP port as soon as `isFree`, as some other program might. */
async function takePort(port: number, isFree: () => boolean): Promise<ReturnType<typeof createSocket>> {
  await vi.waitUntil(isFree, { interval: 1 });
  const squatter = createSocket('udp4');
  await new Promise<void>((resolve, reject) => squatter.once('error', reject).bind(port, '0.0.0.0', resolve));
  return squatter;
}
