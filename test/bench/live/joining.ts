import type { Browser, Page } from 'playwright-core';
import { lessonNowOf, pairedDisplay, requestsOf } from '../../support/people.ts';
import type { RunningServer } from '../../support/startServer.ts';
import { type Spread, spreadOf } from '../statistics.ts';
import { sitInProduct } from './forwarding.ts';

/** The teacher's picture on a screen of the product, once it is received. */
export const TEACHER_PICTURE = 'figure[data-kind="teacher-camera"][data-stream] video';

const JOINS = 20;

/**
 * Joining to the first frame, in ms: a display's own screen comes back into a lesson of a teacher and two other
 * classrooms, again and again. Those are pumps: in a school each has a machine of its own, and does not take the
 * processor from the display that joins.
 */
export async function measureJoins(options: {
  readonly browser: Browser;
  readonly server: RunningServer;
  readonly script: string;
}): Promise<Spread> {
  const { browser, server } = options;
  const others = await sitInProduct({ ...options, displays: 2 });
  const [approver, teacher] = [await requestsOf(server, 'admin'), await requestsOf(server, 'linxiaoyin')];
  const { listening } = await lessonNowOf(teacher, server);
  const classroomId = listening[2]?.classroomId ?? '';
  const display = await pairedDisplay({ browser, server, approver, classroomId, toneHz: 1_000 });
  for (const requests of [approver, teacher]) await requests.dispose();
  await display.locator(TEACHER_PICTURE).waitFor();
  const times: number[] = [];
  for (let round = 0; round < JOINS; round += 1) times.push(await joinAgain(display));
  await display.context().close();
  await others.end();
  return spreadOf(times);
}

/**
 * Lets a display come back into the lesson as after a crash, and gives the ms from the moment when its line to the
 * server is there until the teacher's first frame is on its screen.
 */
async function joinAgain(page: Page): Promise<number> {
  await page.reload();
  const joinedAtMs = await page
    .waitForFunction(() => performance.getEntriesByName('lesson.joining')[0]?.startTime)
    .then((handle) => handle.jsonValue());
  const shownAtMs = await page.evaluate(async (selector) => {
    let video = document.querySelector<HTMLVideoElement>(selector);
    while (!video) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      video = document.querySelector<HTMLVideoElement>(selector);
    }
    const found = video;
    if (found.getVideoPlaybackQuality().totalVideoFrames > 0) return performance.now();
    return new Promise<number>((resolve) => found.requestVideoFrameCallback((now) => resolve(now)));
  }, TEACHER_PICTURE);
  return shownAtMs - (joinedAtMs ?? Number.NaN);
}
