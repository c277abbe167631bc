import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PlaybackClock } from '../../../../../client/playback/PlaybackClock.ts';
import { EvidencePlayer } from '../../../../../client/study/evidence/EvidencePlayer.ts';

const LATE = { fromMs: 20_000, toMs: 24_000 };
const EARLY = { fromMs: 500, toMs: 3_000 };
const MOMENT = { fromMs: 10_000, toMs: 10_000 };

let clock: PlaybackClock;
let player: EvidencePlayer;

beforeEach(() => {
  vi.useFakeTimers();
  clock = new PlaybackClock({ lengthMs: 30_000, startMs: 8_000, now: () => Date.now() });
  player = new EvidencePlayer(clock);
});
afterEach(() => {
  player.close();
  vi.useRealTimers();
});

describe('the seconds behind a number', () => {
  it('are played from a second before the first of them to its end', () => {
    player.open('发言 2', [LATE, EARLY]);
    expect(player.shown.read()).toEqual({ title: '发言 2', spans: [EARLY, LATE], index: 0, by: null });
    expect([clock.read(), clock.isRunning]).toEqual([0, true]);
    vi.advanceTimersByTime(2_900);
    expect(clock.isRunning).toBe(true);
    vi.advanceTimersByTime(200);
    expect(clock.isRunning).toBe(false);
    expect(clock.read()).toBeLessThan(3_100);
  });

  it('are gone through one by one, and stay at the ends', () => {
    player.open('发言 2', [EARLY, LATE]);
    player.step(1);
    expect([player.shown.read()?.index, clock.read()]).toEqual([1, 19_000]);
    player.step(1);
    expect(player.shown.read()?.index).toBe(1);
    player.step(-1);
    player.step(-1);
    expect([player.shown.read()?.index, clock.read()]).toEqual([0, 0]);
  });

  it('are heard for a moment also where they have no length', () => {
    player.open('学生 12', [MOMENT]);
    vi.advanceTimersByTime(2_400);
    expect(clock.isRunning).toBe(true);
    vi.advanceTimersByTime(200);
    expect(clock.isRunning).toBe(false);
  });

  it('are called otherwise when the language changes, and go on', () => {
    player.open('发言 1', [EARLY], 'a');
    player.rename('Turns 1');
    expect(player.shown.read()).toEqual({ title: 'Turns 1', spans: [EARLY], index: 0, by: 'a' });
    expect(clock.isRunning).toBe(true);
  });

  it('are none of 0: the player stays where it is', () => {
    player.open('举手 0', []);
    expect(player.shown.read()).toEqual({ title: '举手 0', spans: [], index: 0, by: null });
    player.step(1);
    expect([clock.read(), clock.isRunning]).toEqual([8_000, false]);
  });

  it('do not stop whoever has gone elsewhere in the meantime', () => {
    player.open('发言 1', [EARLY]);
    clock.seek(2_500);
    vi.advanceTimersByTime(5_000);
    expect([clock.read(), clock.isRunning]).toEqual([7_500, true]);
  });

  it('do not stop whoever has shut them', () => {
    player.open('发言 1', [EARLY]);
    player.shut();
    vi.advanceTimersByTime(5_000);
    expect([player.shown.read(), clock.isRunning]).toEqual([null, true]);
  });

  it('are not watched any more once the page is left', () => {
    player.open('发言 1', [EARLY]);
    player.close();
    vi.advanceTimersByTime(5_000);
    expect(clock.isRunning).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});
