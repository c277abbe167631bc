import { openWindow, startBrowser } from '../../support/browser.ts';
import { signIn } from '../../support/people.ts';
import { ReplayWindow } from '../../support/take/ReplayWindow.ts';
import { startWithTake, TEACHER_OF_TAKE } from '../../support/take/startWithTake.ts';
import { MOMENTS } from '../../support/take/takeLesson.ts';
import { spreadOf } from '../statistics.ts';
import { machine, minutesAsked, say, wait } from '../surroundings.ts';
import { addLongTake, CLOCK_ROUND_MS } from './addLongTake.ts';

const SEEKS = 30;
const LOOKS = 60;
/** Half an hour and a little. */
const LONG_ROUNDS = 11;
/** How long it plays before it is looked whether all are still together, unless `--minutes` says otherwise. */
const DRIFT_MINUTES = 10;

/**
 * Measures a replay of two pictures and three sounds in Chromium: from a press on the timeline until that moment is in
 * the large picture, also in a long take, and how far apart those that play are; see docs/benchmarks.md.
 */
export async function replayBench({ long = true } = {}) {
  say('making a take');
  const made = await startWithTake();
  const { browser, close } = await startBrowser();
  try {
    const page = await openWindow(browser);
    await signIn(page, made.server, made.server.account(TEACHER_OF_TAKE));
    const { files } = await (await page.request.get(`${made.server.url}/api/takes/${made.takeId}`)).json();
    const replay = new ReplayWindow(page, { files, beganAtMs: made.beganAtMs, lengthMs: MOMENTS.end });
    await page.goto(`${made.server.url}/replay/${made.takeId}?t=20`);
    await replay.shows(20_000);
    say('looking for moments');
    const seekToPictureMs = await measureSeeks(replay, (seek) => 19_200 + ((seek * 2_617) % 5_500));
    say('playing');
    const syncErrorMs = await measureSync(replay);
    return {
      seekToPictureMs: spreadOf(seekToPictureMs),
      syncErrorMs: spreadOf(syncErrorMs),
      ...(long ? { long: await measureLong() } : {}),
      machine: machine(),
    };
  } finally {
    await close();
    await made.server.stop();
  }
}

/** The same in half an hour of two cameras of 720 lines, and after it has played for long. */
async function measureLong() {
  say('making a long take');
  const lengthMs = LONG_ROUNDS * CLOCK_ROUND_MS;
  const made = await startWithTake({
    add: (stores, dataDir, of) => addLongTake(stores, dataDir, { ...of, lengthMs }),
  });
  const { browser, close } = await startBrowser();
  try {
    const page = await openWindow(browser);
    await signIn(page, made.server, made.server.account(TEACHER_OF_TAKE));
    const { files } = await (await page.request.get(`${made.server.url}/api/takes/${made.takeId}`)).json();
    const replay = new ReplayWindow(page, { files, ...made, clockRoundMs: CLOCK_ROUND_MS });
    await page.goto(`${made.server.url}/replay/${made.takeId}?t=20`);
    await replay.shows(20_000);
    say('looking for moments in it');
    const seekToPictureMs = await measureSeeks(replay, (seek) => 5_000 + ((seek * 617_311) % (lengthMs - 10_000)));
    const minutes = minutesAsked(DRIFT_MINUTES);
    say(`playing for ${minutes} minutes`);
    return {
      seekToPictureMs: spreadOf(seekToPictureMs),
      [`syncErrorAfter${minutes}MinMs`]: spreadOf(await measureDrift(replay, minutes)),
    };
  } finally {
    await close();
    await made.server.stop();
  }
}

async function measureSeeks(replay: ReplayWindow, placeMs: (seek: number) => number): Promise<number[]> {
  const tookMs: number[] = [];
  for (let seek = 0; seek < SEEKS; seek += 1) {
    const sinceMs = performance.now();
    await replay.shows(await replay.goTo(placeMs(seek)));
    tookMs.push(performance.now() - sinceMs);
  }
  return tookMs;
}

/** How far apart those that play are after so many minutes, in which nobody touched anything. */
async function measureDrift(replay: ReplayWindow, minutes: number): Promise<number[]> {
  await replay.goTo(5_000);
  await replay.page.keyboard.press(' ');
  await wait(minutes * 60_000);
  return spreads(replay);
}

async function measureSync(replay: ReplayWindow): Promise<number[]> {
  await replay.goTo(19_100);
  await replay.page.keyboard.press(' ');
  await replay.framesPass(90);
  return spreads(replay);
}

async function spreads(replay: ReplayWindow): Promise<number[]> {
  const errors: number[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    errors.push(await replay.spreadMs());
    await replay.framesPass(3);
  }
  return errors;
}
