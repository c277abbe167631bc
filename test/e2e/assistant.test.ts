import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seriousFaults } from '../support/accessibility.ts';
import { watchFaults } from '../support/browser.ts';
import { openMore } from '../support/console.ts';
import { FAKE_TONE_HZ } from '../support/fakeMedia.ts';
import { type LiveLessonInTest, openLiveLesson } from '../support/liveLesson.ts';
import { soundsLike } from '../support/measure.ts';
import { openPhone, passLinkOn } from '../support/phone.ts';

let live: LiveLessonInTest;
/** The display whose classroom is assisted. */
let display: Page;
let school: string;
let phone: Page;
/** The address that the display showed for the first phone. */
let link: string;
const phoneFaults: string[] = [];

const inState = (page: Page, state: string) => page.locator(`main[data-state="${state}"]`).waitFor({ timeout: 20_000 });
const tile = () => live.teacher.getByRole('article', { name: live.displays[0].name });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

const scan = (address: string) => openPhone(live.browser, address, (page) => watchFaults(page, phoneFaults));

/** Looks into one of the small panels at the console's lower edge, and closes it again. */
async function inPanel(panel: Locator, act: (panel: Locator) => Promise<unknown>): Promise<void> {
  await panel.waitFor();
  expect(await seriousFaults(live.teacher)).toEqual([]);
  await act(panel);
  await live.teacher.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
}

beforeAll(async () => {
  live = await openLiveLesson();
  display = live.displays[0].page;
  school = live.lesson.listening[0]?.schoolName ?? '';
  for (const { page } of live.displays) await inState(page, 'lobby');
});
afterAll(() => live?.end());

it('comes in by the code in the lobby, without an account, and the display says so', async () => {
  link = await passLinkOn(display);
  expect(new URL(link).pathname).toBe('/a');
  phone = await scan(link);
  await inState(phone, 'waiting');
  await phone.getByText(live.lesson.title).first().waitFor();
  // The code is spent, and does not stay in the address.
  expect(new URL(phone.url()).hash).toBe('');
  await display.getByText('已连上 1 部手机').waitFor();
  await tile().getByTitle('1 部手机').waitFor();
});

it('refuses the same code to a second phone', async () => {
  const second = await scan(link);
  await second.getByText('已经用过或者过期').waitFor();
  expect(await seriousFaults(second)).toEqual([]);
  await second.context().close();
});

it('mutes its classroom and opens it again: on the phone, the display, the console, and for the ear', async () => {
  const { toneHz } = live.displays[0];
  await button(live.teacher, '上课').click();
  await inState(phone, 'live');
  expect(await soundsLike(live.teacher, { hz: toneHz, heard: true })).toBe(true);
  await button(phone, '静音').tap();
  await phone.getByText('我们静音了').waitFor();
  await display.getByText('我们静音了').waitFor();
  await tile().getByTitle('教室已静音').waitFor();
  expect(await soundsLike(live.teacher, { hz: toneHz, heard: false })).toBe(true);
  await button(phone, '打开话筒').tap();
  expect(await soundsLike(live.teacher, { hz: toneHz, heard: true })).toBe(true);
});

it('cannot be opened by the teacher, who may mute and ask', async () => {
  await button(live.teacher, `让${live.displays[0].name}静音`).click();
  await phone.getByText('老师把我们静音了').waitFor();
  await button(live.teacher, `请${live.displays[0].name}打开话筒`).click();
  await phone.getByText('老师请我们打开话筒').waitFor();
  expect(await seriousFaults(phone)).toEqual([]);
  await display.getByText('老师请我们打开话筒').waitFor();
  await button(phone, '先不开').tap();
  await display.getByText('老师请我们打开话筒').waitFor({ state: 'detached' });
  await button(live.teacher, `请${live.displays[0].name}打开话筒`).click();
  await phone.getByRole('alert').getByRole('button', { name: '打开话筒' }).tap();
  // A tone is a voice: whether the open microphone has been heard yet is a matter of moments.
  await tile()
    .getByTitle(/麦克风开着|正在说话/)
    .waitFor();
});

it('signals, and the teacher sees it on the tile and in one line, and acknowledges it', async () => {
  await button(phone, /看不清/).tap();
  await tile().getByText('看不清').waitFor();
  await live.teacher.getByText(`${school}看不清`).waitFor();
  await phone.getByText('已告诉老师').waitFor();
  expect(await seriousFaults(phone)).toEqual([]);
  await button(live.teacher, '知道了').click();
  await live.teacher.getByText(`${school}看不清`).waitFor({ state: 'detached' });
  await phone.getByText('已告诉老师').waitFor({ state: 'detached' });
});

