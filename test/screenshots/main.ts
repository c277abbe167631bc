/**
 * Photographs the product's screens from a live demonstration lesson. Without arguments: those that the README shows,
 * into docs/screenshots. With `--all`: every screen in both languages and at three sizes, into var/screenshots. With `lived`,
 * `cutOff`, `recorded`, `analysed`, `reported`, `studied`, `studyWork`, `scored`, `searched` or `drilled`: only the live lesson, a classroom that catches up, the library and
 * its replay, a recorded lesson's page of numbers, what is printed of a lesson and a study, a study that is coded, the work in
 * it beside coding, rubrics and what is scored with them, the search by events, or a drill.
 */
import type { Page } from 'playwright-core';
import { openWindow } from '../support/browser.ts';
import { openMore } from '../support/console.ts';
import { type LiveLessonInTest, openLiveLesson } from '../support/liveLesson.ts';
import { makePdf } from '../support/pdf.ts';
import { signIn } from '../support/people.ts';
import { openPhone, passLinkOn } from '../support/phone.ts';
import { analysed } from './analysed.ts';
import { all, directory, shoot } from './camera.ts';
import { caughtUp } from './caughtUp.ts';
import { drilled } from './drilled.ts';
import { ObserverScenes } from './observing.ts';
import { recorded } from './recorded.ts';
import { reported } from './reported.ts';
import { installScenery } from './scenery.ts';
import { scored } from './scored.ts';
import { searched } from './searched.ts';
import { stored } from './stored.ts';
import { studied } from './studied.ts';
import { studyWork } from './studyWork.ts';

const state = (page: Page, name: string) => page.locator(`main[data-state="${name}"]`).waitFor({ timeout: 20_000 });

async function people(live: LiveLessonInTest): Promise<void> {
  const stranger = await openWindow(live.browser);
  await stranger.goto(`${live.server.url}/sign-in`);
  await stranger.getByRole('button', { name: '登录' }).waitFor();
  await shoot({ name: 'sign-in', page: stranger });
  await stranger.goto(`${live.server.url}/display`);
  await state(stranger, 'unpaired');
  await stranger.waitForTimeout(1_000);
  await shoot({ name: 'display-unpaired', page: stranger, inReadme: true });
  await stranger.context().close();
  const teacher = await openWindow(live.browser);
  await signIn(teacher, live.server, live.server.account('linxiaoyin'));
  await teacher.goto(`${live.server.url}/today`);
  await teacher.waitForTimeout(1_500);
  await shoot({ name: 'today', page: teacher, inReadme: true });
  await teacher.context().close();
}

async function administration(live: LiveLessonInTest): Promise<void> {
  const admin = await openWindow(live.browser);
  await signIn(admin, live.server, live.server.account('admin'));
  for (const area of ['lessons', 'classrooms', 'people', 'courses', 'schools']) {
    await admin.goto(`${live.server.url}/admin/${area}`);
    await admin.getByRole('heading', { level: 1 }).waitFor();
    await admin.waitForTimeout(2_500);
    await shoot({ name: `admin-${area}`, page: admin, inReadme: area === 'lessons' });
  }
  await admin.context().close();
}

async function lesson(live: LiveLessonInTest): Promise<void> {
  const {
    teacher,
    displays: [one, two],
  } = live;
  await state(two.page, 'lobby');
  await teacher.getByRole('button', { name: '上课', exact: true }).waitFor();
  await teacher.waitForTimeout(3_000);
  await shoot({ name: 'console-lobby', page: teacher, inReadme: true });
  await shoot({ name: 'display-lobby', page: two.page });
  await teacher.getByRole('button', { name: '上课', exact: true }).click();
  await state(two.page, 'live');
  await teacher.getByRole('button', { name: '录制', exact: true }).click();
  await teacher.waitForTimeout(6_000);
  await shoot({ name: 'console-live', page: teacher, inReadme: true });
  await shoot({ name: 'display-teacher', page: two.page });
  await teacher
    .getByRole('button', { name: new RegExp(`请${one.name}发言`) })
    .first()
    .click();
  await teacher.waitForTimeout(6_000);
  await shoot({ name: 'console-stage', page: teacher, inReadme: true });
  await shoot({ name: 'display-stage', page: two.page, inReadme: true });
  await shoot({ name: 'display-on-stage', page: one.page, inReadme: true });
}

