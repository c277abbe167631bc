import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EndpointReply } from '../../shared/api/index.ts';
import { chooseLanguageElsewhere, installStillCamera, seriousFaults } from '../support/accessibility.ts';
import { openWindow, watchFaults } from '../support/browser.ts';
import { type LiveLessonInTest, openLiveLesson } from '../support/liveLesson.ts';
import { signIn } from '../support/people.ts';

/** Looks into lessons of the whole district. */
const OBSERVER = 'hanyan';

let live: LiveLessonInTest;
let observer: Page;
let studyId: string;
const faults: string[] = [];

beforeAll(async () => {
  live = await openLiveLesson({ prepare: (page) => page.addInitScript(installStillCamera) });
  observer = await openWindow(live.browser);
  watchFaults(observer, faults);
  await signIn(observer, live.server, live.server.account(OBSERVER));
});
afterAll(() => live?.end());

const pad = () => observer.locator('[data-unit]');
const saved = () => observer.locator('[data-saved="saved"]').waitFor();

async function sheet(): Promise<EndpointReply<'sheets.begin'>> {
  const sheets = `${live.server.url}/api/studies/${studyId}/sheets`;
  return (await observer.request.post(sheets, { data: { scheme: 'fias' } })).json();
}

describe('an observer', () => {
  it('codes nothing of what is not recorded', async () => {
    await live.teacher.getByRole('button', { name: '上课', exact: true }).click();
    for (const { page } of live.displays) await page.locator('main[data-state="live"]').waitFor();
    await observer.goto(`${live.server.url}/observe/${live.lesson.lessonId}`);
    await observer.getByText('现在没有录像', { exact: true }).waitFor();
    expect(await observer.getByRole('radio', { name: '编码' }).count()).toBe(0);
  });

  it('codes the interval that runs, with the same keys, beside the live picture', async () => {
    await live.teacher.getByRole('button', { name: '录制', exact: true }).click();
    await observer.getByText('编码', { exact: true }).click();
    await observer.getByRole('button', { name: /用什么编码/ }).click();
    await observer.getByRole('option', { name: /FIAS/ }).click();
    await observer.getByRole('button', { name: '开始编码' }).click();
    await pad().waitFor();
    await observer.keyboard.press('4');
    await observer.keyboard.press('8');
    await expect.poll(() => pad().getAttribute('data-coded')).not.toBe('0');
    const begun = Number(await pad().getAttribute('data-unit'));
    await expect.poll(async () => Number(await pad().getAttribute('data-unit'))).toBeGreaterThan(begun);
    await observer.keyboard.press('5');
    await saved();
    const studies: EndpointReply<'studies.list'> = await (
      await observer.request.get(`${live.server.url}/api/studies`)
    ).json();
    studyId = studies.studies[0]?.studyId ?? '';
    await expect.poll(async () => (await sheet()).units.flatMap(({ codes }) => codes)).toEqual(['4', '8', '5']);
    expect(await seriousFaults(observer)).toEqual([]);
    await chooseLanguageElsewhere(observer, 'en');
    expect(await seriousFaults(observer)).toEqual([]);
    await chooseLanguageElsewhere(observer, 'zh-CN');
  });

  it('marks beside it, and writes codes only while the pad is in front', async () => {
    await observer.getByText('标记', { exact: true }).click();
    await observer.keyboard.press('9');
    await observer.getByText('编码', { exact: true }).click();
    await pad().waitFor();
    await saved();
    expect((await sheet()).units.flatMap(({ codes }) => codes)).not.toContain('9');
  });

  it('goes on with the sheet after a reload, and when the lesson has ended in its replay', async () => {
    await observer.reload();
    await observer.getByText('编码', { exact: true }).click();
    await observer.getByRole('button', { name: /^继续：FIAS/ }).click();
    await pad().waitFor();
    await observer.keyboard.press('6');
    await saved();
    await live.teacher.getByRole('button', { name: '下课', exact: true }).click();
    await live.teacher.getByRole('dialog').getByRole('button', { name: '下课', exact: true }).click();
    const on = observer.getByRole('link', { name: '在回放里继续编码' });
    await on.waitFor();
    expect((await sheet()).units.flatMap(({ codes }) => codes)).toContain('6');
    // What is over is watched by those to whom it is shown.
    const { studies }: EndpointReply<'studies.list'> = await (
      await observer.request.get(`${live.server.url}/api/studies`)
    ).json();
    const published = await live.teacher.request.put(`${live.server.url}/api/takes/${studies[0]?.takeId}/audience`, {
      data: { audience: 'district' },
    });
    expect(published.ok()).toBe(true);
    await on.click();
    await observer.locator('[data-clock]').waitFor();
    expect(faults).toEqual([]);
  });
});