it('answers the roll, and the numbers are on the tile', async () => {
  await inPanel(await openMore(live.teacher, '点名'), (panel) =>
    panel.getByRole('button', { name: '请各教室报人数' }).click(),
  );
  await phone.getByText('老师在点名，请报人数').waitFor();
  const present = phone.getByRole('textbox', { name: '实到' });
  await present.fill('9');
  await present.blur();
  await button(phone, '报给老师').tap();
  await phone.getByText(/已报：实到 9/).waitFor();
  await tile()
    .getByTitle(/实到 9 \//)
    .waitFor();
});

it('writes to the teacher and reads what is meant for its classroom, and nothing else', async () => {
  await phone.getByRole('textbox', { name: '写一句话' }).fill('李同学想唱第二段');
  await button(phone, '发送').tap();
  await button(live.teacher, '消息（1）').waitFor();
  await button(live.teacher, /^消息/).click();
  await inPanel(live.teacher.getByRole('dialog', { name: /^消息/ }), async (panel) => {
    await panel.getByText('李同学想唱第二段').waitFor();
    await panel.getByRole('button', { name: /写给/ }).click();
    await live.teacher.getByRole('option', { name: live.lesson.listening[1]?.schoolName ?? '' }).click();
    await panel.getByRole('textbox', { name: '写一句话' }).fill('只给第二间教室');
    await panel.getByRole('button', { name: '发送' }).click();
    await panel.getByText('只给第二间教室').waitFor();
    await panel.getByRole('button', { name: /写给/ }).click();
    await live.teacher.getByRole('option', { name: '所有教室' }).click();
    await panel.getByRole('textbox', { name: '写一句话' }).fill('请大家坐好');
    await panel.getByRole('button', { name: '发送' }).click();
    await panel.getByText('请大家坐好').waitFor();
  });
  await phone.getByRole('alert').getByText('请大家坐好').waitFor();
  expect(await phone.getByText('只给第二间教室').count()).toBe(0);
});

it('chooses what is large on its own display, and on no other', async () => {
  await button(live.teacher, '共享屏幕').click();
  const layoutOf = (page: Page, layout: string) => page.locator(`[data-layout="${layout}"]`).waitFor();
  for (const { page } of live.displays) await layoutOf(page, 'courseware');
  await button(phone, /我们大屏上看什么/).tap();
  await phone.getByRole('option', { name: '老师', exact: true }).tap();
  await layoutOf(display, 'teacher');
  await layoutOf(live.displays[1].page, 'courseware');
  await button(live.teacher, /停止共享/).click();
});

it('is back by itself after a reload, without scanning', async () => {
  await phone.reload();
  await inState(phone, 'live');
  await phone.getByText('请大家坐好').waitFor();
});

it('goes on after the server was killed: muted stays muted, and the pass is good', async () => {
  await button(phone, '静音').tap();
  await tile().getByTitle('教室已静音').waitFor();
  await live.server.crashAndRestart();
  await inState(phone, 'live');
  await phone.getByText('我们静音了').waitFor();
  await inState(display, 'live');
  await display.getByText('我们静音了').waitFor();
  await tile()
    .getByTitle(/实到 9 \//)
    .waitFor();
  // The display sends again, and nothing of it is heard.
  expect(await soundsLike(live.teacher, { hz: live.displays[1].toneHz, heard: true })).toBe(true);
  expect(await soundsLike(live.teacher, { hz: live.displays[0].toneHz, heard: false, withinMs: 2_000 })).toBe(true);
  await display.keyboard.press('m');
  await button(phone, '静音').waitFor();
  expect(await soundsLike(live.teacher, { hz: live.displays[0].toneHz, heard: true })).toBe(true);
  expect(await soundsLike(display, { hz: FAKE_TONE_HZ, heard: true })).toBe(true);
});

it('lets a second phone in by a key on the display, which covers nothing unless asked', async () => {
  expect(await display.getByRole('img', { name: '辅助教师的手机二维码' }).count()).toBe(0);
  await display.keyboard.press('q');
  const second = await scan(await passLinkOn(display));
  await inState(second, 'live');
  await display.getByText('已连上 2 部手机').waitFor();
  expect(await seriousFaults(display)).toEqual([]);
  await display.keyboard.press('q');
  await tile().getByTitle('2 部手机').waitFor();
  await second.context().close();
});

it('is sent away by the teacher at once, is told so, and cannot come back', async () => {
  await inPanel(await openMore(live.teacher, '手机'), (panel) =>
    panel.getByRole('button', { name: `收回${school}的手机 1` }).click(),
  );
  await inState(phone, 'scan');
  await phone.getByText('这部手机已被收回').first().waitFor();
  await phone.reload();
  await phone.getByText('这部手机已被收回').first().waitFor();
});

it('is told when the lesson has ended', async () => {
  await display.keyboard.press('q');
  const late = await scan(await passLinkOn(display));
  await inState(late, 'live');
  await button(live.teacher, '下课').click();
  await live.teacher.getByRole('dialog').getByRole('button', { name: '下课' }).click();
  await inState(late, 'ended');
  expect(await seriousFaults(late)).toEqual([]);
  await live.teacher.getByRole('cell', { name: '9', exact: true }).waitFor();
  await late.context().close();
});

it('has met no error in any window but the refusals that were meant, and that the server was gone for a moment', () => {
  const meant = /status of 4(03|04|10)|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET/;
  expect([...live.faults, ...phoneFaults].filter((fault) => !meant.test(fault))).toEqual([]);
});