/** What is done in a lesson beside looking and listening. */
async function teaching(live: LiveLessonInTest): Promise<void> {
  const {
    teacher,
    displays: [one, two],
  } = live;
  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click();
  const ask = async (kind: string | RegExp) => {
    await press(teacher, '提问');
    await teacher.getByRole('dialog', { name: '提问' }).getByRole('button', { name: kind }).click();
  };
  await teacher.keyboard.press('0');
  await one.page.keyboard.press('q');
  const phone = await openPhone(live.browser, await passLinkOn(one.page));
  await one.page.keyboard.press('q');
  await state(phone, 'live');
  await press(teacher, '课件');
  await teacher.locator('input[type="file"]').setInputFiles(TUNE);
  await press(teacher, /^展示：/);
  await two.page.locator('figure[data-kind="page"] canvas[data-page]').waitFor({ timeout: 30_000 });
  await press(teacher, '笔');
  await underline(teacher);
  await press(phone, '举手');
  await phone.getByRole('textbox', { name: '哪位同学' }).fill('12 李明');
  await teacher.waitForTimeout(2_000);
  await shoot({ name: 'console-page', page: teacher, inReadme: true });
  await shoot({ name: 'display-page', page: two.page, inReadme: true });
  await shoot({ name: 'phone', page: phone, inReadme: true });
  await press(phone, '放下手');
  await two.page.keyboard.press('Enter');
  await shoot({ name: 'display-menu', page: two.page });
  await two.page.keyboard.press('Escape');
  await press(teacher, '提问');
  await shoot({ name: 'console-ask', page: teacher });
  await press(teacher, '显示二维码');
  await teacher.keyboard.press('Escape');
  const code = two.page.getByRole('img', { name: '学生答题的二维码' });
  await code.waitFor();
  await shoot({ name: 'display-code', page: two.page });
  const pupil = await openWindow(live.browser, { viewport: { width: 360, height: 740 } });
  await pupil.goto((await code.getAttribute('data-text')) ?? '');
  await state(pupil, 'out');
  await shoot({ name: 'pupil-enter', page: pupil });
  await pupil.getByRole('textbox', { name: '你的名字' }).fill('小红');
  await press(pupil, '进入');
  await state(pupil, 'waiting');
  await press(teacher, '提问');
  await press(teacher, '收起二维码');
  await teacher.keyboard.press('Escape');
  await ask(/拍题/);
  await state(pupil, 'poll');
  await press(pupil, 'B');
  await press(phone, 'B 多一个');
  await press(phone, 'A 多一个');
  await teacher.waitForTimeout(1_500);
  await shoot({ name: 'console-question', page: teacher });
  await shoot({ name: 'display-question', page: two.page, inReadme: true });
  await shoot({ name: 'phone-question', page: phone });
  await shoot({ name: 'pupil-question', page: pupil, inReadme: true });
  const panel = teacher.getByRole('region', { name: '提问' });
  await panel.getByRole('button', { name: 'B', exact: true }).click();
  await panel.getByRole('button', { name: '公布答案' }).click();
  await panel.getByRole('button', { name: '结果给大家看' }).click();
  await teacher.waitForTimeout(1_000);
  await shoot({ name: 'console-results', page: teacher });
  await shoot({ name: 'display-results', page: two.page });
  await shoot({ name: 'pupil-result', page: pupil });
  await panel.getByRole('button', { name: '结束' }).click();
  await ask('抢答');
  await press(phone, '抢！');
  await phone.waitForTimeout(1_500);
  await shoot({ name: 'display-race', page: two.page });
  await shoot({ name: 'phone-race', page: phone });
  await teacher.getByRole('region', { name: '抢答' }).getByRole('button', { name: '结束' }).click();
  for (const part of ['点名', '手机', '学生设备', '设备', '快捷键']) {
    await openMore(teacher, part);
    await shoot({ name: `console-more-${part}`, page: teacher });
  }
  await teacher.keyboard.press('Escape');
  await press(teacher, '讨论');
  for (const display of [one, two]) await press(teacher, `请${display.name}发言`);
  await teacher.waitForTimeout(2_000);
  await shoot({ name: 'console-discussion', page: teacher });
  await shoot({ name: 'display-discussion', page: two.page });
  await press(teacher, '下课');
  await teacher.waitForTimeout(500);
  await shoot({ name: 'console-end', page: teacher });
  await teacher.getByRole('dialog').getByRole('button', { name: '下课' }).click();
  await state(two.page, 'ended');
  await shoot({ name: 'console-summary', page: teacher });
  await shoot({ name: 'display-ended', page: two.page });
  await shoot({ name: 'phone-ended', page: phone });
  await watchAgain(live);
}

