import { open, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recoverFile } from '../../../../server/recording/recoverFile.ts';
import { openWindow, startBrowser } from '../../../support/browser.ts';
import { pictureClip, soundClip } from '../../../support/recording/clips.ts';
import { recordAtOnce } from '../../../support/recording/recordAtOnce.ts';
import { tempDir } from '../../../support/tempDir.ts';

const SECONDS = 12;

let dir: Awaited<ReturnType<typeof tempDir>>;
let browser: Awaited<ReturnType<typeof startBrowser>>;
let page: Page;
beforeAll(async () => {
  dir = await tempDir();
  browser = await startBrowser();
  page = await openWindow(browser.browser);
  await writeFile(join(dir.path, 'page.html'), '<!doctype html><title>player</title>');
  await page.goto(`file://${join(dir.path, 'page.html')}`);
});
afterAll(async () => {
  await browser.close();
  await dir.remove();
});

/** What a browser makes of a file: how long it is, where it lands when sent close to the end, and whether it goes on from there. */
function play(name: string, fromEndMs: number) {
  return page.evaluate(
    async ([source, beforeEndMs]) => {
      const video = document.createElement('video');
      video.src = `${source}`;
      video.muted = true;
      const happens = (event: string) =>
        new Promise<void>((resolve, reject) => {
          video.addEventListener(event, () => resolve(), { once: true });
          video.addEventListener('error', () => reject(new Error(video.error?.message)), { once: true });
        });
      await happens('loadeddata');
      const { duration, videoWidth } = video;
      video.currentTime = duration - Number(beforeEndMs) / 1_000;
      await happens('seeked');
      const landedMs = video.currentTime * 1_000;
      void video.play();
      await happens('ended');
      return { durationMs: duration * 1_000, videoWidth, landedMs, endedMs: video.currentTime * 1_000 };
    },
    [name, fromEndMs] as const,
  );
}

async function record(codec: 'vp8' | 'vp9' | 'h264' | 'opus', name: string): Promise<string> {
  const options = { dir: dir.path, seconds: 4 };
  const clip = codec === 'opus' ? await soundClip(options) : await pictureClip(codec, options);
  const path = join(dir.path, name);
  await recordAtOnce({ clip, path, rounds: SECONDS / 4 });
  return path;
}

it.each([
  ['vp8', 'vp8.webm', 320],
  ['vp9', 'vp9.webm', 320],
  ['h264', 'h264.mkv', 320],
  ['opus', 'opus.webm', 0],
] as const)('Chromium plays %s, finds its end and any place in it', async (codec, name, widthPx) => {
  await record(codec, name);
  const played = await play(name, 1_000);
  expect(played.videoWidth).toBe(widthPx);
  expect(Math.abs(played.durationMs - SECONDS * 1_000)).toBeLessThan(60);
  expect(Math.abs(played.landedMs - (played.durationMs - 1_000))).toBeLessThan(50);
  expect(Math.abs(played.endedMs - played.durationMs)).toBeLessThan(60);
});

it.each([
  ['vp8', 'grown.webm'],
  ['vp9', 'grown-9.webm'],
  ['h264', 'grown.mkv'],
] as const)('Chromium plays %s on when its pictures become larger, and before that again', async (codec, name) => {
  const small = await pictureClip(codec, { dir: dir.path, seconds: 4 });
  const large = await pictureClip(codec, { dir: dir.path, seconds: 4, size: '640x360' });
  const later = large.frames.map((frame) => ({ ...frame, timeMs: frame.timeMs + small.lengthMs }));
  const clip = { ...small, lengthMs: small.lengthMs + large.lengthMs, frames: [...small.frames, ...later] };
  await recordAtOnce({ clip, path: join(dir.path, name) });
  const widths = await page.evaluate(async (source) => {
    const video = document.createElement('video');
    video.src = source;
    video.muted = true;
    // The picture of that place, not one that was still on its way from the place before.
    const widthAt = (seconds: number) =>
      new Promise<number>((resolve, reject) => {
        const look = (): number =>
          video.requestVideoFrameCallback((_, { mediaTime, width }) =>
            Math.abs(mediaTime - seconds) < 0.2 ? resolve(width) : look(),
          );
        look();
        video.addEventListener('error', () => reject(new Error(video.error?.message)), { once: true });
        video.currentTime = seconds;
      });
    const seen: number[] = [];
    for (const seconds of [1, 6, 2, 3.9]) seen.push(await widthAt(seconds));
    // Played over the change, not only entered beside it.
    await video.play();
    await new Promise((resolve) => video.addEventListener('ended', resolve, { once: true }));
    return [...seen, video.videoWidth, video.getVideoPlaybackQuality().totalVideoFrames > 80];
  }, name);
  expect(widths).toEqual([320, 640, 320, 320, 640, true]);
});

it.each(['vp8', 'opus'] as const)('Chromium plays a file of %s that was torn and recovered', async (codec) => {
  const name = `torn-${codec}.webm`;
  const path = await record(codec, name);
  const { size } = await stat(path);
  await truncate(path, Math.round(size * 0.7));
  // As a loss of power leaves it: the end is there, but it is zeros.
  const file = await open(path, 'r+');
  await file.write(Buffer.alloc(9_000), 0, 9_000, Math.round(size * 0.7) - 3_000);
  await file.close();
  const recovered = await recoverFile(path);
  expect(recovered?.cutBytes).toBeGreaterThan(9_000);
  const played = await play(name, 1_500);
  expect(Math.abs(played.durationMs - (recovered?.durationMs ?? 0))).toBeLessThan(50);
  expect(Math.abs(played.landedMs - (played.durationMs - 1_500))).toBeLessThan(50);
});
