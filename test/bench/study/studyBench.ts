import { analyseLesson } from '../../../shared/study/analysis/analyse.ts';
import { findMoments } from '../../../shared/study/events/find.ts';
import { happeningsOf } from '../../../shared/study/events/happenings.ts';
import { EventKind, eventKinds } from '../../../shared/study/events/query.ts';
import { openWindow, startBrowser } from '../../support/browser.ts';
import { ids } from '../../support/ids.ts';
import { plan } from '../../support/lessons.ts';
import { signIn } from '../../support/people.ts';
import { addLongLesson } from '../../support/take/addLongLesson.ts';
import { LONG_LESSON, longLog } from '../../support/take/longLesson.ts';
import { startWithTake, TEACHER_OF_TAKE } from '../../support/take/startWithTake.ts';
import { spreadOf } from '../statistics.ts';
import { machine, say } from '../surroundings.ts';
import { addTimelineLesson } from './addTimelineLesson.ts';
import { measureTimelineFrames } from './timelineFrames.ts';

const RUNS = 30;
/** The intervals that the screen offers, in s. */
const INTERVALS_S = [15, 30];

/**
 * Measures the automatic page of a lesson of 40 minutes, ten classrooms and 20,000 facts: the analysis alone, all that a
 * search can find in it and every kind of it looked for, from asking for the page until its last section stands in
 * Chromium, and each frame while its timeline is scrolled; see docs/benchmarks.md.
 */
export async function studyBench() {
  say('analysing');
  const analysisMs = measureAnalysis();
  const { readMs, findMs } = measureSearch();
  const made = await startWithTake({ add: addLongLesson });
  const { browser, close } = await startBrowser();
  try {
    const page = await openWindow(browser);
    await signIn(page, made.server, made.server.account(TEACHER_OF_TAKE));
    const openMs: number[] = [];
    say('opening the page');
    for (let run = 0; run < RUNS; run += 1) {
      const sinceMs = performance.now();
      await page.goto(`${made.server.url}/replay/${made.takeId}/analysis`);
      await page.locator('#lines svg[role="group"]').waitFor();
      openMs.push(performance.now() - sinceMs);
    }
    const searchMs = { readMs: spreadOf(readMs), findMs: spreadOf(findMs) };
    return {
      ...LONG_LESSON,
      analysisMs: spreadOf(analysisMs),
      ...searchMs,
      openMs: spreadOf(openMs),
      timelineFrameMs: spreadOf(await measureTimeline(false)),
      timelineDenseFrameMs: spreadOf(await measureTimeline(true)),
      machine: machine(),
    };
  } finally {
    await close();
    await made.server.stop();
  }
}

/** Frames are as short as they can be: the screen's own pace would hide how much of it is used. */
const UNBOUND = ['--disable-gpu-vsync', '--disable-frame-rate-limit'];

async function measureTimeline(dense: boolean): Promise<number[]> {
  say(dense ? 'scrolling a timeline on which nearly every fact is drawn' : 'scrolling the timeline');
  const made = await startWithTake({ add: addTimelineLesson(dense) });
  const { browser, close } = await startBrowser({ flags: UNBOUND });
  try {
    const page = await openWindow(browser);
    await signIn(page, made.server, made.server.account(TEACHER_OF_TAKE));
    await page.goto(`${made.server.url}/replay/${made.takeId}`);
    await page.locator('[data-lane] [data-tone="voice"]').first().waitFor();
    return await measureTimelineFrames(page);
  } finally {
    await close();
    await made.server.stop();
  }
}

function measureAnalysis(): number[] {
  const beganAtMs = 1_900_000_000_000;
  const facts = longLog(plan, ids.take(1), beganAtMs);
  return Array.from({ length: RUNS }, () => {
    const sinceMs = performance.now();
    const analysis = analyseLesson(facts, { beganAtMs, lengthMs: LONG_LESSON.lengthMs });
    for (const intervalS of INTERVALS_S) analysis.samples(intervalS);
    return performance.now() - sinceMs;
  });
}

function measureSearch() {
  const beganAtMs = 1_900_000_000_000;
  const facts = longLog(plan, ids.take(1), beganAtMs);
  const [readMs, findMs]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    const sinceMs = performance.now();
    const happenings = happeningsOf(facts, { beganAtMs, lengthMs: LONG_LESSON.lengthMs });
    const readAtMs = performance.now();
    for (const kind of EventKind.options)
      findMoments(
        { find: { kind, who: { kind: 'any' }, limit: eventKinds[kind].usual, words: '' }, also: null },
        happenings,
      );
    readMs.push(readAtMs - sinceMs);
    findMs.push(performance.now() - readAtMs);
  }
  return { readMs, findMs };
}
