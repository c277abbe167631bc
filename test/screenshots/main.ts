/**
 * Photographs the product's screens from a live demonstration lesson. Without arguments: those that the README shows,
 * into docs/screenshots. With `--all`: every screen in both languages and at three sizes, into var/screenshots.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openWindow } from '../support/browser.ts';
import { openMore } from '../support/console.ts';
import { type LiveLessonInTest, openLiveLesson } from '../support/liveLesson.ts';
import { makePdf } from '../support/pdf.ts';
import { signIn } from '../support/people.ts';
import { openPhone, passLinkOn } from '../support/phone.ts';
import { installScenery } from './scenery.ts';

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 360, height: 740 },
] as const;
const LANGUAGES = ['zh-CN', 'en'] as const;

type Shot = { readonly name: string; readonly page: Page; readonly inReadme?: boolean };

const all = process.argv.includes('--all');
const directory = all ? 'var/screenshots' : 'docs/screenshots';
mkdirSync(directory, { recursive: true });

async function shoot({ name, page, inReadme = false }: Shot): Promise<void> {
  if (!all) {
    if (inReadme) await page.screenshot({ path: join(directory, `${name}.png`) });
    return;
  }
  const before = page.viewportSize();
  for (const language of LANGUAGES) {
    await chooseLanguage(page, language);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await page.waitForTimeout(700);
      await page.screenshot({ path: join(directory, `${name}.${language}.${size.width}.png`) });
    }
  }
  await chooseLanguage(page, 'zh-CN');
  if (before) await page.setViewportSize(before);
}

/** Chooses the language in another window of the same browser; all windows follow. */
async function chooseLanguage(page: Page, language: string): Promise<void> {
  const other = await page.context().newPage();
  await other.goto(new URL('/healthz', page.url()).href);
  await other.evaluate((chosen) => localStorage.setItem('tongtang.language', chosen), language);
  await other.close();
}

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

const live = await openLiveLesson({ prepare: (page, seat) => page.addInitScript(installScenery, seat) });
try {
  await people(live);
  await administration(live);
  await lesson(live);
  await teaching(live);
  process.stdout.write(`${directory}\n`);
} finally {
  await live.end();
}
