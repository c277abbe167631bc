import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LastResort } from '../../../../client/lesson/LastResort.ts';

const rejoin = vi.fn();
let isSeated: boolean;
let resort: LastResort;

beforeEach(() => {
  vi.useFakeTimers();
  rejoin.mockClear();
  isSeated = true;
  resort = new LastResort({ isSeated: () => isSeated, rejoin });
});
afterEach(() => {
  resort.close();
  vi.useRealTimers();
});

it('comes after twenty seconds from when media was first missed, however often that is said', () => {
  resort.broken();
  vi.advanceTimersByTime(15_000);
  resort.broken();
  vi.advanceTimersByTime(4_999);
  expect(rejoin).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(rejoin).toHaveBeenCalledOnce();
});

it('does not come when media is back before', () => {
  resort.broken();
  vi.advanceTimersByTime(19_000);
  resort.mended();
  vi.advanceTimersByTime(60_000);
  expect(rejoin).not.toHaveBeenCalled();
});

it('comes less and less often where it does not help, and soon again after it did', () => {
  resort.broken();
  vi.advanceTimersByTime(20_000);
  resort.broken();
  vi.advanceTimersByTime(39_999);
  expect(rejoin).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(1);
  expect(rejoin).toHaveBeenCalledTimes(2);
  resort.mended();
  resort.broken();
  vi.advanceTimersByTime(20_000);
  expect(rejoin).toHaveBeenCalledTimes(3);
});

it('does nothing while there is no line to the server: that one comes back first', () => {
  resort.broken();
  isSeated = false;
  vi.advanceTimersByTime(20_000);
  expect(rejoin).not.toHaveBeenCalled();
  resort.broken();
  isSeated = true;
  vi.advanceTimersByTime(20_000);
  expect(rejoin).toHaveBeenCalledOnce();
});
