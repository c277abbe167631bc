import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PlaybackClock } from '../../../../../client/playback/PlaybackClock.ts';
import { MomentPlayer } from '../../../../../client/study/events/MomentPlayer.ts';
import type { Span } from '../../../../../shared/timeline/tracks.ts';

let clock: PlaybackClock;
let over: number[];
const play = (moment: Span) => new MomentPlayer({ clock, moment, onOver: () => over.push(clock.read()) });

beforeEach(() => {
  vi.useFakeTimers();
  over = [];
  clock = new PlaybackClock({ lengthMs: 30_000, startMs: 0, now: () => Date.now() });
});
afterEach(() => vi.useRealTimers());

describe('a moment that is played', () => {
  it('begins a second before and is over once, at its end', () => {
    play({ fromMs: 20_000, toMs: 24_000 });
    expect([clock.read(), clock.isRunning]).toEqual([19_000, true]);
    vi.advanceTimersByTime(4_900);
    expect(over).toEqual([]);
    vi.advanceTimersByTime(3_000);
    expect(over).toHaveLength(1);
    expect(over[0]).toBeGreaterThanOrEqual(24_000);
    expect(over[0]).toBeLessThan(24_200);
  });

  it('is seen for a while also where it has no length, and no longer than the take is', () => {
    play({ fromMs: 5_000, toMs: 5_000 });
    vi.advanceTimersByTime(2_900);
    expect(over).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(over).toHaveLength(1);
    play({ fromMs: 29_900, toMs: 30_000 });
    vi.advanceTimersByTime(2_000);
    expect(over).toEqual([over[0], 30_000]);
  });

  it('leaves the viewer alone who goes elsewhere, and says nothing after it was closed', () => {
    play({ fromMs: 5_000, toMs: 7_000 });
    clock.seek(6_900);
    vi.advanceTimersByTime(5_000);
    play({ fromMs: 5_000, toMs: 7_000 }).close();
    vi.advanceTimersByTime(10_000);
    expect(over).toEqual([]);
  });
});
