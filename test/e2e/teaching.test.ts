import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seriousFaults } from '../support/accessibility.ts';
import { watchFaults } from '../support/browser.ts';
import { openMore } from '../support/console.ts';
import { type DisplayInTest, type LiveLessonInTest, openLiveLesson } from '../support/liveLesson.ts';
import { HEARD_DB, moves, soundsLike, toneDb } from '../support/measure.ts';
import { makePdf } from '../support/pdf.ts';
import { openPhone, passLinkOn } from '../support/phone.ts';
import { chooseByRemote, goTo } from '../support/remoteControl.ts';

/*
 * One whole lesson, as it is taught: a teacher, three classrooms, two assistants with a phone; the third classroom has
 * nobody but a remote control. Each part goes on from the one before. What every screen shows at the end of each part
 * is left as a picture in MOMENTS.
 */
const MOMENTS = join(import.meta.dirname, '../../node_modules/.cache/tongtang/teaching');
const TITLE = '茉莉花 第二课时';
const PAGE = 'figure[data-kind="page"] canvas[data-page]';

let live: LiveLessonInTest;
let teacher: Page;
let one: DisplayInTest;
let two: DisplayInTest;
let three: DisplayInTest;
let phoneOne: Page;
let phoneTwo: Page;
let moment = 0;
const phoneFaults: string[] = [];

const schoolOf = ({ name }: DisplayInTest) => name.split(' ')[0] ?? '';
const tile = ({ name }: DisplayInTest) => teacher.getByRole('article', { name });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor({ timeout: 15_000 });
const inState = (page: Page, state: string) => page.locator(`main[data-state="${state}"]`).waitFor({ timeout: 20_000 });
const each = (act: (display: DisplayInTest) => Promise<unknown>) => Promise.all(live.displays.map(act));
const queue = () => teacher.getByRole('region', { name: '举手' }).getByRole('listitem');
const panel = (name: string) => teacher.getByRole('region', { name });

/** What a display paints of a sheet: `blank` while there is no ink on it. */
const isWritten = (page: Page) =>
  page.locator('canvas[data-ink]').evaluate((canvas) => {
    const image =
      canvas instanceof HTMLCanvasElement && canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
    return image ? image.data.some((value) => value > 0) : false;
  });

async function draw(page: Page, [fromX, fromY, toX, toY]: readonly [number, number, number, number]): Promise<void> {
  const box = await page.locator('canvas[data-ink]').boundingBox();
  if (!box) throw new Error('there is no sheet to draw on');
  await page.mouse.move(box.x + fromX * box.width, box.y + fromY * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + toX * box.width, box.y + toY * box.height, { steps: 8 });
  await page.mouse.up();
}

beforeAll(async () => {
  rmSync(MOMENTS, { recursive: true, force: true });
  mkdirSync(MOMENTS, { recursive: true });
  live = await openLiveLesson();
  ({ teacher } = live);
  [one, two, three] = live.displays;
});
afterAll(() => live?.end());

/** Leaves what every screen shows now as pictures. */
async function keepMoment(name: string): Promise<void> {
  moment += 1;
  const screens = { teacher, one: one?.page, two: two?.page, three: three?.page, phoneOne, phoneTwo };
  for (const [screen, page] of Object.entries(screens)) {
    if (!page || page.isClosed()) continue;
    const file = `${String(moment).padStart(2, '0')} ${name.slice(0, 40)} ${screen}.png`;
    await page.screenshot({ path: join(MOMENTS, file.replaceAll(/[^\p{L}\p{N}. ]/gu, '')) });
  }
}

afterEach(({ task }) => keepMoment(task.name));

