import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EndpointReply } from '../../shared/api/index.ts';
import { chooseLanguageElsewhere, seriousFaults } from '../support/accessibility.ts';
import { openWindow, startBrowser, watchFaults } from '../support/browser.ts';
import { signIn } from '../support/people.ts';
import { addTwoTakes } from '../support/take/addTwoTakes.ts';
import { startWithTake, TEACHER_OF_TAKE } from '../support/take/startWithTake.ts';

/** FIAS, one code each 3 s of the made take; they differ in the intervals 1 and 7. */
const BY_ONE = ['5', '5', '4', '8', '2', '5', '4', '8', '9', '10'];
const BY_OTHER = ['5', '6', '4', '8', '2', '5', '4', '9', '9', '10'];

let made: Awaited<ReturnType<typeof startWithTake<Awaited<ReturnType<typeof addTwoTakes>>>>>;
let chromium: Awaited<ReturnType<typeof startBrowser>>;
let lead: Page;
let one: Page;
let other: Page;
let studyId: string;
const faults: string[] = [];

beforeAll(async () => {
  [made, chromium] = await Promise.all([startWithTake({ add: addTwoTakes }), startBrowser()]);
  const open = async (who: string): Promise<Page> => {
    const page = await openWindow(chromium.browser);
    watchFaults(page, faults);
    await signIn(page, made.server, made.server.account(who));
    return page;
  };
  [lead, one, other] = [await open(TEACHER_OF_TAKE), await open('wumo'), await open('hanyan')];
});
afterAll(async () => {
  await chromium?.close();
  await made?.server.stop();
});

const at = (path: string): string => `${made.server.url}${path}`;
const agreed = async (page: Page): Promise<EndpointReply<'agreed.read'>> =>
  (await page.request.get(at(`/api/studies/${studyId}/agreed/fias`))).json();
/** Asks as a person would by other screens, which have tests of their own. */
async function must(page: Page, what: string, data: object) {
  const [method = '', path = ''] = what.split(' ');
  const answer = await page.request.fetch(at(path), { method, data });
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  return answer.json();
}
/** The watermark over the picture is meant to be pale, and is read to nobody. */
const faultsOf = async (page: Page) =>
  (await seriousFaults(page)).filter(
    (fault) => !/^color-contrast: .*_mark_\w+(?:\[data-watermark="true"\])?$/.test(fault),
  );
async function isAccessible(page: Page): Promise<void> {
  for (const language of ['en', 'zh-CN']) {
    await chooseLanguageElsewhere(page, language);
    expect(await faultsOf(page)).toEqual([]);
  }
}
const keyFor = (code: string): string => (code === '10' ? '0' : code);

