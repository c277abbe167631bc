import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindow } from '../support/browser.ts';
import { FAKE_TONE_HZ } from '../support/fakeMedia.ts';
import { type LiveLessonInTest, openLiveLesson } from '../support/liveLesson.ts';
import { HEARD_DB, moves, readPicture, soundsLike, toneDb } from '../support/measure.ts';
import { requestsOf } from '../support/people.ts';

const TEACHER_PICTURE = 'figure[data-kind="teacher-camera"][data-stream] video';
const SCREEN_PICTURE = 'figure[data-kind="courseware"][data-stream] video';
const CLASSROOM_PICTURE = 'figure[data-kind="classroom-return"][data-stream] video';

let live: LiveLessonInTest;

beforeAll(async () => {
  live = await openLiveLesson();
});
afterAll(() => live?.end());

const stateOf = (page: LiveLessonInTest['teacher'], state: string) =>
  page.locator(`main[data-state="${state}"]`).waitFor({ timeout: 15_000 });

describe('a lesson of one teacher and three displays', () => {
  it('waits: the displays are in the lobby by themselves and get nothing', async () => {
    for (const { page } of live.displays) {
      await stateOf(page, 'lobby');
      expect(await readPicture(page, TEACHER_PICTURE)).toBeUndefined();
    }
    for (const { name } of live.displays) await live.teacher.getByRole('article', { name }).waitFor();
  });

  it('begins with one press: each display sees the teacher move and hears the teacher', async () => {
    await live.teacher.keyboard.press('Escape');
    // Speech mode takes a steady tone for noise; a lesson of music does not.
    await live.teacher
      .getByRole('radio', { name: '音乐' })
      .or(live.teacher.getByRole('button', { name: '音乐' }))
      .first()
      .click();
    await live.teacher.getByRole('button', { name: '上课', exact: true }).click();
    for (const { page } of live.displays) {
      await stateOf(page, 'live');
      expect(await moves(page, TEACHER_PICTURE)).toBe(true);
      expect(await soundsLike(page, { hz: FAKE_TONE_HZ, heard: true })).toBe(true);
    }
  });

  it('shows the teacher every classroom, moving, and lets them be heard while nobody is on stage', async () => {
    for (const { name, toneHz } of live.displays) {
      const tile = live.teacher.getByRole('article', { name });
      const stream = await tile.locator('figure[data-stream]').getAttribute('data-stream');
      expect(await moves(live.teacher, `figure[data-stream="${stream}"] video`)).toBe(true);
      expect(await soundsLike(live.teacher, { hz: toneHz, heard: true })).toBe(true);
    }
  });

  it('sends the teacher’s small tiles no larger picture than they draw', async () => {
    const [{ name }] = live.displays;
    const stream = await live.teacher
      .getByRole('article', { name })
      .locator('figure[data-stream]')
      .getAttribute('data-stream');
    // The camera sends 360 lines and 180; the tile is less than 180 device pixels high.
    expect((await readPicture(live.teacher, `figure[data-stream="${stream}"] video`))?.heightPx).toBe(180);
  });

  it('shows the shared screen on every display, and takes it away again', async () => {
    await live.teacher.getByRole('button', { name: /共享屏幕/ }).click();
    for (const { page } of live.displays) {
      expect(await moves(page, SCREEN_PICTURE)).toBe(true);
      expect(await moves(page, TEACHER_PICTURE)).toBe(true);
    }
    await live.teacher.getByRole('button', { name: /停止共享|结束共享|共享屏幕/ }).click();
    for (const { page } of live.displays) await page.locator(SCREEN_PICTURE).waitFor({ state: 'detached' });
  });

  it('lets a classroom be heard by the others while it is on stage, not before and not after', async () => {
    const [one, two, three] = live.displays;
    for (const listener of [two, three]) expect(await toneDb(listener.page, one.toneHz)).toBeLessThan(HEARD_DB);
    await live.teacher
      .getByRole('button', { name: new RegExp(`请${one.name}发言`) })
      .first()
      .click();
    for (const listener of [two, three]) {
      expect(await soundsLike(listener.page, { hz: one.toneHz, heard: true })).toBe(true);
      expect(await moves(listener.page, CLASSROOM_PICTURE)).toBe(true);
    }
    // The others are gated, for the teacher too; the one on stage does not hear itself.
    expect(await soundsLike(live.teacher, { hz: two.toneHz, heard: false })).toBe(true);
    expect(await soundsLike(live.teacher, { hz: one.toneHz, heard: true })).toBe(true);
    expect(await toneDb(one.page, one.toneHz)).toBeLessThan(HEARD_DB);
    await live.teacher.getByRole('button', { name: /请回/ }).first().click();
    for (const listener of [two, three])
      expect(await soundsLike(listener.page, { hz: one.toneHz, heard: false })).toBe(true);
  });

  it('lets a display leave and come back into the same lesson by itself', async () => {
    const [, , three] = live.displays;
    await three.page.goto('about:blank');
    await live.teacher
      .getByRole('article', { name: three.name })
      .getByText(/断开|重连|离开/)
      .first()
      .waitFor();
    await three.page.goBack();
    await stateOf(three.page, 'live');
    expect(await moves(three.page, TEACHER_PICTURE)).toBe(true);
    expect(await soundsLike(three.page, { hz: FAKE_TONE_HZ, heard: true })).toBe(true);
  });

  it('gives nothing to a browser that is not paired or has not signed in', async () => {
    const stranger = await openWindow(live.browser);
    await stranger.goto(`${live.server.url}/lesson/${live.lesson.lessonId}`);
    await stranger.getByRole('button', { name: '登录' }).waitFor();
    expect(await stranger.locator('video').count()).toBe(0);
    const refused = await stranger.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
          socket.onmessage = ({ data }) => {
            if (data.startsWith('0')) socket.send('40');
            else resolve(String(data));
          };
        }),
    );
    expect(refused).toContain('session.missing');
    await stranger.goto(`${live.server.url}/display`);
    await stateOf(stranger, 'unpaired');
    expect(await stranger.locator('figure[data-stream]').count()).toBe(0);
    await stranger.context().close();
  });

  it('ends for everyone, and the displays wait for the next lesson', async () => {
    await live.teacher.getByRole('button', { name: '下课', exact: true }).click();
    await live.teacher
      .getByRole('dialog')
      .or(live.teacher.getByRole('alertdialog'))
      .getByRole('button', { name: /下课/ })
      .click();
    for (const { page } of live.displays)
      await page.locator('main[data-state="ended"], main[data-state="waiting"]').waitFor({ timeout: 15_000 });
    for (const { page } of live.displays) expect(await page.locator('figure[data-stream]').count()).toBe(0);
  });

  it('leaves nothing behind in the media worker', async () => {
    await live.teacher.goto('about:blank');
    for (const { page } of live.displays) await page.goto('about:blank');
    const admin = await requestsOf(live.server, 'admin');
    const until = Date.now() + 15_000;
    let held = '';
    while (!/^0,0,0,0$/.test(held) && Date.now() < until) {
      const metrics = await (await admin.get(`${live.server.url}/metrics`)).text();
      held = [...metrics.matchAll(/^tongtang_media_held\{\S+\} (\d+)$/gm)].map(([, count]) => count).join();
      await live.teacher.waitForTimeout(200);
    }
    await admin.dispose();
    expect(held).toBe('0,0,0,0');
  });

  it('has given up no seat for want of a connection', () => {
    expect(live.server.output()).not.toContain('seat.not-connected');
  });

  it('has met no error in any window', () => {
    expect(live.faults).toEqual([]);
  });
});