describe('before the bell', () => {
  it('the courseware is in every classroom', async () => {
    const deck = makePdf([{ text: '茉莉花开' }, { fill: [1, 0.9, 0.8] }, { fill: [0.8, 1, 0.9] }]);
    await teacher
      .locator('input[type="file"]')
      .setInputFiles([{ name: `${TITLE}.pdf`, mimeType: 'application/pdf', buffer: deck }]);
    const row = teacher.getByRole('listitem').filter({ hasText: TITLE });
    await expect.poll(() => row.textContent(), { timeout: 30_000 }).toContain('3 / 3 间教室已备好');
  });

  it('two assistants come with their phones', async () => {
    const watch = (page: Page) => watchFaults(page, phoneFaults);
    phoneOne = await openPhone(live.browser, await passLinkOn(one.page), watch);
    phoneTwo = await openPhone(live.browser, await passLinkOn(two.page), watch);
    for (const display of [one, two]) await says(display.page, '已连上 1 部手机');
    for (const phone of [phoneOne, phoneTwo]) await inState(phone, 'waiting');
  });
});

describe('the lesson begins', () => {
  it('and everybody sees and hears the teacher', async () => {
    // Speech mode takes the tones of this lesson for noise.
    await teacher.getByRole('radio', { name: '音乐' }).click();
    await button(teacher, '上课').click();
    await each(({ page }) => inState(page, 'live'));
    for (const { page } of live.displays)
      expect(await moves(page, 'figure[data-kind="teacher-camera"][data-stream] video')).toBe(true);
  });

  it('with the roll, from two phones and one remote control', async () => {
    await (await openMore(teacher, '点名')).getByRole('button', { name: '请各教室报人数' }).click();
    for (const [phone, present] of [
      [phoneOne, '9'],
      [phoneTwo, '12'],
    ] as const) {
      await says(phone, '老师在点名，请报人数');
      await phone.getByRole('textbox', { name: '实到' }).fill(present);
      await phone.getByRole('textbox', { name: '实到' }).blur();
      await button(phone, '报给老师').tap();
      await says(phone, new RegExp(`已报：实到 ${present}`));
    }
    await three.page.keyboard.press('Enter');
    await goTo(three.page, '报人数');
    await three.page.keyboard.press('Enter');
    await keepMoment('menu');
    await goTo(three.page, '少一个');
    await three.page.keyboard.press('Enter');
    const present = await three.page.getByRole('status').filter({ hasText: /^\d+$/ }).textContent();
    await goTo(three.page, '报给老师');
    await three.page.keyboard.press('Enter');
    await teacher.keyboard.press('Escape');
    for (const [display, count] of [
      [one, '9'],
      [two, '12'],
      [three, present],
    ] as const)
      await tile(display)
        .getByTitle(new RegExp(`实到 ${count} /`))
        .waitFor();
  });
});

describe('on the page', () => {
  it('what is shown, turned to and pointed at is on every display', async () => {
    await button(teacher, '课件').click();
    await button(teacher, `展示：${TITLE}`).click();
    await teacher.keyboard.press('PageDown');
    await each(({ page }) =>
      expect.poll(() => page.locator(PAGE).getAttribute('data-page'), { timeout: 20_000 }).toBe('2'),
    );
    await button(teacher, '指给教室看').click();
    const sheet = await teacher.locator(PAGE).boundingBox();
    if (!sheet) throw new Error('nothing is shown');
    await teacher.mouse.move(sheet.x + sheet.width / 2, sheet.y + sheet.height / 2, { steps: 5 });
    await each(({ page }) =>
      expect
        .poll(() => page.locator('[data-pointer]').getAttribute('style'))
        .toMatch(/left: (49|50)[.\d]*%; top: (49|50)[.\d]*%/),
    );
  });

  it('and what is written there, once the pen is taken up', async () => {
    await button(teacher, '笔').click();
    await each(({ page }) => page.locator('[data-pointer]').waitFor({ state: 'detached' }));
    await draw(teacher, [0.2, 0.3, 0.7, 0.4]);
    await each(({ page }) => expect.poll(() => isWritten(page), { timeout: 10_000 }).toBe(true));
  });

  it('and what a classroom writes that was given the pen', async () => {
    const strokes = () => two.page.locator('canvas[data-ink]').getAttribute('data-strokes');
    await expect.poll(strokes).toBe('1');
    await button(teacher, '交笔').click();
    await button(teacher, schoolOf(three)).click();
    await three.page.getByRole('region', { name: '板书工具' }).waitFor();
    await draw(three.page, [0.3, 0.6, 0.6, 0.7]);
    await expect.poll(strokes).toBe('2');
    await button(teacher, /^收回笔/).click();
    await three.page.getByRole('region', { name: '板书工具' }).waitFor({ state: 'detached' });
  });
});