describe('a study as a place of work', () => {
  it('is begun from the recording, and waits for its raters where they begin their day', async () => {
    await lead.goto(at(`/replay/${made.first.takeId}`));
    await lead.getByRole('link', { name: '用“茉莉花 第一课时”建课例' }).click();
    const dialog = lead.getByRole('dialog');
    await dialog.getByRole('button', { name: /哪一节课.*茉莉花 第一课时|茉莉花 第一课时.*哪一节课/ }).waitFor();
    await dialog.getByRole('textbox', { name: '课例名称' }).fill('等待的时间');
    await dialog.getByRole('checkbox', { name: 'FIAS 互动分析' }).check();
    await dialog.getByRole('button', { name: '建立课例' }).click();
    await lead.getByRole('heading', { name: '等待的时间' }).waitFor();
    studyId = /std_[0-9a-z]+/.exec(lead.url())?.[0] ?? '';
    await lead.locator('[data-step="invite"]').getByRole('button', { name: '去邀请' }).click();
    await lead.keyboard.press('Tab');
    expect(await lead.locator('#people').locator(':focus').count()).toBe(1);
    for (const page of [one, other]) {
      const { who } = await (await page.request.get(at('/api/session'))).json();
      await must(lead, `PUT /api/studies/${studyId}/people/${who.personId}`, { role: 'rater' });
      await page.goto(at('/library'));
      await page.getByRole('region', { name: '等您的课例' }).getByRole('link', { name: '等待的时间' }).click();
      await page.locator('[data-step="code"][data-mine="true"]').waitFor();
    }
  });

  it('is changed by its lead: several questions, and a date that has passed and ends nothing', async () => {
    await lead.goto(at(`/studies/${studyId}`));
    await lead.getByRole('button', { name: '修改', exact: true }).click();
    const dialog = lead.getByRole('dialog');
    await dialog.getByRole('textbox', { name: '想看什么' }).fill('问后等多久？\n谁先开口？');
    await dialog
      .getByRole('textbox', { name: '截止日期' })
      .or(dialog.getByLabel('截止日期'))
      .first()
      .fill('2020-03-01');
    await dialog.getByRole('button', { name: '保存修改' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await lead.getByRole('region', { name: '看什么' }).getByRole('listitem').allTextContents()).toEqual([
      '问后等多久？',
      '谁先开口？',
    ]);
    await lead.getByText(/独立编码不会因此自动结束/).waitFor();
  });

  it('keeps tasks: given by the lead, ticked by whom they are for', async () => {
    await lead.getByRole('button', { name: '加一项任务' }).click();
    await lead.getByRole('textbox', { name: '要做什么' }).fill('再看第二次提问');
    await lead.getByRole('button', { name: '加上' }).dblclick();
    await lead.getByRole('checkbox', { name: '再看第二次提问' }).waitFor();
    await one.reload();
    await one.getByRole('checkbox', { name: '再看第二次提问' }).click();
    await one.getByText(/完成$/).waitFor();
    await lead.reload();
    await lead.locator('[data-done="true"]').waitFor();
    expect(await lead.getByRole('checkbox', { name: '再看第二次提问' }).count()).toBe(1);
  });

  it('lists what is said at moments of the lesson, answers it there, and leads to the moment', async () => {
    const { take } = await (await lead.request.get(at(`/api/takes/${made.first.takeId}`))).json();
    const mark = { fromMs: take.beganAtMs + 12_000, toMs: null, region: null, text: '等了三秒', tags: [] };
    await must(one, `POST /api/takes/${made.first.takeId}/marks`, { ...mark, audience: 'group' });
    await must(one, `POST /api/takes/${made.first.takeId}/marks`, { ...mark, text: '自己记', audience: 'private' });
    await lead.reload();
    const discussion = lead.getByRole('region', { name: '讨论' });
    await discussion.getByText('等了三秒').waitFor();
    await discussion.getByRole('button', { name: /^回复/ }).click();
    await discussion.getByRole('textbox', { name: '回复什么' }).fill('后面有人答了');
    await discussion.getByRole('button', { name: '发出回复' }).click();
    await discussion.getByText('后面有人答了').waitFor();
    await one.reload();
    const thread = one.getByRole('region', { name: '讨论' });
    await thread.getByText('后面有人答了').waitFor();
    expect(await thread.locator('[data-thread]').count()).toBe(1);
    await thread.getByRole('link', { name: '00:12' }).click();
    await one.waitForURL(new RegExp(`/replay/${made.first.takeId}\\?t=12`));
  });

  it('is coded blind by two, and then decided together: by keyboard, conflicts kept, the sheets untouched', async () => {
    for (const [page, codes] of [
      [one, BY_ONE],
      [other, BY_OTHER],
    ] as const) {
      await page.goto(at(`/studies/${studyId}`));
      await page.getByRole('link', { name: '去编码' }).click();
      await page.locator('[data-unit="0"]').waitFor();
      for (const code of codes) await page.keyboard.press(keyFor(code));
      await page.locator('[data-unit="10"]').waitFor();
      await page.getByRole('button', { name: '提交' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
      await page.waitForURL(/studies\/std_[0-9a-z]+$/);
    }
    for (const page of [one, other]) {
      await page.reload();
      await page.locator('[data-step="reconcile"][data-mine="true"]').waitFor();
      await page.getByRole('region', { name: '现在该做' }).getByRole('link', { name: '一起商定' }).click();
      await page.locator('section[data-unit="1"]').waitFor();
    }
    await isAccessible(one);
    // The interval that differs is played from its beginning, and no further than its end.
    await one.keyboard.press('Home');
    await expect.poll(() => one.locator('[data-clock]').textContent()).toBe('00:04');
    await one.getByRole('button', { name: '播放' }).waitFor();
    await one.keyboard.press('5');
    await one.locator('section[data-unit="7"]').waitFor();
    // The other learns it without doing anything, and decides the next one.
    await other.locator('[data-agreed="5"]').waitFor();
    await other.getByText(new RegExp(`^${await nameOf(one)}，`)).waitFor();
    await other.keyboard.press('ArrowRight');
    await other.locator('section[data-unit="7"]').waitFor();
    await other.keyboard.press('9');
    await other.locator('[data-open="0"]').waitFor();
    await one.locator('[data-agreed="9"]').waitFor();
    await one.locator('[data-saved="saved"]').waitFor();
    await other.locator('[data-saved="saved"]').waitFor();
    const { decisions, open } = await agreed(lead);
    expect([decisions.map(({ unit, codes }) => `${unit}:${codes.join()}`), open]).toEqual([['1:5', '7:9'], 0]);
    await one.getByRole('link', { name: '看结果' }).click();
    await one.getByRole('heading', { name: /商定的编码/ }).waitFor();
    await one.locator('[data-ratio="tt"]').waitFor();
    await isAccessible(one);
  });

  it('is concluded by a summary that cites moments, which two leads do not overwrite', async () => {
    await lead.goto(at(`/studies/${studyId}`));
    await lead.locator('[data-step="conclude"]').getByRole('button', { name: '去写小结' }).waitFor();
    await lead.getByRole('button', { name: '写小结', exact: true }).click();
    await lead.getByRole('textbox', { name: '小结' }).fill('00:12 等了三秒');
    const { who } = await (await one.request.get(at('/api/session'))).json();
    await must(lead, `PUT /api/studies/${studyId}/people/${who.personId}`, { role: 'lead' });
    await must(one, `PUT /api/studies/${studyId}/summary`, { text: '另一位写的', version: 0 });
    await lead.getByRole('button', { name: '保存小结' }).click();
    await lead.getByText('另一位写的').waitFor();
    await lead.getByRole('button', { name: '已并好，用我的文字' }).click();
    await lead.getByRole('button', { name: '保存小结' }).click();
    await lead.locator('[data-summary]').getByRole('link', { name: '00:12' }).waitFor();
    await isAccessible(lead);
  });

  it('compares another lesson: both pictures move, together from moments that correspond, one is heard', async () => {
    await lead.getByRole('button', { name: '加一节课' }).click();
    await lead.getByRole('button', { name: /加哪一节课/ }).click();
    await lead.getByRole('option', { name: /茉莉花 异构/ }).click();
    await lead.getByRole('link', { name: '并排看' }).click();
    const [a, b] = [lead.locator('[data-side="A"]'), lead.locator('[data-side="B"]')];
    await Promise.all([a, b].map((side) => side.locator('[data-moment]').waitFor()));
    await lead.getByRole('button', { name: '各走各的' }).click();
    for (let presses = 0; presses < 2; presses += 1) await lead.getByRole('button', { name: 'B 前进 5 秒' }).click();
    await lead.getByRole('button', { name: '对上现在的时刻' }).click();
    await lead.getByText(/B 的 00:10/).waitFor();
    await lead.getByRole('button', { name: '为大家保存对应' }).click();
    await lead.getByRole('button', { name: '为大家保存对应' }).waitFor({ state: 'detached' });
    await lead.getByRole('button', { name: '一起播放' }).click();
    const pictures = () =>
      lead.evaluate(() =>
        ['A', 'B'].map((side) =>
          Math.max(
            ...[...document.querySelectorAll<HTMLVideoElement>(`[data-side="${side}"] video`)].map((video) =>
              video.readyState > 1 && !video.paused ? video.currentTime : -1,
            ),
          ),
        ),
      );
    await expect.poll(async () => (await pictures()).every((atS) => atS > 0)).toBe(true);
    const [one0 = 0, other0 = 0] = await pictures();
    await expect
      .poll(async () => {
        const [one1 = 0, other1 = 0] = await pictures();
        return one1 > one0 + 1 && other1 > other0 + 1;
      })
      .toBe(true);
    const heard = () =>
      lead.evaluate(() =>
        ['A', 'B'].map((side) =>
          [...document.querySelectorAll<HTMLAudioElement>(`[data-side="${side}"] audio`)].some(({ muted }) => !muted),
        ),
      );
    expect(await heard()).toEqual([true, false]);
    await lead.getByText('听 B').click();
    await expect.poll(heard).toEqual([false, true]);
    await lead.getByRole('button', { name: '都暂停' }).click();
    const clocks = await Promise.all([a, b].map((side) => side.locator('[data-moment]').textContent()));
    const [first = 0, second = 0] = clocks.map((clock) => Number(clock?.slice(-2)));
    expect(Math.abs(second - first - 10)).toBeLessThanOrEqual(1);
    expect(await lead.locator('[data-table="lessons"] tbody tr').count()).toBe(10);
    expect(await lead.locator('[data-table="fias"] tbody tr').last().locator('td').allTextContents()).toEqual([
      '10',
      '还在独立编码',
    ]);
    await isAccessible(lead);
  });

  it('is archived as a whole, and then only read', async () => {
    await lead.goto(at(`/studies/${studyId}`));
    await lead.getByRole('button', { name: '归档', exact: true }).click();
    await lead.getByRole('dialog').getByRole('button', { name: '归档', exact: true }).click();
    await lead.getByText('课例已归档，只能查看。').waitFor();
    for (const name of ['修改', '加一项任务', '修改小结', '加一节课', '归档'])
      expect(await lead.getByRole('button', { name, exact: true }).count()).toBe(0);
    expect(await lead.getByRole('button', { name: /^回复/ }).count()).toBe(0);
    expect(await lead.getByRole('checkbox', { name: '再看第二次提问' }).isDisabled()).toBe(true);
    await lead.locator('[data-summary]').getByRole('link', { name: '00:12' }).waitFor();
    await lead.getByRole('link', { name: '查看商定' }).click();
    await lead.locator('section[data-unit="1"]').waitFor();
    await lead.keyboard.press('8');
    expect(await lead.locator('[data-agreed="5"]').count()).toBe(1);
    // The one conflict of the two leads is what the browser tells of.
    expect(faults.filter((fault) => !fault.includes('409 (Conflict)'))).toEqual([]);
  });
});

const nameOf = async (page: Page): Promise<string> =>
  (await (await page.request.get(at('/api/session'))).json()).who.name;
