import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EndpointReply, Mark } from '../../shared/api/index.ts';
import { installClockCamera } from '../bench/live/clockCamera.ts';
import { chooseLanguageElsewhere, seriousFaults } from '../support/accessibility.ts';
import { openWindow, watchFaults } from '../support/browser.ts';
import { apartMs, readClock } from '../support/clockPicture.ts';
import { FAKE_TONE_HZ } from '../support/fakeMedia.ts';
import { type LiveLessonInTest, openLiveLesson } from '../support/liveLesson.ts';
import { moves, readPicture, soundsLike } from '../support/measure.ts';
import { requestsOf, signIn } from '../support/people.ts';
import { storedFacts } from '../support/storedFacts.ts';

/** Looks into lessons of the whole district. */
const OBSERVER = 'hanyan';
const LARGE = 'figure[data-large="true"] video';
/** A mark is at what was seen when it was made, to within so many ms: a busy machine shows pictures seconds late. */
const CLOSE_MS = 5_000;
const MARKS_MEASURED = 4;

let live: LiveLessonInTest;
let observer: Page;
const faults: string[] = [];
/** Marks, and what the picture showed when each was made, by the clock that is drawn in it. */
const seen: { readonly markId: string; readonly clockMs: number }[] = [];

beforeAll(async () => {
  live = await openLiveLesson({
    // The teacher's camera shows a clock; the displays have the fake devices.
    prepare: async (page, seat) => (seat === 0 ? page.addInitScript(installClockCamera) : undefined),
  });
  observer = await openWindow(live.browser);
  await signIn(observer, live.server, live.server.account(OBSERVER));
  await observer.goto(`${live.server.url}/observe`);
}, 120_000);
afterAll(() => live?.end());

const marksPath = () => `${live.server.url}/api/lessons/${live.lesson.lessonId}/marks`;
const rows = (text: string) => observer.locator('li[data-mark]').filter({ hasText: text });
const stored = () => storedFacts(live.server.dataDir, live.lesson.lessonId);

async function marks(): Promise<Mark[]> {
  const answer = await observer.request.get(marksPath());
  const told: EndpointReply<'lesson-marks.list'> = await answer.json();
  return told.marks;
}

/** Resolves when so many more pictures have been shown large. */
async function picturesPass(count: number): Promise<void> {
  const frames = ((await readPicture(observer, LARGE))?.frames ?? 0) + count;
  await observer.waitForFunction(
    ({ selector, wanted }) => {
      const video = document.querySelector<HTMLVideoElement>(selector);
      return video !== null && video.getVideoPlaybackQuality().totalVideoFrames > wanted;
    },
    { selector: LARGE, wanted: frames },
  );
}

describe('an observer', () => {
  it('is told that nothing is live and what comes next, and sees a lesson as soon as it begins', async () => {
    await observer.getByText('现在没有课在上').waitFor();
    await observer.getByText('下一节：茉莉花').waitFor();
    await live.teacher.getByRole('button', { name: '上课', exact: true }).click();
    for (const { page } of live.displays) await page.locator('main[data-state="live"]').waitFor();
    const card = observer.getByRole('listitem').filter({ hasText: '茉莉花' }).first();
    await card.getByText('林晓音 · 实验小学').waitFor();
    for (const { name } of live.displays) await card.getByText(name).waitFor();
  });

  it('walks in with one press, sees pictures that move and hears the teacher', async () => {
    watchFaults(observer, faults);
    await observer.getByRole('link', { name: '进去看：茉莉花' }).click();
    await observer.getByRole('heading', { name: '茉莉花' }).waitFor();
    expect(await moves(observer, LARGE, 30_000)).toBe(true);
    await expect.poll(() => observer.getByRole('button', { name: /^放大：/ }).count()).toBe(4);
    for (const { name } of live.displays) {
      const tile = `button[aria-label="放大：${name}"] video`;
      expect([name, await moves(observer, tile, 30_000)]).toEqual([name, true]);
    }
    expect(await soundsLike(observer, { hz: FAKE_TONE_HZ, heard: true, withinMs: 30_000 })).toBe(true);
  });

  it('is unseen: on no screen, in no seat, and nothing of them is in the log', async () => {
    const facts = await stored();
    expect(facts.filter(({ type }) => type === 'seat.joined')).toHaveLength(4);
    for (const page of [live.teacher, ...live.displays.map((display) => display.page)]) {
      const shown = await page.locator('body').textContent();
      for (const word of ['韩研', '听课人', '教研员', '巡课']) expect(shown).not.toContain(word);
    }
    expect(JSON.stringify(facts)).not.toContain('韩研');
    expect(live.server.output()).toContain('observer.came');
  });

  it('has any picture large after one press, and what the lesson shows after another', async () => {
    const [one] = live.displays;
    await observer.getByRole('button', { name: `放大：${one.name}` }).click();
    const large = 'figure[data-large="true"][data-kind="classroom-return"] video';
    expect(await moves(observer, large, 30_000)).toBe(true);
    await observer.getByRole('button', { name: '和课上一样' }).click();
    expect(await moves(observer, 'figure[data-large="true"][data-kind="teacher-camera"] video', 30_000)).toBe(true);
  });
});

