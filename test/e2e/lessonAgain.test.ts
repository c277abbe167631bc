import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isKnownFact, type LoggedFact } from '../../shared/protocol/index.ts';
import { installClockCamera } from '../bench/live/clockCamera.ts';
import { watchFaults } from '../support/browser.ts';
import { apartMs, readClock } from '../support/clockPicture.ts';
import { FAKE_TONE_HZ } from '../support/fakeMedia.ts';
import { listen } from '../support/listen.ts';
import { type LiveLessonInTest, openLiveLesson } from '../support/liveLesson.ts';
import { moves } from '../support/measure.ts';
import { makePdf } from '../support/pdf.ts';
import { openPhone, passLinkOn } from '../support/phone.ts';
import { storedFacts } from '../support/storedFacts.ts';

/*
 * A real lesson, recorded and watched again: what was on the screens live is there at its moment. Every camera shows the
 * machine's clock, so that pictures tell when they were taken.
 */

const PAGE = 'figure[data-kind="page"] canvas[data-page]';
const LARGE = 'figure[data-large="true"]';
/** Cameras take a picture each 33 ms, and coding takes its time; live they are no closer. */
const TOGETHER_MS = 150;
/** Facts are looked at so long after they came true, in ms. */
const AFTER_MS = 400;

let live: LiveLessonInTest;
let teacher: Page;
let phone: Page;
let facts: readonly LoggedFact[];
let beganAtMs: number;
let takeId: string;
const faults: string[] = [];

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const panel = (name: string) => teacher.getByRole('region', { name });
const eventually = (read: () => Promise<unknown>) => expect.poll(read, { timeout: 20_000, interval: 50 });
const clockIn = (selector: string) => teacher.evaluate(readClock, { selector, key: null });

async function draw(page: Page): Promise<void> {
  const box = await page.locator('canvas[data-ink]').boundingBox();
  if (!box) throw new Error('there is no sheet to draw on');
  await page.mouse.move(box.x + 0.2 * box.width, box.y + 0.5 * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.8 * box.width, box.y + 0.5 * box.height, { steps: 12 });
  await page.mouse.up();
}

/** When a fact came true, in ms since the take began. */
function momentOf(type: string, is: (data: unknown) => boolean = () => true): number {
  const fact = facts.find((each) => each.atMs >= beganAtMs && isKnownFact(each) && each.type === type && is(each.data));
  if (!fact) throw new Error(`${type} did not happen`);
  return fact.atMs - beganAtMs;
}

/** Opens the replay at a moment. */
async function lookAt(takeMs: number): Promise<void> {
  await teacher.goto(`${live.server.url}/replay/${takeId}?t=${(takeMs / 1_000).toFixed(3)}`);
  await teacher.getByRole('slider', { name: '时间轴' }).waitFor();
}

/** How far the clock in the large picture is from the moment that the replay is opened at, once it stays, in ms. */
async function clockApart(takeMs: number): Promise<number> {
  await lookAt(takeMs);
  let clock: number | null = null;
  await expect
    .poll(
      async () => {
        const before = clock;
        clock = await clockIn(`${LARGE} video`);
        return clock !== null && clock === before;
      },
      { timeout: 20_000, interval: 250 },
    )
    .toBe(true);
  return apartMs(clock ?? Number.NaN, beganAtMs + takeMs);
}

beforeAll(async () => {
  live = await openLiveLesson({ prepare: (page) => page.addInitScript(installClockCamera) });
  ({ teacher } = live);
  watchFaults(teacher, faults);
});
afterAll(() => live?.end());

