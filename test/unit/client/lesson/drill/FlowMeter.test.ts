import { expect, it } from 'vitest';
import { FlowMeter, type FlowTotal } from '../../../../../client/lesson/drill/FlowMeter.ts';

const all = () => true;
const picture = (total: number, trackId = 'a', key = 'teacher'): FlowTotal => ({
  ...{ key, medium: 'picture', trackId, total },
});

/** Readings 100 ms apart, from 0; each is what has come by then. */
function readings(meter: FlowMeter, fromMs: number, ...all_: readonly (readonly FlowTotal[])[]): number {
  for (const [index, totals] of all_.entries()) meter.read(fromMs + 100 * index, totals, all);
  return fromMs + 100 * (all_.length - 1);
}

it('measures the longest time without a new picture, across a change of track', () => {
  const meter = new FlowMeter();
  const nowMs = readings(meter, 0, [picture(1)], [picture(4)], [picture(7)]);
  meter.begin(nowMs);
  const backMs = readings(meter, 300, [picture(7)], [picture(7)], [], [], [picture(2, 'b')], [picture(5, 'b')]);
  expect(meter.gap('picture', backMs)).toEqual({ longestMs: 500, isBack: true });
});

it('says that something is not back, and since when it has not come', () => {
  const meter = new FlowMeter();
  meter.begin(readings(meter, 0, [picture(1)], [picture(2)]));
  meter.read(4_000, [], all);
  expect(meter.gap('picture', 4_000)).toEqual({ longestMs: 3_900, isBack: false });
});

it('takes the worst of several', () => {
  const meter = new FlowMeter();
  const both = (teacher: number, other: number) => [picture(teacher), picture(other, 'c', 'classroom')];
  meter.begin(readings(meter, 0, both(1, 1), both(2, 2)));
  const nowMs = readings(meter, 200, both(3, 2), both(4, 2), both(5, 2), both(6, 3));
  expect(meter.gap('picture', nowMs).longestMs).toBe(400);
});

it('does not take an old track that stands still beside the new one for one that comes', () => {
  const meter = new FlowMeter();
  meter.begin(readings(meter, 0, [picture(9)], [picture(10)]));
  const nowMs = readings(meter, 200, [picture(10), picture(1, 'b')], ...Array(9).fill([picture(10), picture(1, 'b')]));
  expect(meter.gap('picture', nowMs).longestMs).toBe(900);
});

it('misses nothing that had not been coming, or that is not to come just now', () => {
  const meter = new FlowMeter();
  expect(meter.gap('sound', 0)).toEqual({ longestMs: null, isBack: true });
  readings(meter, 0, [picture(1)], [picture(2)]);
  meter.begin(9_000);
  expect(meter.gap('picture', 9_000).longestMs).toBeNull();
  const other = new FlowMeter();
  other.begin(readings(other, 0, [picture(1)], [picture(2)]));
  for (let atMs = 200; atMs <= 5_000; atMs += 100) other.read(atMs, [picture(2)], () => false);
  expect(other.gap('picture', 5_000)).toEqual({ longestMs: 0, isBack: true });
});
