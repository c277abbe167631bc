import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Playback } from '../../../../client/playback/Playback.ts';
import type { PlayableFile } from '../../../../shared/api/index.ts';
import { AppError } from '../../../../shared/errors/index.ts';
import { tracksOf } from '../../../../shared/timeline/tracks.ts';
import { FakePlayerElement } from '../../../fakes/FakePlayerElement.ts';
import { ids } from '../../../support/ids.ts';

const LENGTH_MS = 60_000;

const file = (n: number, seat: number, fromMs: number, toMs: number): PlayableFile => ({
  trackFileId: ids.trackFile(n),
  streamId: ids.stream(n),
  seatId: ids.seat(seat),
  kind: 'classroom-return',
  medium: 'video',
  codec: 'vp8',
  startAtMs: fromMs,
  durationMs: toMs - fromMs,
  bytes: 1,
  widthPx: 320,
  heightPx: 180,
  url: `/file/${n}`,
  saveUrl: '/save',
  contentType: 'video/webm',
});

describe('playback', () => {
  let playback: Playback;
  let failed = 0;
  let why: AppError | null = null;
  const now = () => performance.now();

  beforeEach(() => {
    vi.useFakeTimers();
    failed = 0;
    why = null;
    playback = new Playback({
      lengthMs: LENGTH_MS,
      startMs: 0,
      now,
      onMoment: () => undefined,
      onFailed: () => (failed += 1),
      whyRefused: async () => why,
    });
  });
  afterEach(() => {
    playback.close();
    vi.useRealTimers();
  });

  const pass = (ms: number) => vi.advanceTimersByTime(ms);
  const open = (files: readonly PlayableFile[], how: { seekMs?: number; startMs?: number } = {}) => {
    const [track] = tracksOf(files, 0);
    if (!track) throw new Error('no track');
    const element = new FakePlayerElement({ now, ...how });
    return { element, ...playback.open(track, element) };
  };
  /** How far a player is ahead of the clock, in ms. */
  const ahead = ({ player }: ReturnType<typeof open>) => (player.takeMs ?? Number.NaN) - playback.clock.read();

  it('stands at first, with each picture at its place', () => {
    const { element } = open([file(1, 1, 0, LENGTH_MS)]);
    pass(1_000);
    expect(playback.clock.read()).toBe(0);
    expect(element).toMatchObject({ paused: true, src: '/file/1' });
  });

  it('keeps the last picture at the very end', () => {
    const { element, player } = open([file(1, 1, 0, LENGTH_MS)]);
    pass(100);
    playback.clock.seek(LENGTH_MS);
    pass(1_000);
    expect(element.src).toBe('/file/1');
    expect(player.status.read()).toBe('there');
  });

  it('plays each stretch of a file by the address that is newest', () => {
    const stretch = (part: number, fromMs: number) => ({
      ...file(1, 1, fromMs, fromMs + 10_000),
      part,
      url: `/old/${part}`,
    });
    const [first, second] = [stretch(0, 0), stretch(1, 20_000)];
    playback.setUrls([
      { ...first, url: '/new/0' },
      { ...second, url: '/new/1' },
    ]);
    const { element } = open([first, second]);
    pass(100);
    expect(element.src).toBe('/new/0');
    playback.clock.seek(25_000);
    pass(100);
    expect(element.src).toBe('/new/1');
  });

  it('begins when all have begun, and none of them has far to go', () => {
    const quick = open([file(1, 1, 0, LENGTH_MS)], { startMs: 10 });
    const slow = open([file(2, 2, 0, LENGTH_MS)], { startMs: 90 });
    playback.clock.play();
    pass(400);
    for (const each of [quick, slow]) expect(Math.abs(ahead(each))).toBeLessThan(45);
    pass(3_000);
    for (const each of [quick, slow]) expect(Math.abs(ahead(each))).toBeLessThan(15);
    for (const each of [quick, slow]) expect(each.element.jumps).toEqual([0]);
  });

  it('leads back by speed what is a little off, by one in twenty at most, and makes it jump only when it is far off', () => {
    const one = open([file(1, 1, 0, LENGTH_MS)]);
    playback.clock.play();
    pass(2_000);
    one.element.currentTime += 0.2;
    one.element.jumps.length = 0;
    pass(100);
    expect(one.element.playbackRate).toBeCloseTo(0.95, 5);
    pass(6_000);
    expect(Math.abs(ahead(one))).toBeLessThan(15);
    expect(one.element.playbackRate).toBe(1);
    expect(one.element.jumps).toEqual([]);
    one.element.currentTime += 0.4;
    one.element.jumps.length = 0;
    pass(60);
    expect(one.element.jumps).toHaveLength(1);
    expect(Math.abs(ahead(one))).toBeLessThan(15);
  });

  it('waits after a jump until everything that is shown is there, and then goes on from there', () => {
    open([file(1, 1, 0, LENGTH_MS)], { seekMs: 40 });
    const slow = open([file(2, 2, 0, LENGTH_MS)], { seekMs: 1_200 });
    pass(2_000);
    playback.clock.play();
    pass(2_000);
    playback.clock.seek(30_000);
    pass(1_000);
    expect(playback.clock.read()).toBe(30_000);
    expect(playback.waiting.read()).toBe(true);
    pass(1_000);
    expect(playback.waiting.read()).toBe(false);
    expect(playback.clock.read()).toBeGreaterThan(30_500);
    expect(Math.abs(ahead(slow))).toBeLessThan(40);
  });

  it('waits while something that is shown has run dry, but not for ever', () => {
    const one = open([file(1, 1, 0, LENGTH_MS)]);
    playback.clock.play();
    pass(5_000);
    one.element.starved = true;
    pass(1_000);
    const stoodAtMs = playback.clock.read();
    expect(playback.waiting.read()).toBe(true);
    pass(6_000);
    expect(playback.clock.read()).toBe(stoodAtMs);
    pass(3_000);
    expect(playback.clock.read()).toBeGreaterThan(stoodAtMs);
    one.element.starved = false;
    pass(1_000);
    expect(playback.waiting.read()).toBe(false);
    expect(Math.abs(ahead(one))).toBeLessThan(250);
  });

  it('goes from file to file, and has no file where nothing was recorded', () => {
    const one = open([file(1, 1, 1_500, 10_000), file(2, 1, 14_000, LENGTH_MS)]);
    expect(one.player.status.read()).toBe('gap');
    expect(one.element.src).toBe('');
    playback.clock.play();
    pass(5_000);
    expect(one.element.src).toBe('/file/1');
    expect(one.player.status.read()).toBe('there');
    pass(6_500);
    expect(one.player.status.read()).toBe('gap');
    expect(one.element.src).toBe('');
    pass(2_000);
    // Made ready before it begins.
    expect(one.element).toMatchObject({ src: '/file/2', paused: true });
    expect(one.player.status.read()).toBe('gap');
    pass(1_500);
    expect(one.player.status.read()).toBe('there');
    expect(Math.abs(ahead(one))).toBeLessThan(40);
    expect(one.element.sources).toEqual(['/file/1', '/file/2']);
  });

  it('does not stand still for what only joins those that play', () => {
    open([file(1, 1, 0, LENGTH_MS)]);
    playback.clock.play();
    pass(5_000);
    const beforeMs = playback.clock.read();
    const late = open([file(2, 2, 0, LENGTH_MS)], { seekMs: 300 });
    pass(1_000);
    expect(playback.clock.read() - beforeMs).toBeCloseTo(1_000, 0);
    pass(1_500);
    expect(Math.abs(ahead(late))).toBeLessThan(15);
  });

  it('plays at other speeds, each player with the clock', () => {
    const one = open([file(1, 1, 0, LENGTH_MS)]);
    playback.clock.play();
    pass(1_000);
    playback.clock.setRate(2);
    const fromMs = playback.clock.read();
    pass(5_000);
    expect(playback.clock.read() - fromMs).toBeCloseTo(10_000, 0);
    expect(one.element.playbackRate).toBeCloseTo(2, 1);
    expect(Math.abs(ahead(one))).toBeLessThan(15);
  });

  it('ends at the end, and begins anew from the beginning', () => {
    open([file(1, 1, 0, LENGTH_MS)]);
    playback.clock.seek(LENGTH_MS - 1_000);
    playback.clock.play();
    pass(3_000);
    expect(playback.clock.mode.read().playing).toBe(false);
    expect(playback.clock.read()).toBe(LENGTH_MS);
    playback.clock.play();
    pass(500);
    expect(playback.clock.read()).toBeLessThan(1_000);
  });

  it('leaves a file alone that ends a little before it should', () => {
    const one = open([file(1, 1, 0, LENGTH_MS)]);
    one.element.lengthS = 9.95;
    playback.clock.seek(9_000);
    playback.clock.play();
    pass(3_000);
    expect(one.element.currentTime).toBe(9.95);
    expect(playback.waiting.read()).toBe(false);
    expect(playback.clock.read()).toBeGreaterThan(11_000);
  });

  it('asks once for new addresses when a file cannot be had, and takes them', () => {
    const one = open([file(1, 1, 0, LENGTH_MS)]);
    one.element.error = { code: 2 } as MediaError;
    pass(1_000);
    expect(one.player.status.read()).toBe('failed');
    expect(failed).toBe(1);
    one.element.error = null;
    playback.setUrls([{ trackFileId: ids.trackFile(1), url: '/file/1?anew' }]);
    pass(1_000);
    expect(one.element.src).toBe('/file/1?anew');
    expect(one.player.status.read()).toBe('there');
  });

  it('stops, and asks for a press, when the browser does not let it play', async () => {
    const one = open([file(1, 1, 0, LENGTH_MS)]);
    one.element.play = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    playback.clock.play();
    await vi.advanceTimersByTimeAsync(200);
    expect(playback.blocked.read()).toBe(true);
    expect(playback.clock.mode.read()).toMatchObject({ playing: false, held: false });
  });

  it('takes the file from an element that is not shown any more', () => {
    const { element, stop } = open([file(1, 1, 0, LENGTH_MS)]);
    expect(element.src).toBe('/file/1');
    stop();
    expect(element.src).toBe('');
  });

  it('says why something cannot be had, tries it again after a while, and says nothing when it is there', async () => {
    const one = open([file(1, 1, 0, LENGTH_MS)]);
    pass(200);
    why = new AppError('store.unreachable');
    one.element.error = { code: 2 } as MediaError;
    await vi.advanceTimersByTimeAsync(100);
    expect(playback.refused.read()?.code).toBe('store.unreachable');
    const tried = one.element.sources.length;
    pass(14_000);
    expect(one.element.sources).toHaveLength(tried);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(one.element.sources.length).toBeGreaterThan(tried);
    one.element.error = null;
    pass(200);
    expect(one.player.status.read()).toBe('there');
    expect(playback.refused.read()).toBeNull();
  });
});