describe('hands', () => {
  it('go up on the phone, with the child and what it wants', async () => {
    await button(phoneOne, '举手').tap();
    await says(one.page, /我们举手了 · 第 1 位/);
    await phoneOne.getByText('想提问').tap();
    await phoneOne.getByRole('textbox', { name: '哪位同学' }).fill('12 李明');
    await queue().nth(0).getByText('李明').waitFor();
    await queue().nth(0).getByText('想提问').waitFor();
    await button(phoneTwo, '举手').tap();
    await says(phoneTwo, '我们排第 2 位');
    expect(await seriousFaults(phoneOne)).toEqual([]);
    expect(await queue().nth(0).textContent()).toContain(schoolOf(one));
    expect(await queue().nth(1).textContent()).toContain(schoolOf(two));
  });

  it('are called, heard everywhere, and go back by the phone', async () => {
    await queue().nth(0).getByRole('button', { name: /发言/ }).click();
    await says(one.page, '我们在台上');
    await says(phoneOne, '我们在台上，大家都能听到');
    for (const { page } of [two, three]) expect(await soundsLike(page, { hz: one.toneHz, heard: true })).toBe(true);
    await says(phoneTwo, '我们排第 1 位');
    await keepMoment('on stage');
    await button(phoneOne, '说完了，请回').tap();
    await one.page.locator('[data-on-stage="false"]').waitFor();
    for (const { page } of [two, three]) expect(await soundsLike(page, { hz: one.toneHz, heard: false })).toBe(true);
  });

  it('that go down before they are called leave nobody in the queue', async () => {
    await button(phoneTwo, '放下手').tap();
    await queue().first().waitFor({ state: 'detached' });
    expect(await two.page.getByText('我们举手了').count()).toBe(0);
  });

  it('go up by remote control too, with what the child wants and its number', async () => {
    await chooseByRemote(three.page, '举手');
    await chooseByRemote(three.page, '想回答', '想展示');
    await queue().nth(0).getByText('想展示').waitFor();
    await three.page.keyboard.press('Enter');
    await goTo(three.page, '几号同学');
    await three.page.keyboard.press('Enter');
    await goTo(three.page, '多一个');
    for (const key of ['Enter', 'Enter']) await three.page.keyboard.press(key);
    await keepMoment('number');
    await goTo(three.page, '告诉老师');
    await three.page.keyboard.press('Enter');
    await queue().nth(0).getByText('3 号').waitFor();
    await chooseByRemote(three.page, '放下手');
    await queue().first().waitFor({ state: 'detached' });
  });

  it('need not be up to be called: the remote control gives the turn back', async () => {
    await tile(three)
      .getByRole('button', { name: `请${three.name}发言` })
      .click();
    await says(three.page, '我们在台上');
    await chooseByRemote(three.page, '说完了，请回');
    await three.page.locator('[data-on-stage="false"]').waitFor();
  });
});

