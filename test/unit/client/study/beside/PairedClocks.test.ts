import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PlaybackClock } from '../../../../../client/playback/PlaybackClock.ts';
import { linkBetween } from '../../../../../client/study/beside/linkBetween.ts';
import { PairedClocks } from '../../../../../client/study/beside/PairedClocks.ts';

let first: PlaybackClock;
let other: PlaybackClock;
let clocks: PairedClocks;

const open = (link: { firstMs: number; ownMs: number } | null, otherMs = 30_000): void => {
  first = new PlaybackClock({ lengthMs: 30_000, startMs: 0, now: () => Date.now() });
  other = new PlaybackClock({ lengthMs: otherMs, startMs: 0, now: () => Date.now() });
  clocks = new PairedClocks(first, other, link);
};
const at = () => [Math.round(first.read() / 100), Math.round(other.read() / 100)];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  clocks.close();
  vi.useRealTimers();
});

describe('two lessons side by side', () => {
  it('play, jump and stop together from the moments that correspond', () => {
    open({ firstMs: 2_000, ownMs: 5_000 });
    expect(at()).toEqual([0, 30]);
    clocks.toggle();
    vi.advanceTimersByTime(1_000);
    expect([at(), clocks.isPlaying]).toEqual([[10, 40], true]);
    other.seek(10_000);
    expect(at()).toEqual([70, 100]);
    first.seek(20_000);
    expect(at()).toEqual([200, 230]);
    other.setRate(2);
    expect(first.mode.read().rate).toBe(2);
    other.pause();
    expect([first.isRunning, clocks.isPlaying]).toEqual([false, false]);
    first.play();
    expect(other.isRunning).toBe(true);
    clocks.toggle();
    expect([first.isRunning, other.isRunning]).toEqual([false, false]);
  });

  it('wait for one another: the one ahead stands while the other loads', () => {
    open({ firstMs: 0, ownMs: 0 });
    clocks.toggle();
    vi.advanceTimersByTime(1_000);
    first.hold();
    vi.advanceTimersByTime(2_000);
    expect(other.isRunning).toBe(false);
    expect(other.read() - first.read()).toBeLessThan(500);
    first.release(first.read());
    vi.advanceTimersByTime(1_000);
    expect([first.isRunning, other.isRunning]).toEqual([true, true]);
    expect(Math.abs(other.read() - first.read())).toBeLessThan(300);
  });

  it('let the second stand at its beginning until the first has come there', () => {
    open({ firstMs: 3_000, ownMs: 0 });
    clocks.toggle();
    vi.advanceTimersByTime(2_000);
    expect([first.isRunning, other.isRunning, at()[0]]).toEqual([true, false, 20]);
    expect(other.read()).toBeLessThan(200);
    vi.advanceTimersByTime(3_000);
    expect([other.isRunning, Math.abs(first.read() - other.read() - 3_000) < 300]).toEqual([true, true]);
  });

  it('let the longer one go on when the shorter is over', () => {
    open({ firstMs: 0, ownMs: 0 }, 2_000);
    clocks.toggle();
    vi.advanceTimersByTime(2_000);
    other.pause();
    vi.advanceTimersByTime(3_000);
    expect([first.isRunning, at()]).toEqual([true, [50, 20]]);
  });

  it('go each its own way unless they are linked, and are linked where they stand', () => {
    open(null);
    first.seek(4_000);
    other.seek(9_000);
    first.play();
    expect([at(), other.isRunning]).toEqual([[40, 90], false]);
    first.pause();
    expect(clocks.linkHere()).toEqual({ firstMs: 4_000, ownMs: 9_000 });
    first.seek(0);
    expect(at()).toEqual([0, 50]);
    clocks.setLink(null);
    first.seek(10_000);
    expect(at()).toEqual([100, 50]);
    clocks.setLink({ firstMs: 0, ownMs: 0 });
    expect(at()).toEqual([100, 100]);
  });
});

describe('the link between two lessons', () => {
  beforeEach(() => open(null));

  it('follows from that of each with the first one', () => {
    const [a, b, c] = [{ link: null }, { link: { firstMs: 10, ownMs: 40 } }, { link: { firstMs: 50, ownMs: 20 } }];
    expect(linkBetween(a, b)).toEqual({ firstMs: 0, ownMs: 30 });
    expect(linkBetween(a, c)).toEqual({ firstMs: 30, ownMs: 0 });
    expect(linkBetween(b, c)).toEqual({ firstMs: 60, ownMs: 0 });
    expect(linkBetween(a, a)).toEqual({ firstMs: 0, ownMs: 0 });
  });
});
