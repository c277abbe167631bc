/**
 * Photographs the product's screens from a live demonstration lesson. Without arguments: those that the README shows,
 * into docs/screenshots. With `--all`: every screen in both languages and at three sizes, into var/screenshots.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openWindow } from '../support/browser.ts';
import { type LiveLessonInTest, openLiveLesson } from '../support/liveLesson.ts';
import { signIn } from '../support/people.ts';
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

const live = await openLiveLesson({ prepare: (page, seat) => page.addInitScript(installScenery, seat) });
try {
  await people(live);
  await administration(live);
  await lesson(live);
  process.stdout.write(`${directory}\n`);
} finally {
  await live.end();
}
