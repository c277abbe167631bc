import { expect, it } from 'vitest';
import { TokenBuckets } from '../../../../server/platform/TokenBuckets.ts';
import { FakeClock } from '../../../fakes/FakeClock.ts';

it('lets a burst through, then so many a second, and says how long to wait', () => {
  const clock = new FakeClock();
  const buckets = new TokenBuckets({ perSecond: 2, burst: 3 }, clock);
  expect([1, 2, 3, 4].map(() => buckets.take('a'))).toEqual([0, 0, 0, 500]);
  clock.goOn(500);
  expect([buckets.take('a'), buckets.take('a')]).toEqual([0, 500]);
});

it('keeps keys apart and never saves up more than a burst', () => {
  const clock = new FakeClock();
  const buckets = new TokenBuckets({ perSecond: 1, burst: 1 }, clock);
  expect([buckets.take('a'), buckets.take('b'), buckets.take('a') > 0]).toEqual([0, 0, true]);
  clock.goOn(3_600_000);
  expect([buckets.take('a'), buckets.take('a') > 0]).toEqual([0, true]);
});

it('takes a clock that goes backwards', () => {
  const clock = new FakeClock();
  const buckets = new TokenBuckets({ perSecond: 1, burst: 1 }, clock);
  buckets.take('a');
  clock.goOn(-60_000);
  expect(buckets.take('a')).toBe(1_000);
});

it('reserves what is still to come, one after another, up to a limit', () => {
  const clock = new FakeClock();
  const buckets = new TokenBuckets({ perSecond: 2, burst: 1 }, clock);
  expect([1, 2, 3, 4].map(() => buckets.reserve('a', 1_000))).toEqual([0, 500, 1_000, undefined]);
  clock.goOn(500);
  expect([buckets.reserve('a', 1_000), buckets.reserve('a', 1_000)]).toEqual([1_000, undefined]);
});
