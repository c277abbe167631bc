import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { TakenStream } from '../../../../server/lesson/ports.ts';
import { ids } from '../../../support/ids.ts';
import { openRouting, soundStream } from '../../../support/openRouting.ts';

const PORT = 21_336;
const TO = { ip: '127.0.0.1', port: 39_999 };

let routing: Awaited<ReturnType<typeof openRouting>>;
beforeEach(async () => {
  routing = await openRouting({ firstPort: PORT });
});
afterEach(() => routing.pool.close());

/** A camera in three layers, as browsers send it. */
const cameraStream = (n: number): TakenStream => ({
  ...soundStream(n),
  medium: 'video',
  heightPx: 720,
  rtp: {
    mid: `${n}`,
    codecs: [
      {
        mimeType: 'video/VP8',
        payloadType: 96,
        clockRate: 90_000,
        rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }],
      },
      { mimeType: 'video/rtx', payloadType: 97, clockRate: 90_000, parameters: { apt: 96 } },
    ],
    encodings: [{ rid: 'r0' }, { rid: 'r1' }, { rid: 'r2' }],
    headerExtensions: [
      { uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 1 },
      { uri: 'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id', id: 2 },
    ],
  },
});

async function sitting() {
  const lesson = routing.openLesson();
  const { media } = await routing.sit(lesson, 1);
  return { lesson, media };
}

it('says how a stream is packed, sound and picture', async () => {
  const { lesson, media } = await sitting();
  await media.take(soundStream(1));
  await media.take(cameraStream(2));
  const sound = await lesson.tap(ids.stream(1), TO);
  const camera = await lesson.tap(ids.stream(2), TO);
  const ssrc = expect.any(Number);
  const rtx = { ssrc, payloadType: expect.any(Number) };
  expect(sound.rtp).toMatchObject({ codec: 'opus', clockRate: 48_000, channels: 2, payloadType: 100, ssrc });
  expect(camera.rtp).toEqual({ codec: 'vp8', clockRate: 90_000, payloadType: 101, ssrc, rtx });
  expect(sound.from.port).not.toBe(camera.from.port);
  await Promise.all([sound.start(), camera.start()]);
  lesson.close();
});

it('refuses a stream that is not there', async () => {
  const { lesson, media } = await sitting();
  await expect(lesson.tap(ids.stream(1), TO)).rejects.toMatchObject({ code: 'stream.not-found' });
  await media.take(soundStream(1));
  media.stop(ids.stream(1));
  await expect(lesson.tap(ids.stream(1), TO)).rejects.toMatchObject({ code: 'stream.not-found' });
  await expect(routing.openLesson().tap(ids.stream(1), TO)).rejects.toMatchObject({ code: 'stream.not-found' });
  lesson.close();
});

it('closes with its stream, with its worker, and when told to, once, and holds nothing then', async () => {
  const { lesson, media } = await sitting();
  for (const n of [1, 2, 3]) await media.take(soundStream(n));
  const closings: number[] = [];
  const taps = await Promise.all(
    [1, 2, 3].map(async (n) => {
      const tap = await lesson.tap(ids.stream(n), TO);
      tap.onClosed(() => void closings.push(n));
      return tap;
    }),
  );
  media.stop(ids.stream(1));
  taps[1]?.close();
  taps[1]?.close();
  await vi.waitUntil(() => closings.length === 2);
  expect(closings.sort()).toEqual([1, 2]);
  const [worker] = routing.pool.list();
  expect(await worker?.census()).toMatchObject({ transports: 3, producers: 2, consumers: 1 });
  process.kill(worker?.pid ?? 0, 'SIGKILL');
  await vi.waitUntil(() => closings.length === 3);
  taps[2]?.close();
  const late: string[] = [];
  taps[2]?.onClosed(() => void late.push('at once'));
  expect([closings, late]).toEqual([[1, 2, 3], ['at once']]);
  lesson.close();
});
