import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stores } from '../../server/persistence/stores.ts';
import { newId } from '../../server/platform/newId.ts';
import { idPrefixes, LessonId, TakeId } from '../../shared/vocabulary/index.ts';
import { openWindow, startBrowser, watchFaults } from '../support/browser.ts';
import { deck } from '../support/decks.ts';
import { signIn } from '../support/people.ts';
import { addTake, addTrackFile, type MadeTake } from '../support/take/addTake.ts';
import { makeAudio } from '../support/take/makeMedia.ts';
import { startWithTake, TEACHER_OF_TAKE } from '../support/take/startWithTake.ts';
import { seats, streams, takeLog } from '../support/take/takeLesson.ts';

/** Three takes of which little can be told: one without a log, one in which nobody speaks, and one that still goes on. */
async function addThree(stores: Stores, dataDir: string, made: MadeTake) {
  const bare = await addTake(stores, { ...made, title: '没有日志的课' });
  const silent = await addTake(stores, { ...made, title: '没有人说话的课', beganAtMs: made.beganAtMs + 3_600_000 });
  await tell(stores, silent, made.beganAtMs + 3_600_000);
  const going = await addGoing(stores, dataDir, {
    ...made,
    title: '还在录的课',
    beganAtMs: made.beganAtMs + 7_200_000,
  });
  return { bare: bare.takeId, silent: silent.takeId, going };
}

type Told = { readonly takeId: TakeId; readonly lessonId: LessonId };

async function tell(stores: Stores, { takeId, lessonId }: Told, beganAtMs: number): Promise<void> {
  const plan = await stores.plans.find(lessonId);
  if (!plan) throw new Error('the lesson has no plan');
  const facts = takeLog({ plan, takeId, deck: deck(1), beganAtMs }).filter(({ type }) => !/^(audible|poll)/.test(type));
  const numbered = facts.map((fact, index) => ({ ...fact, seq: index + 1 }));
  await stores.lessonLogs.append({ lessonId, facts: numbered, answers: [] });
}

async function addGoing(stores: Stores, dataDir: string, { beganAtMs, ...lesson }: MadeTake): Promise<TakeId> {
  const lessonId = newId(LessonId, idPrefixes.lesson);
  const takeId = newId(TakeId, idPrefixes.take);
  await stores.lessons.create(lessonId, {
    ...lesson,
    startsAtMs: beganAtMs,
    endsAtMs: beganAtMs + 2_400_000,
    recorded: true,
  });
  await stores.plans.markPhase(lessonId, 'live', beganAtMs);
  await stores.takes.begin({ takeId, lessonId, beganAtMs });
  await tell(stores, { takeId, lessonId }, beganAtMs);
  const file = { takeId, streamId: streams.teacherSound, seatId: seats.teacher, startAtMs: beganAtMs } as const;
  await addTrackFile(
    stores,
    dataDir,
    { ...file, kind: 'teacher-camera', medium: 'audio', codec: 'opus', durationMs: 20_000 },
    (path) => makeAudio(path, { fromMs: 0, lengthMs: 20_000, hz: 440 }),
  );
  return takeId;
}

let made: Awaited<ReturnType<typeof startWithTake<Awaited<ReturnType<typeof addThree>>>>>;
let chromium: Awaited<ReturnType<typeof startBrowser>>;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  [made, chromium] = await Promise.all([startWithTake({ add: addThree }), startBrowser()]);
  page = await openWindow(chromium.browser);
  watchFaults(page, faults);
  await signIn(page, made.server, made.server.account(TEACHER_OF_TAKE));
});
afterAll(async () => {
  await chromium?.close();
  await made?.server.stop();
});

const open = (takeId: TakeId) => page.goto(`${made.server.url}/replay/${takeId}/analysis`);

describe('the automatic page of a take of which little is known', () => {
  it('says that there is no log, and leads back to the recording', async () => {
    await open(made.bare);
    await page.getByText('这份录像没有课堂日志').waitFor();
    expect(await page.locator('section#participation').count()).toBe(0);
    await page.getByRole('main').getByRole('link', { name: '回到录像' }).click();
    await page.waitForURL(`${made.server.url}/replay/${made.bare}`);
  });

  it('says that no classroom spoke, and has neither shares nor gaps then', async () => {
    await open(made.silent);
    await page.getByText('整节课没有记录到教室的发言。').waitFor();
    await page.getByText('没有点名的教室，学生数按计划算。').waitFor();
    await page.getByText('没有记录到教师说完之后由教室接着说的地方。').waitFor();
    const chart = page.locator('[data-chart^="各教室的份额"]');
    await chart.getByText('表', { exact: true }).click();
    const cells = await chart.getByRole('cell').allTextContents();
    expect(cells[0]).toBe('—');
    await page
      .getByRole('button', { name: /发言次数 0$/ })
      .first()
      .click();
    await page.getByText('这里没有可看的片段').waitFor();
  });

  it('says that the lesson is still being recorded, and counts what there is', async () => {
    await open(made.going);
    await page.getByText('这节课还在录制').waitFor();
    await page.getByRole('table', { name: '各教室的参与' }).waitFor();
  });

  it('has thrown no errors in the window', () => {
    expect(faults).toEqual([]);
  });
});
