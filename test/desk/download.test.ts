import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseLanguageElsewhere, seriousFaults } from '../support/accessibility.ts';
import { openWindow, startBrowser, watchFaults } from '../support/browser.ts';
import { probe } from '../support/film/probe.ts';
import { signIn } from '../support/people.ts';
import { startWithTake, TEACHER_OF_TAKE } from '../support/take/startWithTake.ts';
import { MOMENTS } from '../support/take/takeLesson.ts';

let made: Awaited<ReturnType<typeof startWithTake>>;
let chromium: Awaited<ReturnType<typeof startBrowser>>;
let page: Page;
const faults: string[] = [];
/** A video is made by then, also on a busy machine, in ms. */
const MADE_WITHIN_MS = 120_000;

beforeAll(async () => {
  [made, chromium] = await Promise.all([startWithTake(), startBrowser()]);
  page = await openWindow(chromium.browser);
  watchFaults(page, faults);
  await signIn(page, made.server, made.server.account(TEACHER_OF_TAKE));
  await page.goto(`${made.server.url}/replay/${made.takeId}`);
  await button('下载').click();
  await page.getByRole('heading', { name: '合成一个视频' }).waitFor();
});
afterAll(async () => {
  await chromium?.close();
  await made?.server.stop();
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const saved = async (press: () => Promise<void>): Promise<{ readonly path: string; readonly download: Download }> => {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { path: await download.path(), download };
};
const row = (text: string) => page.getByRole('dialog').getByRole('listitem').filter({ hasText: text });

describe('downloads', () => {
  it('one video of a part of a take, made while one watches', async () => {
    await page.getByLabel('从（分:秒）').fill('0:20');
    await page.getByLabel('到（分:秒）').fill('00:24');
    await button('开始合成').click();
    const clip = row('00:20–00:24');
    const link = clip.getByRole('link', { name: '下载' });
    await link.waitFor({ timeout: MADE_WITHIN_MS });
    const { path, download } = await saved(() => link.click());
    expect(download.suggestedFilename()).toMatch(/^茉莉花-第一课时_\d{8}-\d{6}\.mp4$/);
    const { seconds, streams } = await probe(path);
    expect(Math.abs(seconds - 4)).toBeLessThan(0.05);
    expect(streams.map(({ codec }) => codec)).toEqual(['h264', 'aac']);
    await clip.getByRole('button', { name: '删除这个视频' }).click();
    await clip.waitFor({ state: 'detached' });
  }, 150_000);

  it('says what is wrong with a time, and asks for nothing', async () => {
    await page.getByLabel('到（分:秒）').fill('00:20');
    await page.getByText('要在开始之后至少 1 秒').waitFor();
    await page.getByLabel('从（分:秒）').fill('一点');
    await page.getByText('请写成 分:秒').waitFor();
    await button('开始合成').click();
    expect(await page.getByRole('dialog').getByRole('listitem').filter({ hasText: '在排队' }).count()).toBe(0);
  });

  it('each picture and sound as it was recorded, by its name', async () => {
    const rows = page.getByRole('link', { name: /^下载 .*画面/ });
    expect(await rows.count()).toBe(4);
    const { path, download } = await saved(() => rows.first().click());
    expect(download.suggestedFilename()).toMatch(/_teacher-camera_video_\d{8}-\d{6}\.webm$/);
    expect((await probe(path)).streams.map(({ codec }) => codec)).toEqual(['vp8']);
  });

  it('the log, without what is confidential', async () => {
    const { path, download } = await saved(() => page.getByRole('link', { name: '课堂日志 JSON' }).click());
    expect(download.suggestedFilename()).toBe('茉莉花 第一课时.json');
    const { facts } = JSON.parse(await readFile(path, 'utf8'));
    expect(facts.at(-1)[3]).toBe('lesson.ended');
  });

  it('chapters and events that the browser reads as it reads subtitles', async () => {
    const read = async (name: string) => {
      const { path } = await saved(() => button(name).click());
      return cuesIn(page, await readFile(path, 'utf8'));
    };
    const chapters = await read('章节 WebVTT');
    expect(chapters.map(([fromS, , text]) => [fromS, text]).slice(0, 5)).toEqual([
      [0, '上课'],
      [5, '第 1 页'],
      [7, '第 2 页'],
      [12, '上课'],
      [13, '这首歌是几拍子？'],
    ]);
    expect(chapters.at(-1)?.[1]).toBe(MOMENTS.end / 1_000);
    const events = await read('事件 WebVTT');
    expect(events.some(([fromS, toS, text]) => fromS === 18 && toS === 19 && text.includes('小明'))).toBe(true);
  });

  it('from a panel that fits a phone, in both languages, without serious faults of accessibility', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const language of ['en', 'zh-CN'] as const) {
      await chooseLanguageElsewhere(page, language);
      await page.getByRole('heading', { name: language === 'en' ? 'Make one video' : '合成一个视频' }).waitFor();
      expect(await seriousFaults(page)).toEqual([]);
      const wide = await page.getByRole('dialog').evaluate((dialog) => dialog.scrollWidth > dialog.clientWidth);
      expect([language, wide]).toEqual([language, false]);
    }
    expect(faults).toEqual([]);
  });
});

/** The cues that the browser finds in a WebVTT file: beginning and end in seconds, and text. */
async function cuesIn(where: Page, file: string): Promise<[number, number, string][]> {
  // In a page of its own: ours may load subtitles from the server only.
  const blank = await where.context().newPage();
  const cues = await blank.evaluate(async (text) => {
    const [video, track] = [document.createElement('video'), document.createElement('track')];
    track.src = URL.createObjectURL(new Blob([text], { type: 'text/vtt' }));
    track.kind = 'subtitles';
    video.append(track);
    track.track.mode = 'hidden';
    await new Promise((resolve, reject) => {
      track.addEventListener('load', resolve);
      track.addEventListener('error', reject);
    });
    return [...(track.track.cues ?? [])].map((cue): [number, number, string] => [
      cue.startTime,
      cue.endTime,
      cue instanceof VTTCue ? cue.text : '',
    ]);
  }, file);
  await blank.close();
  return cues;
}