describe('a question', () => {
  it('is counted on two phones and by one remote control', async () => {
    await button(teacher, '提问').click();
    await teacher.getByRole('dialog', { name: '提问' }).getByRole('button', { name: '单选' }).click();
    for (const [phone, presses] of [
      [phoneOne, ['B 多一个', 'B 多一个', 'C 多一个']],
      [phoneTwo, ['B 多一个', 'A 多一个']],
    ] as const) {
      for (const press of presses) await button(phone, press).tap();
      await says(phone, '老师已收到');
    }
    expect(await seriousFaults(phoneOne)).toEqual([]);
    // A fewer, A more, B fewer, B more.
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter'])
      await three.page.keyboard.press(key);
    const counts = (display: DisplayInTest) =>
      panel('提问')
        .getByRole('row', { name: new RegExp(schoolOf(display)) })
        .getByRole('cell')
        .allInnerTexts();
    await expect.poll(() => counts(one)).toEqual(['0', '2', '1', '0']);
    await expect.poll(() => counts(two)).toEqual(['1', '1', '0', '0']);
    await expect.poll(() => counts(three)).toEqual(['0', '1', '0', '0']);
  });

  it('has its answer and its results on every display when the teacher wants', async () => {
    await panel('提问').getByRole('button', { name: 'B', exact: true }).click();
    await panel('提问').getByRole('button', { name: '停止作答' }).click();
    await each(async ({ page }) => expect(await page.getByText('正确答案').count()).toBe(0));
    await panel('提问').getByRole('button', { name: '公布答案' }).click();
    await panel('提问').getByRole('button', { name: '结果给大家看' }).click();
    await each(({ page }) => page.getByRole('listitem').filter({ hasText: 'B' }).getByText('4 人').waitFor());
    await keepMoment('results');
    await panel('提问').getByRole('button', { name: '结束' }).click();
    await each(({ page }) => page.getByText('各教室的结果').waitFor({ state: 'detached' }));
  });

  it('is asked about the page with its ink, in two presses, and the page stays where it is', async () => {
    await button(teacher, '提问').click();
    await teacher.getByRole('dialog', { name: '提问' }).getByRole('button', { name: /拍题/ }).click();
    await each(({ page }) => page.getByRole('region', { name: '单选' }).waitFor());
    await each(async ({ page }) => expect(await page.locator(PAGE).getAttribute('data-page')).toBe('2'));
    await panel('提问').getByRole('button', { name: '结束' }).click();
    await each(({ page }) => page.getByRole('region', { name: '单选' }).waitFor({ state: 'detached' }));
  });

  it('is raced for, and won by a phone', async () => {
    await button(teacher, '提问').click();
    await teacher.getByRole('dialog', { name: '提问' }).getByRole('button', { name: '抢答' }).click();
    await button(phoneTwo, '抢！').tap();
    for (const page of [phoneTwo, two.page]) await says(page, '我们第一！');
    for (const page of [phoneOne, one.page, three.page]) await says(page, `${schoolOf(two)}最先`);
    await keepMoment('first');
    await panel('抢答').getByRole('button', { name: '结束' }).click();
    await phoneTwo.getByText('我们第一！').waitFor({ state: 'detached' });
  });
});

