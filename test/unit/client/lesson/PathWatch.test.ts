import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PathWatch } from '../../../../client/lesson/PathWatch.ts';

const onHeard = vi.fn();
const onStill = vi.fn();
const onCarried = vi.fn();
/** What browsers measure of anything. */
const stats = (id: string, type: string) => ({ id, timestamp: 0, type: type as RTCStatsType });

let answersByTcp: number;
let bytes: Record<'send' | 'receive', number>;
let watch: PathWatch;

beforeEach(() => {
  vi.useFakeTimers();
  onHeard.mockClear();
  onStill.mockClear();
  onCarried.mockClear();
  answersByTcp = 0;
  bytes = { send: 0, receive: 0 };
  watch = new PathWatch({
    measure: async (direction) => {
      const pair = (id: string, bytesReceived: number, responsesReceived: number) =>
        ({
          ...stats(id, 'candidate-pair'),
          localCandidateId: `${id}-own`,
          bytesReceived,
          responsesReceived,
        }) as RTCStats;
      const report = [
        { ...stats('T', 'transport'), selectedCandidatePairId: 'udp' } as RTCStats,
        { ...stats('udp-own', 'local-candidate'), protocol: 'udp' },
        { ...stats('tcp-own', 'local-candidate'), protocol: 'tcp' },
        pair('udp', bytes[direction], 1),
        pair('tcp', 0, answersByTcp),
      ];
      return report.map((each) => [each.id, each] as const);
    },
    onHeard,
    onStill,
    onCarried,
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
    await vi.advanceTimersByTimeAsync(250);
  }
}

const flowing = Array.from({ length: 12 }, () => 9);

it('tells of a path that flowed and has been silent for four looks, once', async () => {
  await looks(...flowing, 0, 0, 0);
  expect(onStill).not.toHaveBeenCalled();
  await looks(0);
  expect(onStill).toHaveBeenCalledExactlyOnceWith('receive');
  await looks(0, 0, 0, 0, 0);
  expect(onStill).toHaveBeenCalledOnce();
});

it('takes for flowing also what comes at every other look, as sound does while nobody speaks', async () => {
  await looks(...Array.from({ length: 7 }, () => [9, 0]).flat(), 0, 0);
  expect(onStill).not.toHaveBeenCalled();
  await looks(0);
  expect(onStill).toHaveBeenCalledExactlyOnceWith('receive');
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
  await looks(...[1, 2].flatMap(() => [...flowing, 0, 0, 0, 0]));
  expect(onStill).toHaveBeenCalledTimes(2);
});

it('hears no answers by TCP as long as what is received comes by UDP', async () => {
  await looks(...flowing);
  expect(onCarried).toHaveBeenLastCalledWith('udp');
  answersByTcp = 1;
  await looks(0, 0);
  answersByTcp = 5;
  await looks(0, 0);
  expect(onStill).toHaveBeenCalledExactlyOnceWith('receive');
});
