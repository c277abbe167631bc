import type { APIRequestContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseLanguageElsewhere, installStillCamera, seriousFaults } from '../support/accessibility.ts';
import { openWindow } from '../support/browser.ts';
import { openMore } from '../support/console.ts';
import { type LiveLessonInTest, openLiveLesson } from '../support/liveLesson.ts';
import { requestsOf } from '../support/people.ts';

let live: LiveLessonInTest;
let admin: APIRequestContext;
/** A screen that belongs to nobody yet. */
let stranger: Page;

beforeAll(async () => {
  live = await openLiveLesson({ prepare: (page) => page.addInitScript(installStillCamera) });
  admin = await requestsOf(live.server, 'admin');
  stranger = await openWindow(live.browser);
});

afterAll(async () => {
  await admin?.dispose();
  await live?.end();
});

const inState = (page: Page, state: string): Promise<void> =>
  page.locator(`main[data-state="${state}"]`).waitFor({ timeout: 30_000 });

/** Nothing that axe calls serious is on the screen, in either language. */
async function expectClean(page: Page): Promise<void> {
  const found: Record<string, string[]> = {};
  for (const language of ['en', 'zh-CN']) {
    await chooseLanguageElsewhere(page, language);
    found[language] = await seriousFaults(page);
  }
  expect(found).toEqual({ en: [], 'zh-CN': [] });
}

/** A classroom that has no lesson now. */
async function idleClassroom(): Promise<string> {
  const { classrooms }: { classrooms: { classroomId: string }[] } = await (
    await admin.get(`${live.server.url}/api/classrooms`)
  ).json();
  const listening = live.lesson.listening.map(({ classroomId }) => classroomId);
  const idle = classrooms.find(({ classroomId }) => !listening.includes(classroomId as (typeof listening)[number]));
  if (!idle) throw new Error('every classroom of the demonstration listens');
  return idle.classroomId;
}

describe('before the lesson', () => {
  it('a display that belongs to nobody', async () => {
    await stranger.goto(`${live.server.url}/display?camera=synthetic`);
    await stranger.getByRole('status', { name: '配对码' }).waitFor();
    await expectClean(stranger);
  });

  it('a display that was just paired', async () => {
    const code = await stranger.getByRole('status', { name: '配对码' }).textContent();
    const data = { code: code?.trim(), classroomId: await idleClassroom() };
    await admin.post(`${live.server.url}/api/pairings/approve`, { data });
    await inState(stranger, 'starting');
    await expectClean(stranger);
  });

  it('a display that waits', async () => {
    await stranger.keyboard.press('Enter');
    await inState(stranger, 'waiting');
    await expectClean(stranger);
    await stranger.context().close();
  });

  it('a display in the lobby', async () => {
    await inState(live.displays[0].page, 'lobby');
    await expectClean(live.displays[0].page);
  });

  it('the console in the lobby', async () => {
    await live.teacher.getByRole('article', { name: live.displays[2].name }).waitFor();
    await expectClean(live.teacher);
  });
});

describe('during the lesson', () => {
  it('the console while nobody is on stage', async () => {
    await live.teacher.getByRole('button', { name: '上课', exact: true }).click();
    await live.teacher.getByRole('button', { name: '下课', exact: true }).waitFor();
    await expectClean(live.teacher);
  });

  it('the console with each part of 更多, and its last question open', async () => {
    for (const name of ['点名', '手机', '设备', '快捷键', '下课']) {
      await (name === '下课'
        ? live.teacher.getByRole('button', { name, exact: true }).click()
        : openMore(live.teacher, name));
      await live.teacher.getByRole('dialog').waitFor();
      expect(await seriousFaults(live.teacher)).toEqual([]);
      await live.teacher.keyboard.press('Escape');
      await live.teacher.getByRole('dialog').waitFor({ state: 'detached' });
    }
  });

  it('a display', async () => {
    await inState(live.displays[0].page, 'live');
    await live.displays[0].page.locator('figure[data-kind="teacher-camera"][data-stream]').waitFor();
    await expectClean(live.displays[0].page);
  });

  it('the console with a classroom on stage', async () => {
    await live.teacher
      .getByRole('button', { name: new RegExp(`请${live.displays[0].name}发言`) })
      .first()
      .click();
    await live.teacher.getByRole('button', { name: /请回/ }).first().waitFor();
    await expectClean(live.teacher);
  });

  it('a display that is on stage, and one that looks on', async () => {
    const [onStage, lookingOn] = live.displays;
    await onStage.page.locator('[data-on-stage="true"]').waitFor();
    await expectClean(onStage.page);
    await lookingOn.page.locator('figure[data-kind="classroom-return"][data-stream]').waitFor();
    await expectClean(lookingOn.page);
  });

  it('the console and a display while the server does not answer', async () => {
    process.kill(live.server.pid(), 'SIGSTOP');
    try {
      await inState(live.displays[0].page, 'away');
      await expectClean(live.displays[0].page);
      await live.teacher.getByText('网络断开').waitFor();
      await expectClean(live.teacher);
    } finally {
      process.kill(live.server.pid(), 'SIGCONT');
    }
    await inState(live.displays[0].page, 'live');
    // It takes 15 s until a silent server is noticed, and four looks follow.
  }, 120_000);

  it('a display whose seat another window has', async () => {
    const { page } = live.displays[1];
    const other = await page.context().newPage();
    await other.goto(page.url());
    await inState(other, 'live');
    await inState(page, 'displaced');
    await expectClean(page);
    await other.close();
    // Nobody presses anything: the seat is free again.
    await inState(page, 'live');
  });
});

describe('after the lesson', () => {
  it('the console and a display', async () => {
    await live.teacher.getByRole('button', { name: '下课', exact: true }).click();
    await live.teacher.getByRole('dialog').getByRole('button', { name: '下课', exact: true }).click();
    await inState(live.displays[0].page, 'ended');
    await expectClean(live.displays[0].page);
    await live.teacher.getByText('上课时长').waitFor();
    await expectClean(live.teacher);
  });
});
