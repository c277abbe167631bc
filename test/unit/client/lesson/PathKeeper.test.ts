import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PathKeeper } from '../../../../client/lesson/PathKeeper.ts';

const restartIce = vi.fn(async () => undefined);
const reopen = vi.fn(async () => undefined);
const checkLine = vi.fn();
const onBroken = vi.fn();
const onHealth = vi.fn();
let keeper: PathKeeper;

beforeEach(() => {
  vi.useFakeTimers();
  restartIce.mockClear();
  reopen.mockClear();
  checkLine.mockClear();
  onBroken.mockClear();
  onHealth.mockClear();
  keeper = new PathKeeper({ checkLine, restartIce, reopen, onBroken, onHealth });
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

it('looks at the line to the server as soon as a path breaks', () => {
  keeper.note('receive', 'connected');
  expect(checkLine).not.toHaveBeenCalled();
  keeper.note('receive', 'disconnected');
  expect(checkLine).toHaveBeenCalledOnce();
});

describe('a path by which nothing comes any more, while the browser takes it for good', () => {
  beforeEach(() => {
    keeper.note('receive', 'connected');
    keeper.still('receive');
  });

  it('is sought anew at once', () => {
    expect(checkLine).toHaveBeenCalledOnce();
    expect(restartIce).toHaveBeenCalledExactlyOnceWith('receive');
  });

  it('is left alone when something comes again: it had only been silent', () => {
    keeper.heard('receive');
    vi.advanceTimersByTime(60_000);
    expect(reopen).not.toHaveBeenCalled();
  });

  it('is replaced soon when nothing comes although the server has answered, as where UDP is blocked', async () => {
    await vi.advanceTimersByTimeAsync(449);
    expect(reopen).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(reopen).toHaveBeenCalledOnce();
    expect(onBroken).toHaveBeenCalledOnce();
  });

  it('is given longer where the server takes longer to answer', async () => {
    keeper.close();
    restartIce.mockImplementationOnce(() => new Promise((resolve) => setTimeout(() => resolve(undefined), 600)));
    keeper = new PathKeeper({ checkLine, restartIce, reopen, onBroken, onHealth });
    keeper.note('receive', 'connected');
    keeper.still('receive');
    await vi.advanceTimersByTimeAsync(600 + 3 * 600 + 449);
    expect(reopen).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(reopen).toHaveBeenCalledOnce();
  });

  it('is replaced after three seconds when neither the server nor the path answers', async () => {
    keeper.close();
    restartIce.mockImplementationOnce(() => new Promise(() => undefined));
    keeper = new PathKeeper({ checkLine, restartIce, reopen, onBroken, onHealth });
    keeper.note('receive', 'connected');
    keeper.still('receive');
    await vi.advanceTimersByTimeAsync(2_999);
    expect(reopen).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(reopen).toHaveBeenCalledOnce();
    expect(onBroken).not.toHaveBeenCalled();
  });

  it('is not well until something comes again', () => {
    expect(onHealth).toHaveBeenLastCalledWith(false);
    keeper.note('receive', 'connected');
    expect(onHealth).toHaveBeenLastCalledWith(false);
    keeper.heard('receive');
    expect(onHealth).toHaveBeenLastCalledWith(true);
  });

  it('is sought again when the line to the server is back', () => {
    vi.advanceTimersByTime(2_000);
    restartIce.mockClear();
    keeper.again();
    expect(restartIce).toHaveBeenCalledExactlyOnceWith('receive');
  });

  it('is not sought twice at once', () => {
    keeper.still('receive');
    keeper.note('receive', 'disconnected');
    expect(restartIce).toHaveBeenCalledOnce();
  });
});