describe('by the way', () => {
  it('a classroom says that it goes too fast, by phone and by remote control', async () => {
    await button(phoneTwo, /太快了/).tap();
    await tile(two).getByText('嫌太快').waitFor();
    await chooseByRemote(three.page, '告诉老师', '听不清');
    await tile(three).getByText('听不清').waitFor();
    await keepMoment('signals');
    await button(teacher, '知道了').first().click();
  });

  it('an assistant writes, and the teacher answers', async () => {
    await phoneOne.getByRole('textbox', { name: '写一句话' }).fill('李明想再唱一遍');
    await button(phoneOne, '发送').tap();
    await button(teacher, '消息（1）').click();
    await says(teacher, '李明想再唱一遍');
    await teacher.getByRole('textbox', { name: '写一句话' }).fill('好，下一个');
    await button(teacher, '发送').click();
    await teacher.keyboard.press('Escape');
    await says(phoneOne, '好，下一个');
  });

  it('a clock runs, a bell rings, a star is given', async () => {
    await button(teacher, '计时').click();
    await teacher.getByRole('dialog', { name: '计时' }).getByRole('button', { name: '5分钟' }).click();
    await each(({ page }) => page.getByRole('timer').waitFor());
    await teacher.keyboard.press('Escape');
    await button(teacher, /^响铃/).click();
    await each(({ page }) => page.getByRole('alert').getByText('请看老师').waitFor());
    await button(teacher, '表扬').click();
    await teacher
      .getByRole('dialog', { name: '表扬' })
      .getByRole('button', { name: `给${one.name}加一颗星` })
      .click();
    await each(({ page }) => says(page, `${schoolOf(one)}得到一颗星！`));
    await teacher.keyboard.press('Escape');
  });

  it('a room mutes itself by remote control, and opens its microphone by phone', async () => {
    await chooseByRemote(one.page, '我们静音');
    await says(phoneOne, '我们静音了');
    await tile(one).getByTitle('教室已静音').waitFor();
    await button(phoneOne, '打开话筒').tap();
    await tile(one)
      .getByTitle(/麦克风开着|正在说话/)
      .waitFor();
  });

  it('a room chooses what is large on its own screen, and the teacher on all', async () => {
    const layoutOf = ({ page }: DisplayInTest, layout: string) => page.locator(`[data-layout="${layout}"]`).waitFor();
    await chooseByRemote(one.page, '我们大屏上看什么', '老师');
    await layoutOf(one, 'teacher');
    await layoutOf(two, 'courseware');
    await button(teacher, /教室大画面/).click();
    await teacher.getByRole('option', { name: /^教师/ }).click();
    await each((display) => layoutOf(display, 'teacher'));
    await teacher.keyboard.press('a');
    await layoutOf(two, 'courseware');
    await chooseByRemote(one.page, '我们大屏上看什么', '跟着老师');
    await layoutOf(one, 'courseware');
  });
});

describe('together', () => {
  it('two classrooms discuss, first in turn, then at once', async () => {
    await button(teacher, '讨论').click();
    for (const display of [one, two])
      await tile(display)
        .getByRole('button', { name: `请${display.name}发言` })
        .click();
    await says(two.page, '我们在台上');
    expect(await soundsLike(three.page, { hz: two.toneHz, heard: false })).toBe(true);
    expect(await soundsLike(three.page, { hz: one.toneHz, heard: true })).toBe(true);
    await keepMoment('discussion');
    await teacher.getByText('一起说').click();
    for (const { toneHz } of [one, two]) expect(await soundsLike(three.page, { hz: toneHz, heard: true })).toBe(true);
    for (const self of [one, two]) expect(await toneDb(self.page, self.toneHz)).toBeLessThan(HEARD_DB);
    await button(teacher, '请回全部').click();
    await each(({ page }) => page.locator('[data-on-stage="false"]').waitFor());
    await button(teacher, '讨论').click();
  });

  it('all of it is there again after the server was killed', async () => {
    await live.server.crashAndRestart();
    await each(({ page }) => inState(page, 'live'));
    for (const phone of [phoneOne, phoneTwo]) await inState(phone, 'live');
    await each(({ page }) =>
      expect.poll(() => page.locator('canvas[data-ink]').getAttribute('data-strokes'), { timeout: 20_000 }).toBe('2'),
    );
    await button(phoneTwo, '举手').tap();
    await queue().first().getByText(schoolOf(two)).first().waitFor({ timeout: 20_000 });
    await tile(one)
      .getByTitle(/实到 9 \//)
      .waitFor();
    await tile(one).getByRole('img', { name: '1 颗星' }).waitFor();
  });
});

it('ends for everybody, and all that was done is told', async () => {
  await button(teacher, '下课').click();
  await teacher.getByRole('dialog').getByRole('button', { name: '下课' }).click();
  for (const page of [one.page, two.page, three.page, phoneOne, phoneTwo]) await inState(page, 'ended');
  await teacher.getByRole('region', { name: '随堂测' }).getByText('单选').waitFor();
  await teacher.getByText(/1 颗星/).waitFor();
});

it('has met no error in any window but that the server was gone for a moment', () => {
  expect([...live.faults, ...phoneFaults].filter((fault) => !/WebSocket|net::|ERR_/.test(fault))).toEqual([]);
});
