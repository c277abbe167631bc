import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FileNews } from '../../../../server/recording/ports.ts';
import { Recorder } from '../../../../server/recording/Recorder.ts';
import { TrackFileRecording } from '../../../../server/recording/TrackFileRecording.ts';
import { keptLog } from '../../../fakes/keptLog.ts';
import { openWindow, startBrowser } from '../../../support/browser.ts';
import { ids } from '../../../support/ids.ts';
import { openRouting } from '../../../support/openRouting.ts';
import { decodedPictures, probe } from '../../../support/recording/judge.ts';
import { sitSender } from '../../../support/recording/sitSender.ts';
import { tempDir } from '../../../support/tempDir.ts';

const PORT = 21_352;
const HEIGHT_PX = 480;
const EACH_MS = 7_000;

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

it('goes on in the same file when the sender gives up the layers above the smallest, and takes them back', {
  timeout: 120_000,
}, async () => {
  const lesson = routing.openLesson();
  const { media } = await routing.sit(lesson, 1);
  const page = await openWindow(browser.browser);
  await page.goto(`file://${dir.path}`);
  await sitSender(page, { media, heightPx: HEIGHT_PX });
  await page.evaluate((heightPx) => window.send(heightPx), HEIGHT_PX);
  const closed = Promise.withResolvers<FileNews>();
  const file = await TrackFileRecording.start({
    media: lesson,
    recorder,
    streamId: ids.stream(1),
    order: { fileId: 'picture', folder: dir.path, tags: {} },
    onNews: (news) => (news.kind === 'growing' ? undefined : closed.resolve(news)),
  });
  await page.waitForTimeout(EACH_MS);
  await page.evaluate(() => window.limit(2));
  await page.waitForTimeout(EACH_MS);
  await page.evaluate(() => window.limit(0));
  await page.waitForTimeout(EACH_MS);
  await file.stop();
  lesson.close();
  const news = await closed.promise;
  if (news.kind !== 'closed') throw new Error(`the file was to be closed: ${news.kind}`);
  const path = join(dir.path, news.fileName ?? '');
  const { packets } = await probe(path);
  expect(await decodedPictures(path)).toBe(packets.length);
  expect(packets.at(-1)?.timeMs ?? 0).toBeGreaterThan(2.5 * EACH_MS);
  // Until the engine has noticed that a layer is gone, and the next one begins with a whole picture.
  const gapsMs = packets.slice(1).map(({ timeMs }, index) => timeMs - (packets[index]?.timeMs ?? 0));
  expect(Math.max(...gapsMs)).toBeLessThan(6_000);
});