/** What was recorded of all this. */
async function watchAgain({ teacher, server, displays: [one] }: LiveLessonInTest): Promise<void> {
  await teacher.goto(`${server.url}/library`);
  await teacher.getByRole('listitem').first().waitFor();
  await shoot({ name: 'library-lesson', page: teacher, inReadme: true });
  await teacher.getByRole('listitem').first().getByRole('link').first().click();
  await teacher.getByRole('slider', { name: '时间轴' }).waitFor();
  await teacher.goto(`${teacher.url()}?t=12`);
  await teacher.locator('figure video').first().waitFor();
  await teacher.getByText(one.name).first().waitFor();
  await teacher.waitForTimeout(4_000);
  await shoot({ name: 'replay-lesson', page: teacher, inReadme: true });
}

/** Draws below the first words of the page. */
async function underline(page: Page): Promise<void> {
  const box = await page.locator('canvas[data-ink]').boundingBox();
  if (!box) throw new Error('there is no page to draw on');
  await page.mouse.move(box.x + box.width * 0.06, box.y + box.height * 0.58);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.46, box.y + box.height * 0.57, { steps: 12 });
  await page.mouse.up();
}

const TUNE = [
  {
    name: '茉莉花 第一课时.pdf',
    mimeType: 'application/pdf',
    buffer: makePdf([{ text: '好一朵茉莉花' }, { text: '五声调式' }, { text: '宫商角徵羽' }]),
  },
];

/** A live lesson with everybody in it, from the teacher's day to its end. */
async function lived(): Promise<void> {
  const live = await openLiveLesson({ prepare: (page, seat) => page.addInitScript(installScenery, seat) });
  try {
    const observer = await ObserverScenes.open(live, shoot);
    await people(live);
    await administration(live);
    await observer.before();
    await lesson(live);
    await observer.during();
    await teaching(live);
    await observer.now('observer-ended');
  } finally {
    await live.end();
  }
}

/** Only among all of them: the README does not show where recordings are, nor drills. */
async function moved(): Promise<void> {
  if (all) await stored(shoot);
}

/** The same. */
async function rehearsed(): Promise<void> {
  if (all) await drilled();
}

/** Only among all of them, too: a minute of it is spent without a line. */
async function cutOff(): Promise<void> {
  if (all) await caughtUp();
}

const scenes = {
  lived,
  cutOff,
  recorded,
  analysed,
  reported,
  studied,
  studyWork,
  scored,
  searched,
  drilled: rehearsed,
  moved,
};
const wanted = Object.keys(scenes).filter((name) => process.argv.includes(name));
for (const [name, photograph] of Object.entries(scenes))
  if (wanted.length === 0 || wanted.includes(name)) await photograph();
process.stdout.write(`${directory}\n`);
