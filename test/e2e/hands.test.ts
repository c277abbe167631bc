import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DisplayInTest, type LiveLessonInTest, openLiveLesson } from '../support/liveLesson.ts';
import { HEARD_DB, moves, soundsLike, toneDb } from '../support/measure.ts';
import { chooseByRemote } from '../support/remoteControl.ts';

const CLASSROOM_PICTURES = 'figure[data-kind="classroom-return"][data-stream]';
const CLASSROOM_PICTURE = `${CLASSROOM_PICTURES} video`;

let live: LiveLessonInTest;
let teacher: Page;
let one: DisplayInTest;
let two: DisplayInTest;
let three: DisplayInTest;

beforeAll(async () => {
  live = await openLiveLesson();
  ({ teacher } = live);
  [one, two, three] = live.displays;
  // Speech mode takes a steady tone for noise; a lesson of music does not.
  await teacher.getByRole('radio', { name: '音乐' }).click();
  await teacher.getByRole('button', { name: '上课', exact: true }).click();
  for (const { page } of live.displays) await page.locator('main[data-state="live"]').waitFor({ timeout: 15_000 });
});
afterAll(() => live?.end());

const queue = () => teacher.getByRole('region', { name: '举手' });
const rows = () => queue().getByRole('listitem');
const tile = ({ name }: DisplayInTest) => teacher.getByRole('article', { name });
const call = (display: DisplayInTest) => tile(display).getByRole('button', { name: `请${display.name}发言` });
const schoolOf = ({ name }: DisplayInTest) => name.split(' ')[0] ?? '';

const choose = ({ page }: DisplayInTest, word: string) => chooseByRemote(page, word);
const says = ({ page }: DisplayInTest, text: string | RegExp) => page.getByText(text).first().waitFor();

describe('hands', () => {
  it('are raised by a remote control’s keys, and seen by their own class', async () => {
    await choose(two, '举手');
    await says(two, /我们举手了 · 第 1 位/);
    await choose(one, '举手');
    await says(one, /我们举手了 · 第 2 位/);
  });

  it('reach the teacher in order, on the tile and in the queue', async () => {
    await rows().nth(1).waitFor();
    expect(await rows().nth(0).textContent()).toContain(schoolOf(two));
    expect(await rows().nth(1).textContent()).toContain(schoolOf(one));
    for (const display of [one, two]) expect(await tile(display).getAttribute('data-hand')).toBe('true');
    expect(await tile(three).getAttribute('data-hand')).toBe('false');
  });

  it('are taken down by their own class, and those behind move up', async () => {
    await choose(two, '放下手');
    await says(one, /第 1 位/);
    await rows().nth(1).waitFor({ state: 'detached' });
    await choose(two, '举手');
    await says(two, /第 2 位/);
  });

  it('close a menu that is not used with Back, and choose nothing', async () => {
    await three.page.keyboard.press('Enter');
    const menu = three.page.getByRole('navigation', { name: '大屏菜单' });
    await menu.waitFor();
    await three.page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
    expect(await rows().count()).toBe(2);
  });
});

describe('a turn of thirty seconds', () => {
  it('begins with one press: the classroom is live everywhere, and its hand is down', async () => {
    await teacher.getByRole('button', { name: /限时/ }).click();
    await teacher.getByRole('option', { name: '30 秒' }).click();
    await rows().nth(0).getByRole('button', { name: /发言/ }).click();
    await says(one, '我们在台上');
    await says(one, /还有 00:\d\d/);
    for (const { page } of [two, three]) {
      expect(await moves(page, CLASSROOM_PICTURE)).toBe(true);
      expect(await soundsLike(page, { hz: one.toneHz, heard: true })).toBe(true);
    }
    await says(two, /第 1 位/);
    expect(await tile(one).getAttribute('data-stage')).toBe('true');
    await tile(one)
      .getByText(/还有 00:\d\d/)
      .waitFor();
  });

  it('ends by itself, for everybody', async () => {
    expect(await soundsLike(two.page, { hz: one.toneHz, heard: false, withinMs: 40_000 })).toBe(true);
    await one.page.locator('[data-on-stage="false"]').waitFor();
    await teacher.locator('article[data-stage="true"]').waitFor({ state: 'detached' });
  });

  it('is the next one’s with one key', async () => {
    await teacher.keyboard.press('h');
    await says(two, '我们在台上');
    await rows().first().waitFor({ state: 'detached' });
    await choose(two, '说完了，请回');
    await two.page.locator('[data-on-stage="false"]').waitFor();
  });
});

describe('a discussion', () => {
  it('lets one of two classrooms speak at a time, so that neither hears itself back', async () => {
    await teacher.getByRole('button', { name: '讨论' }).click();
    await call(one).click();
    await call(two).click();
    expect(await soundsLike(three.page, { hz: two.toneHz, heard: false })).toBe(true);
    expect(await soundsLike(three.page, { hz: one.toneHz, heard: true })).toBe(true);
  });

  it('lets two classrooms hear each other, and the third hear both, when the teacher opens it', async () => {
    await teacher
      .getByRole('radio', { name: '一起说' })
      .or(teacher.getByRole('button', { name: '一起说' }))
      .first()
      .click();
    for (const [listener, speaker] of [
      [one, two],
      [two, one],
      [three, one],
      [three, two],
    ] as const)
      expect(await soundsLike(listener.page, { hz: speaker.toneHz, heard: true })).toBe(true);
    for (const self of [one, two]) expect(await toneDb(self.page, self.toneHz)).toBeLessThan(HEARD_DB);
  });

  it('shows both beside each other on the third, and each the other', async () => {
    await three.page.locator(CLASSROOM_PICTURES).nth(1).waitFor();
    const boxes = await Promise.all([0, 1].map((n) => three.page.locator(CLASSROOM_PICTURES).nth(n).boundingBox()));
    expect(boxes[0]?.width).toBeCloseTo(boxes[1]?.width ?? 0, 0);
    expect(boxes[0]?.x === boxes[1]?.x && boxes[0]?.y === boxes[1]?.y).toBe(false);
    for (const { page } of [one, two]) {
      expect(await moves(page, CLASSROOM_PICTURE)).toBe(true);
      expect(await page.locator(CLASSROOM_PICTURES).count()).toBe(1);
    }
  });

  it('gates the third, for the teacher too', async () => {
    expect(await soundsLike(teacher, { hz: three.toneHz, heard: false })).toBe(true);
    expect(await soundsLike(teacher, { hz: one.toneHz, heard: true })).toBe(true);
    expect(await soundsLike(teacher, { hz: two.toneHz, heard: true })).toBe(true);
  });

  it('ends for all with one press', async () => {
    await teacher.getByRole('button', { name: '请回全部' }).click();
    await teacher.locator('article[data-stage="true"]').first().waitFor({ state: 'detached' });
    for (const { page } of [one, two]) await page.locator('[data-on-stage="false"]').waitFor();
    await teacher.getByRole('button', { name: '讨论' }).click();
  });
});

it('calls fairly: whoever has had no turn', async () => {
  await teacher.getByRole('button', { name: '公平点名' }).click();
  await says(three, '我们在台上');
  await teacher.keyboard.press('0');
  await three.page.locator('[data-on-stage="false"]').waitFor();
});

it('has met no error in any window', () => {
  expect(live.faults).toEqual([]);
});
