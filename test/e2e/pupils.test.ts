import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chooseLanguageElsewhere, installStillCamera, seriousFaults } from '../support/accessibility.ts';
import { openWindow, watchFaults } from '../support/browser.ts';
import { openMore } from '../support/console.ts';
import { type LiveLessonInTest, openLiveLesson } from '../support/liveLesson.ts';

const TABLET = { viewport: { width: 1024, height: 768 }, hasTouch: true };
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

let live: LiveLessonInTest;
let teacher: Page;
let tablet: Page;
let phone: Page;
const deviceFaults: string[] = [];

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const inState = (page: Page, state: string) => page.locator(`main[data-state="${state}"]`).waitFor({ timeout: 20_000 });
const panel = () => teacher.getByRole('region', { name: '提问' });

beforeAll(async () => {
  live = await openLiveLesson({ prepare: (page) => page.addInitScript(installStillCamera) });
  ({ teacher } = live);
  await button(teacher, '上课').click();
  for (const { page } of live.displays) await inState(page, 'live');
});
afterAll(() => live?.end());

/** Of the picture that stands in place of the cameras, roughly: it comes through two codecs. */
const STILL = { isGreen: true };

/** Runs in a page: what an image shows in its middle. */
async function colourInTheMiddle(image: Element): Promise<{ isGreen: boolean }> {
  if (!(image instanceof HTMLImageElement)) throw new Error('no image');
  await image.decode();
  const pen = new OffscreenCanvas(1, 1).getContext('2d');
  pen?.drawImage(image, image.naturalWidth / 2, image.naturalHeight / 2, 1, 1, 0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = pen?.getImageData(0, 0, 1, 1).data ?? [];
  return { isGreen: green > red + 20 && green > blue };
}

/** Two presses: the questions, and one of them. */
async function ask(kind: string): Promise<void> {
  await button(teacher, '提问').click();
  await teacher.getByRole('dialog', { name: '提问' }).getByRole('button', { name: kind }).click();
}

async function openDevice(options: Parameters<typeof openWindow>[1], address: string): Promise<Page> {
  const page = await openWindow(live.browser, options);
  watchFaults(page, deviceFaults);
  await page.goto(address);
  await inState(page, 'out');
  return page;
}

/** Nothing serious in either language. */
async function expectClean(page: Page): Promise<void> {
  for (const language of ['en', 'zh-CN']) {
    await chooseLanguageElsewhere(page, language);
    expect(await seriousFaults(page)).toEqual([]);
  }
}

it('comes in by the code on the display, scanned or typed, with a name', async () => {
  await button(teacher, '提问').click();
  await teacher.getByRole('dialog', { name: '提问' }).getByRole('button', { name: '显示二维码' }).click();
  await teacher.keyboard.press('Escape');
  const code = live.displays[0].page.getByRole('img', { name: '学生答题的二维码' });
  await code.waitFor();
  const address = (await code.getAttribute('data-text')) ?? '';
  expect(new URL(address).pathname).toBe('/p');
  tablet = await openDevice(TABLET, address);
  expect(await tablet.getByRole('textbox', { name: '大屏上的教室码' }).inputValue()).toHaveLength(6);
  await expectClean(tablet);
  await tablet.getByRole('textbox', { name: '你的名字' }).fill('小红');
  await button(tablet, '进入').tap();
  await inState(tablet, 'waiting');
  phone = await openDevice(PHONE, `${live.server.url}/p`);
  await phone.getByRole('textbox', { name: '你的名字' }).fill('小马');
  await phone.getByRole('textbox', { name: '大屏上的教室码' }).fill('ZZZ ZZZ');
  await button(phone, '进入').tap();
  await phone.getByText('这个教室码不对').waitFor();
  await phone.getByRole('textbox', { name: '大屏上的教室码' }).fill(new URL(address).hash.slice(1).toLowerCase());
  await button(phone, '进入').tap();
  await inState(phone, 'waiting');
  await live.displays[0].page.getByText('已进 2 台').waitFor();
  await expectClean(live.displays[0].page);
  await expectClean(phone);
});

it('answers, changes its mind, and is counted beside what is counted by hand', async () => {
  await ask('单选');
  await button(tablet, 'B').tap();
  await button(phone, 'C').tap();
  await button(phone, 'B').tap();
  for (const device of [tablet, phone]) await device.getByText('交上了').waitFor();
  await button(live.displays[0].page, 'A 多一个').click();
  const school = live.displays[0].name.split(' ')[0] ?? '';
  const counts = () =>
    panel()
      .getByRole('row', { name: new RegExp(school) })
      .getByRole('cell')
      .allInnerTexts();
  await expect.poll(counts).toEqual(['1', '2', '0', '0']);
  await expectClean(tablet);
  const more = await openMore(teacher, '学生设备');
  await more.getByText('小红').waitFor();
  await more.getByRole('listitem').filter({ hasText: '小马' }).last().getByText('B').waitFor();
  await expectClean(teacher);
  await teacher.keyboard.press('Escape');
});

it('is told what is right only when everybody is', async () => {
  await panel().getByRole('button', { name: 'B', exact: true }).click();
  await panel().getByRole('button', { name: '停止作答' }).click();
  await tablet.getByText('停止作答，等老师公布答案').waitFor();
  expect(await tablet.getByText('答对了').count()).toBe(0);
  await panel().getByRole('button', { name: '公布答案' }).click();
  for (const device of [tablet, phone]) await device.getByText('答对了！').waitFor();
  await expectClean(phone);
  await panel().getByRole('button', { name: '结束' }).click();
  for (const device of [tablet, phone]) await inState(device, 'waiting');
});

it('writes what is shown only after the teacher has let it pass', async () => {
  await ask('短答');
  await tablet.getByRole('textbox').fill('五声调式');
  await button(tablet, '交').tap();
  await phone.getByRole('textbox').fill('哈哈哈');
  await button(phone, '交').tap();
  await panel().getByRole('button', { name: '给大家看 五声调式' }).click();
  await panel().getByRole('button', { name: '结果给大家看' }).click();
  for (const { page } of live.displays) {
    await page.getByRole('listitem').filter({ hasText: '五声调式' }).waitFor();
    expect(await page.getByText('哈哈哈').count()).toBe(0);
  }
});

it('sees the picture that is asked about, which stands still on every display', async () => {
  await panel().getByRole('button', { name: '结束' }).click();
  await ask('拍题：就现在的画面提问');
  for (const { page } of live.displays) {
    await page.locator('figure[data-kind="page"] canvas[data-page]').waitFor({ timeout: 20_000 });
    await page.getByRole('region', { name: '单选' }).waitFor();
  }
  for (const device of [tablet, phone]) {
    const picture = device.getByRole('img', { name: '老师出的题' });
    await picture.waitFor();
    expect(await picture.evaluate(colourInTheMiddle)).toEqual(STILL);
  }
  await button(tablet, 'A').tap();
  await tablet.getByText('交上了').waitFor();
  await expectClean(phone);
  await panel().getByRole('button', { name: '结束' }).click();
  await teacher.getByRole('button', { name: '收起课件' }).click();
  await ask('短答');
  await phone.getByRole('textbox').fill('哈哈哈');
  await button(phone, '交').tap();
  await phone.getByText('交上了').waitFor();
});

it('is still in the lesson after a reload and after the server was killed', async () => {
  await phone.reload();
  await inState(phone, 'poll');
  expect(await phone.getByRole('textbox').inputValue()).toBe('哈哈哈');
  await live.server.crashAndRestart();
  await phone.getByRole('textbox').fill('宫商角徵羽');
  await button(phone, '改好了，再交').tap();
  await phone.getByText('交上了').waitFor({ timeout: 20_000 });
  await panel().getByText('宫商角徵羽').waitFor({ timeout: 20_000 });
  expect(await panel().getByText('哈哈哈').count()).toBe(0);
});

it('is sent away by the teacher, and what it has written with it', async () => {
  const more = await openMore(teacher, '学生设备');
  await more.getByRole('button', { name: '请出小马的设备' }).click();
  await inState(phone, 'out');
  await phone.getByText('老师把这台设备请出了课堂').waitFor();
  await teacher.keyboard.press('Escape');
  await panel().getByText('宫商角徵羽').waitFor({ state: 'detached' });
});

it('is told when the lesson has ended', async () => {
  await button(teacher, '下课').click();
  await teacher.getByRole('dialog').getByRole('button', { name: '下课' }).click();
  await inState(tablet, 'ended');
});

it('has met no error in any window but the refusals that were meant, and that the server was gone for a moment', () => {
  const meant = /status of 40[49]|WebSocket|net::ERR|ERR_/;
  expect([...live.faults, ...deviceFaults].filter((fault) => !meant.test(fault))).toEqual([]);
});
