import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FileNews } from '../../../../server/recording/ports.ts';
import { Recorder } from '../../../../server/recording/Recorder.ts';
import { TrackFileRecording } from '../../../../server/recording/TrackFileRecording.ts';
import { quantile } from '../../../bench/statistics.ts';
import { keptLog } from '../../../fakes/keptLog.ts';
import { openWindow, startBrowser } from '../../../support/browser.ts';
import { ids } from '../../../support/ids.ts';
import { openRouting } from '../../../support/openRouting.ts';
import { brightness, decodedPictures, loudness, onsets, probe } from '../../../support/recording/judge.ts';
import { sitSender } from '../../../support/recording/sitSender.ts';
import { tempDir } from '../../../support/tempDir.ts';

const PORT = 21_338;
const HEIGHT_PX = 480;
const RECORD_FOR_MS = 12_000;

let dir: Awaited<ReturnType<typeof tempDir>>;
let routing: Awaited<ReturnType<typeof openRouting>>;
let browser: Awaited<ReturnType<typeof startBrowser>>;
let recorder: Recorder;
beforeAll(async () => {
  dir = await tempDir();
  routing = await openRouting({ firstPort: PORT });
  routing.addresses.now = ['127.0.0.1'];
  browser = await startBrowser();
  recorder = await Recorder.start({ log: keptLog().log, disk: { level: 'ok', subscribe: () => () => undefined } });
});
afterAll(async () => {
  await recorder.shutDown();
  await browser.close();
  await routing.pool.close();
  await dir.remove();
});

it('keeps what Chromium sends: the top layer, key pictures to seek to, picture and sound on one clock', {
  timeout: 90_000,
}, async () => {
  const lesson = routing.openLesson();
  const { media } = await routing.sit(lesson, 1);
  const page = await openWindow(browser.browser);
  await page.goto(`file://${dir.path}`);
  await sitSender(page, { media, heightPx: HEIGHT_PX });
  await page.evaluate((heightPx) => window.send(heightPx), HEIGHT_PX);
  const closed = new Map<string, FileNews>();
  const files = await Promise.all(
    ['picture', 'sound'].map((fileId, index) =>
      TrackFileRecording.start({
        media: lesson,
        recorder,
        streamId: ids.stream(index + 1),
        order: { fileId, folder: dir.path, tags: {} },
        onNews: (news) => void closed.set(fileId, news),
      }),
    ),
  );
  await page.waitForTimeout(RECORD_FOR_MS);
  await Promise.all(files.map((file) => file.stop()));
  lesson.close();

  const [seen, heard] = [closed.get('picture'), closed.get('sound')];
  if (seen?.kind !== 'closed' || heard?.kind !== 'closed') throw new Error('both were to be closed');
  const picturePath = join(dir.path, seen.fileName ?? '');
  const { packets, heightPx } = await probe(picturePath);
  // The lowest of its three layers has 120: what is kept is the highest that came.
  expect(heightPx).toBeGreaterThanOrEqual(HEIGHT_PX / 2);
  const keysMs = packets.filter(({ isKey }) => isKey).map(({ timeMs }) => timeMs);
  expect(keysMs[0]).toBe(0);
  expect(Math.max(...keysMs.slice(1).map((timeMs, index) => timeMs - (keysMs[index] ?? 0)))).toBeLessThan(6_000);
  expect(keysMs.length).toBeGreaterThanOrEqual(3);
  expect(await decodedPictures(picturePath)).toBe(packets.length);
  const lumas = await brightness(picturePath);
  const flashes = onsets(lumas, ({ luma }) => luma > 180).map((timeMs) => timeMs + (seen.growth?.startAtMs ?? 0));
  const beeps = onsets(await loudness(join(dir.path, heard.fileName ?? '')), ({ level }) => level > 0.1).map(
    (timeMs) => timeMs + (heard.growth?.startAtMs ?? 0),
  );
  const apart = flashes.map((flash) => Math.min(...beeps.map((beep) => Math.abs(beep - flash))));
  // The page's own picture is up to three frames behind its sound on a busy machine.
  expect(flashes.length).toBeGreaterThan(5);
  expect(quantile(apart, 0.5)).toBeLessThanOrEqual(100);
});
