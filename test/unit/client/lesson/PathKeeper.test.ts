import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PathKeeper } from '../../../../client/lesson/PathKeeper.ts';

const restartIce = vi.fn(async () => undefined);
const reopen = vi.fn(async () => undefined);
let keeper: PathKeeper;

beforeEach(() => {
  vi.useFakeTimers();
  restartIce.mockClear();
  reopen.mockClear();
  keeper = new PathKeeper({ restartIce, reopen });
});
afterEach(() => {
  keeper.close();
  vi.useRealTimers();
});

it('does nothing about a hiccup of less than two seconds', () => {
  keeper.note('receive', 'disconnected');
  vi.advanceTimersByTime(1_900);
  keeper.note('receive', 'connected');
  vi.advanceTimersByTime(60_000);
  expect(restartIce).not.toHaveBeenCalled();
});

it('restarts ICE after two seconds, and opens new transports when that has not helped for three more', () => {
  keeper.note('receive', 'disconnected');
  vi.advanceTimersByTime(2_000);
  expect(restartIce).toHaveBeenCalledExactlyOnceWith('receive');
  keeper.note('receive', 'disconnected');
  vi.advanceTimersByTime(2_999);
  expect(reopen).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(reopen).toHaveBeenCalledOnce();
});

it('opens nothing new when the restart helped', () => {
  keeper.note('send', 'failed');
  expect(restartIce).toHaveBeenCalledExactlyOnceWith('send');
  keeper.note('send', 'connected');
  vi.advanceTimersByTime(60_000);
  expect(reopen).not.toHaveBeenCalled();
});

it('tries again what failed while there was no line to the server', () => {
  keeper.note('receive', 'failed');
  keeper.note('send', 'connected');
  vi.advanceTimersByTime(60_000);
  restartIce.mockClear();
  keeper.again();
  expect(restartIce).toHaveBeenCalledExactlyOnceWith('receive');
});

it('lets go of everything when it is closed', () => {
  keeper.note('send', 'failed');
  keeper.close();
  vi.advanceTimersByTime(60_000);
  expect(reopen).not.toHaveBeenCalled();
});