describe('a live mark', () => {
  it('is kept with the lesson when nothing is recorded', async () => {
    await observer.getByText('现在没有录像', { exact: true }).waitFor();
    await observer.keyboard.press('n');
    await observer.getByText('已经记下，可以慢慢写').waitFor();
    await expect.poll(async () => (await marks()).length).toBe(1);
    await observer.getByRole('textbox', { name: '写什么' }).fill('还没有录像时的标记');
    await observer.getByRole('button', { name: '写好了' }).click();
    await rows('还没有录像时的标记').waitFor();
  });

  it('is made at what is seen, with one press, and written later', async () => {
    await live.teacher.getByRole('button', { name: '录制', exact: true }).click();
    await observer.getByText('录制中').waitFor();
    // Some pictures must have been kept before it, and two presses at once would be one.
    for (let turn = 0; turn < MARKS_MEASURED; turn += 1) {
      await picturesPass(60);
      const known = (await marks()).map(({ markId }) => markId);
      const clockMs = await observer.evaluate(readClock, { selector: LARGE, key: 'n' });
      if (clockMs === null) throw new Error('nothing was shown');
      const made = async () => (await marks()).find(({ markId }) => !known.includes(markId));
      await expect.poll(made).toBeDefined();
      seen.push({ markId: (await made())?.markId ?? '', clockMs });
    }
    await observer.getByRole('textbox', { name: '写什么' }).fill('等了七秒');
    await observer.getByRole('textbox', { name: '标签' }).fill('提问 等待');
    await observer.getByRole('button', { name: /给谁看/ }).click();
    await observer.getByRole('option', { name: '教研组' }).click();
    await observer.getByRole('textbox', { name: '写什么' }).press('Control+Enter');
    await expect
      .poll(async () => (await marks()).find(({ text }) => text === '等了七秒'))
      .toMatchObject({ tags: ['提问', '等待'], audience: 'group', toMs: null });
  });

  it('is one mark, however often the button is pressed at once', async () => {
    const before = (await marks()).length;
    await observer.getByRole('button', { name: '标记这一刻' }).dblclick();
    await observer.getByRole('textbox', { name: '写什么' }).fill('按了两下');
    await observer.getByRole('button', { name: '写好了' }).click();
    await rows('按了两下').waitFor();
    expect((await marks()).length).toBe(before + 1);
  });

  it('is a stretch with a region of the picture, where that is wanted', async () => {
    await observer.keyboard.press('n');
    await observer.getByRole('button', { name: '圈出一处' }).click();
    await expect.poll(() => observer.locator('[data-drawing="true"] button:focus').count()).toBe(1);
    for (const key of ['ArrowLeft', 'Enter']) await observer.keyboard.press(key);
    await observer.getByText('已在画面上圈出一处').waitFor();
    await observer.getByRole('textbox', { name: '写什么' }).fill('看这里');
    await observer.getByRole('button', { name: '从那时到现在是一段' }).click();
    await observer.getByRole('button', { name: '写好了' }).click();
    const kept = async () => (await marks()).find(({ text }) => text === '看这里');
    await expect.poll(async () => (await kept())?.region?.trackKey).toMatch(/\.teacher-camera\.video$/);
    const mark = await kept();
    expect(mark?.toMs).toBeGreaterThan(mark?.fromMs ?? Number.POSITIVE_INFINITY);
  });

  it('is not lost with the line, and keeps its moment', async () => {
    const url = '**/api/lessons/*/marks';
    await observer.route(url, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
    const fromMs = Date.now();
    await observer.keyboard.press('n');
    await observer.getByText(/连上后自动补上/).waitFor();
    await observer.getByRole('textbox', { name: '写什么' }).fill('断线时的标记');
    await observer.getByRole('button', { name: '写好了' }).click();
    const untilMs = Date.now();
    await observer.unroute(url);
    await rows('断线时的标记').waitFor();
    const mark = (await marks()).find(({ text }) => text === '断线时的标记');
    // Test and server have the same clock; what is seen is a little older than now.
    expect(mark?.fromMs).toBeGreaterThan(fromMs - 2_000);
    expect(mark?.fromMs).toBeLessThanOrEqual(untilMs);
  });

  it('of somebody else is there at once, and can be replied to', async () => {
    const admin = await requestsOf(live.server, 'admin');
    const body = { fromMs: Date.now() - 1_000, toMs: null, region: null, text: '管理员也在看', tags: [] };
    expect((await admin.post(marksPath(), { data: { ...body, audience: 'group' } })).ok()).toBe(true);
    await rows('管理员也在看').waitFor();
    await rows('管理员也在看').getByRole('button', { name: /^回复/ }).click();
    await observer.getByRole('textbox', { name: '回复什么' }).fill('同意');
    await observer.keyboard.press('Control+Enter');
    await rows('管理员也在看').getByText('同意').waitFor();
    // Until it is gone, a key is a letter of the reply.
    await observer.getByRole('textbox', { name: '回复什么' }).waitFor({ state: 'detached' });
    await admin.dispose();
  });

  it('can be made by nobody who may not look into the lesson', async () => {
    for (const [who, status] of [
      ['linxiaoyin', 403],
      ['wumo', 403],
    ] as const) {
      const requests = await requestsOf(live.server, who);
      expect([who, (await requests.get(marksPath())).status()]).toEqual([who, status]);
      await requests.dispose();
    }
  });
});

describe('for everybody', () => {
  it('has nothing that axe calls serious, in either language, and fits a phone', async () => {
    await observer.keyboard.press('n');
    await observer.getByRole('button', { name: '写好了' }).waitFor();
    for (const language of ['en', 'zh-CN']) {
      await chooseLanguageElsewhere(observer, language);
      expect([language, await seriousFaults(observer)]).toEqual([language, []]);
    }
    const before = observer.viewportSize();
    await observer.setViewportSize({ width: 360, height: 740 });
    expect(await observer.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await observer.getByRole('button', { name: '标记这一刻' }).click({ trial: true });
    if (before) await observer.setViewportSize(before);
    await observer.getByRole('button', { name: '写好了' }).click();
  });

  it('is back by itself after the server was killed', async () => {
    await observer.evaluate(() => void Object.assign(window, { notReloaded: true }));
    await live.server.crashAndRestart();
    faults.length = 0;
    expect(await moves(observer, LARGE, 60_000)).toBe(true);
    expect(await soundsLike(observer, { hz: FAKE_TONE_HZ, heard: true, withinMs: 30_000 })).toBe(true);
    expect(await observer.evaluate(() => 'notReloaded' in window)).toBe(true);
    expect((await stored()).filter(({ type }) => type === 'seat.joined')).toHaveLength(4);
  });

  it('is told that the lesson has ended, and finds the mark on the recording where it was made', async () => {
    await live.teacher.getByRole('button', { name: '下课', exact: true }).click();
    await live.teacher.getByRole('dialog').getByRole('button', { name: '下课', exact: true }).click();
    await observer.getByText('这节课结束了').waitFor();
    expect(await observer.locator('figure video').count()).toBe(0);
    const requests = await requestsOf(live.server, 'linxiaoyin');
    const { takes }: EndpointReply<'takes.list'> = await (await requests.get(`${live.server.url}/api/takes`)).json();
    const take = takes.find(({ lessonId }) => lessonId === live.lesson.lessonId);
    if (!take) throw new Error('nothing was recorded');
    await requests.put(`${live.server.url}/api/takes/${take.takeId}/audience`, { data: { audience: 'district' } });
    await requests.dispose();
    await observer.goto(`${live.server.url}/observe`);
    await observer.getByRole('link', { name: '看标记：茉莉花' }).click();
    await rows('还没有录像时的标记').waitFor();
    await observer.goto(`${live.server.url}/replay/${take.takeId}`);
    await observer.getByRole('tab', { name: /^标记/ }).click();
    await rows('等了七秒').waitFor();
    for (const { markId, clockMs } of seen) {
      await observer.locator(`li[data-mark="${markId}"]`).getByRole('button', { name: /^到 / }).click();
      const distanceMs = async (): Promise<number> => {
        const shown = await observer.evaluate(readClock, { selector: LARGE, key: null });
        return shown === null ? Number.NaN : apartMs(shown, clockMs);
      };
      await expect.poll(distanceMs, { timeout: 30_000 }).toBeLessThan(CLOSE_MS);
    }
    // What was marked before the recording began is not on it.
    expect(await rows('还没有录像时的标记').count()).toBe(0);
  });

  it('has thrown no errors in the window', () => {
    // While the server is away, what is asked of it fails.
    expect(faults.filter((fault) => !/net::ERR|WebSocket/.test(fault))).toEqual([]);
  });
});