it('a lesson is taught with a page, ink, a turn on stage and a question, and recorded', async () => {
  const [one, two] = live.displays;
  const deck = makePdf([{ text: '茉莉花开' }, { fill: [1, 0.9, 0.8] }]);
  await teacher
    .locator('input[type="file"]')
    .setInputFiles([{ name: '茉莉花.pdf', mimeType: 'application/pdf', buffer: deck }]);
  phone = await openPhone(live.browser, await passLinkOn(one.page));
  // Speech mode takes a tone for noise.
  await teacher.getByRole('radio', { name: '音乐' }).click();
  await button(teacher, '上课').click();
  for (const { page } of live.displays) await page.locator('main[data-state="live"]').waitFor();
  for (const { page } of live.displays)
    expect(await moves(page, 'figure[data-kind="teacher-camera"][data-stream] video')).toBe(true);
  await button(teacher, '录制').click();
  await teacher.getByText(/录制中 \d/).waitFor();
  await teacher.waitForTimeout(5_000);
  await button(teacher, '课件').click();
  await button(teacher, '展示：茉莉花').click();
  await teacher.keyboard.press('PageDown');
  await eventually(() => two.page.locator(PAGE).getAttribute('data-page')).toBe('2');
  // Moments that are looked at later lie apart.
  await teacher.waitForTimeout(1_500);
  await button(teacher, '笔').click();
  await draw(teacher);
  await eventually(() => two.page.locator('canvas[data-ink]').getAttribute('data-strokes')).toBe('1');
  await teacher.waitForTimeout(2_500);
  await button(teacher, '收起课件').click();
  await teacher
    .getByRole('button', { name: `请${one.name}发言` })
    .first()
    .click();
  await one.page.getByText('我们在台上').first().waitFor();
  await teacher.waitForTimeout(4_000);
  await button(teacher, '提问').click();
  await teacher.getByRole('dialog', { name: '提问' }).getByRole('button', { name: '单选' }).click();
  for (const press of ['B 多一个', 'B 多一个', 'C 多一个']) await button(phone, press).tap();
  await phone.getByText('老师已收到').first().waitFor();
  await panel('提问').getByRole('button', { name: '停止作答' }).click();
  await panel('提问').getByRole('button', { name: '结果给大家看' }).click();
  await teacher.waitForTimeout(2_000);
  await panel('提问').getByRole('button', { name: '结束' }).click();
  await teacher.waitForTimeout(2_000);
  await button(teacher, '下课').click();
  await teacher.getByRole('dialog').getByRole('button', { name: '下课' }).click();
  await two.page.locator('main[data-state="ended"]').waitFor();
  facts = await storedFacts(live.server.dataDir, live.lesson.lessonId);
  beganAtMs = facts.find(({ type }) => type === 'take.began')?.atMs ?? Number.NaN;
});

describe('watched again', () => {
  it('it is in the library', async () => {
    await teacher.goto(`${live.server.url}/library`);
    await teacher.getByRole('link', { name: '茉莉花', exact: true }).click();
    await teacher.getByRole('slider', { name: '时间轴' }).waitFor();
    takeId = /replay\/(tak_[0-9a-z]+)/.exec(teacher.url())?.[1] ?? '';
    expect(takeId).not.toBe('');
  });

  it('the pictures are those of their moment: the cameras’ clocks say so, whoever’s they are', async () => {
    for (const takeMs of [3_000, momentOf('floor.granted') + 2_000]) {
      const apart: number[] = [];
      for (const laterMs of [0, 500, 1_000]) apart.push(await clockApart(takeMs + laterMs));
      // A busy machine's camera may have stood still for a moment, which is then recorded as it was.
      expect(apart.sort((a, b) => a - b)[1]).toBeLessThanOrEqual(TOGETHER_MS);
    }
  });

  it('it sounds as it did', async () => {
    await lookAt(2_000);
    await teacher.keyboard.press('Space');
    const teacherSeat = await teacher.locator(LARGE).getAttribute('data-track');
    const sound = `${teacherSeat?.split('.')[0]}.teacher-camera.audio`;
    const isTone = async () => {
      const { hz, level } = await teacher.evaluate(listen, sound);
      return Math.abs(hz - FAKE_TONE_HZ) < 20 && level > 100;
    };
    await eventually(isTone).toBe(true);
  });

  it('the page stands there from the moment at which it was turned, and the ink from when it was drawn', async () => {
    const turned = momentOf('surface.shown', (data) => JSON.stringify(data).includes('"page":2'));
    await lookAt(turned + AFTER_MS);
    await eventually(() => teacher.locator(PAGE).getAttribute('data-page')).toBe('2');
    const ink = () => teacher.locator('canvas[data-ink]').getAttribute('data-strokes');
    await eventually(ink).toBe('0');
    await lookAt(momentOf('ink.drew') + 1_500);
    await eventually(ink).toBe('1');
    await lookAt(turned - AFTER_MS);
    await eventually(() => teacher.locator(`${LARGE} canvas[data-page="2"]`).count()).toBe(0);
  });

  it('who was on stage is large', async () => {
    const [one] = live.displays;
    await lookAt(momentOf('floor.granted') + 2_000);
    await eventually(() => teacher.locator(LARGE).getAttribute('aria-label')).toContain(one.name.split(' ')[0]);
    await eventually(() => clockIn(`${LARGE}[data-kind="classroom-return"] video`)).not.toBeNull();
  });

  it('the results stand there as they were shown', async () => {
    await lookAt(momentOf('poll.shown') + AFTER_MS);
    await teacher.getByText('2 人', { exact: true }).first().waitFor();
    await lookAt(momentOf('poll.ended') + AFTER_MS);
    await eventually(() => teacher.getByText('2 人', { exact: true }).count()).toBe(0);
  });

  it('no window has thrown an error', () => {
    expect(faults).toEqual([]);
  });
});
