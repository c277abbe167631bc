import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PathWatch } from '../../../../client/lesson/PathWatch.ts';

const onHeard = vi.fn();
const onStill = vi.fn();
let bytes: Record<'send' | 'receive', number>;
let watch: PathWatch;

beforeEach(() => {
  vi.useFakeTimers();
  onHeard.mockClear();
  onStill.mockClear();
  bytes = { send: 0, receive: 0 };
  watch = new PathWatch({
    measure: async (direction) => {
      const pair = {
        id: 'CP',
        timestamp: 0,
        type: 'candidate-pair',
        bytesReceived: bytes[direction],
        responsesReceived: 1,
      };
      return [
        ['T', { id: 'T', timestamp: 0, type: 'transport' }],
        ['CP', pair as RTCStats],
      ];
    },
    onHeard,
    onStill,
  });
});
afterEach(() => {
  watch.close();
  vi.useRealTimers();
});

/** Lets looks pass; before each, so many bytes come by the path on which we receive. */
async function looks(...received: number[]): Promise<void> {
  for (const more of received) {
    bytes.receive += more;
    await vi.advanceTimersByTimeAsync(500);
  }
}

it('tells of a path that flowed and has been silent for three looks, once', async () => {
  await looks(9, 9, 9, 9, 9, 9, 0, 0);
  expect(onStill).not.toHaveBeenCalled();
  await looks(0);
  expect(onStill).toHaveBeenCalledExactlyOnceWith('receive');
  await looks(0, 0, 0, 0);
  expect(onStill).toHaveBeenCalledOnce();
});

it('says nothing of a path on which there is only a check now and then', async () => {
  await looks(...Array.from({ length: 10 }, () => [60, 0, 0, 0, 0]).flat());
  expect(onStill).not.toHaveBeenCalled();
});

it('hears whatever comes', async () => {
  await looks(1, 0, 1);
  expect(onHeard.mock.calls.filter(([direction]) => direction === 'receive')).toHaveLength(2);
});

it('tells again when a path flowed again and stopped again', async () => {
  await looks(...[1, 2].flatMap(() => [9, 9, 9, 9, 9, 9, 0, 0, 0]));
  expect(onStill).toHaveBeenCalledTimes(2);
});
