import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousFaults } from '../support/accessibility.ts';
import { openWindow, startBrowser } from '../support/browser.ts';
import { chooseIn, pressOn, typeInto } from '../support/keyboard.ts';
import { type RunningServer, startServer } from '../support/startServer.ts';

const SCHOOL = '内蒙古自治区呼伦贝尔市鄂伦春自治旗诺敏镇第二中心小学';
const CLASSROOM = '五年级(3)班';
const TEACHER = '乌兰图雅';
const COURSE = '五年级长调';
const LESSON = '牧歌';
const OWN_PASSWORD = 'sky-blue-horse-saddle';

let server: RunningServer;
let browser: Browser;
let closeBrowser: () => Promise<void>;

beforeAll(async () => {
  server = await startServer();
  ({ browser, close: closeBrowser } = await startBrowser());
});

afterAll(async () => {
  await closeBrowser();
  await server.stop();
});

/** A window on the sign-in screen, in the language. */
async function openSignIn(language: 'zh-CN' | 'en' = 'zh-CN'): Promise<Page> {
  // Without movement: a list that is still fading out takes the Escape that is meant for what lies under it.
  const page = await openWindow(browser, { baseURL: server.url, reducedMotion: 'reduce' });
  await page.addInitScript((tag) => localStorage.setItem('tongtang.language', tag), language);
  await page.goto('/sign-in');
  await page.locator('form').waitFor();
  return page;
}

async function signIn(page: Page, signInName: string, password: string): Promise<void> {
  const [name, secret] = [
    page.locator('input[autocomplete=username]'),
    page.locator('input[autocomplete=current-password]'),
  ];
  await name.focus();
  await page.keyboard.type(signInName);
  await page.keyboard.press('Tab');
  await secret.and(page.locator(':focus')).waitFor();
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}

async function signedIn(signInName: string, language: 'zh-CN' | 'en' = 'zh-CN'): Promise<Page> {
  const page = await openSignIn(language);
  await signIn(page, signInName, server.account(signInName).password);
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  return page;
}

/** Goes to a part of the administration by its link. */
async function goTo(page: Page, part: string): Promise<void> {
  await pressOn(page, part);
  await page.getByRole('heading', { level: 1, name: part }).waitFor();
}

const saved = (page: Page): Promise<void> => page.getByRole('dialog').waitFor({ state: 'hidden' });

/** Leaves what is open by Escape, once no list lies over it any more. */
async function leave(page: Page): Promise<void> {
  const lists = page.locator('.ant-select-dropdown, .ant-picker-dropdown');
  await expect.poll(() => lists.filter({ visible: true }).count()).toBe(0);
  await page.keyboard.press('Escape');
  await saved(page);
}

describe('an administrator with a keyboard and no mouse', () => {
  let page: Page;
  let password: string;

  beforeAll(async () => {
    page = await signedIn('admin');
    await page.getByRole('heading', { level: 1, name: '课表' }).waitFor();
  });

  it('adds a school', async () => {
    await goTo(page, '学校');
    await pressOn(page, '添加学校');
    await typeInto(page, '学校名称', SCHOOL);
    await page.keyboard.press('Enter');
    await saved(page);
    await page.getByRole('cell', { name: SCHOOL }).waitFor();
  });

  it('is told why a second school of the same name is refused', async () => {
    await pressOn(page, '添加学校');
    await typeInto(page, '学校名称', SCHOOL);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: '已经有同名的学校' }).waitFor();
    await leave(page);
  });

  it('adds a classroom to it', async () => {
    await goTo(page, '教室');
    await pressOn(page, '添加教室');
    await chooseIn(page, '所属学校', '诺敏镇');
    await typeInto(page, '教室名称', CLASSROOM);
    await page.keyboard.press('Enter');
    await saved(page);
    await page.getByRole('row').filter({ hasText: SCHOOL }).filter({ hasText: '没有大屏' }).waitFor();
  });

  it('adds a teacher and sees the one-time password once', async () => {
    await goTo(page, '人员');
    await pressOn(page, '添加人员');
    await typeInto(page, '姓名', TEACHER);
    await typeInto(page, '登录名', 'wulantuya');
    await chooseIn(page, '学校', '诺敏镇');
    await pressOn(page, '保存');
    password = await page.getByLabel('密码', { exact: true }).inputValue();
    expect(password).toMatch(/^\S{10,}$/);
    await pressOn(page, '我已经抄下了');
    await page.getByText('一次性密码').waitFor({ state: 'hidden' });
    await typeInto(page, '搜索姓名或登录名', 'wulan');
    // The heading and the one who was found; the others go when the search has been drawn.
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    expect(await page.getByRole('row').filter({ hasText: TEACHER }).count()).toBe(1);
  });

  it('adds a course of that teacher', async () => {
    await goTo(page, '课程');
    await pressOn(page, '添加课程');
    await typeInto(page, '课程名称', COURSE);
    await chooseIn(page, '年级', '五年级');
    await chooseIn(page, '主讲教师', TEACHER);
    await pressOn(page, '保存');
    await saved(page);
    await page.getByRole('row').filter({ hasText: COURSE }).waitFor();
  });

  it('plans a lesson; the course brings its teacher along', async () => {
    await goTo(page, '课表');
    await pressOn(page, '排一节课');
    await typeInto(page, '课题', LESSON);
    await chooseIn(page, '课程', COURSE);
    await page.getByRole('dialog').getByText(TEACHER, { exact: true }).waitFor();
    await typeInto(page, '搜索学校或教室', '诺敏镇');
    await pressOn(page, CLASSROOM, 'Space');
    await page.getByText('已选 1 / 32').waitFor();
    await pressOn(page, '保存');
    await saved(page);
    await page.getByRole('button').filter({ hasText: LESSON }).filter({ hasText: '1 间教室' }).waitFor();
  });

  it('is told with which lesson and for whom another one collides', async () => {
    await pressOn(page, '排一节课');
    await typeInto(page, '课题', '牧歌（二）');
    await chooseIn(page, '课程', COURSE);
    await pressOn(page, '保存');
    const refusal = page.getByRole('alert');
    await refusal.filter({ hasText: `《${LESSON}》` }).waitFor();
    expect(await refusal.textContent()).toContain(TEACHER);
    await leave(page);
  });

  it('is asked before a course is deleted, and told why it stays', async () => {
    await goTo(page, '课程');
    await pressOn(page, COURSE);
    await pressOn(page, '删除');
    await page.getByRole('dialog', { name: `删除“${COURSE}”？` }).waitFor();
    // The safe answer has the focus; the other one is a Tab away.
    await pressOn(page, '删除');
    await page.getByText('这门课程下面还有课').waitFor();
    await page.getByRole('row').filter({ hasText: COURSE }).waitFor();
  });

  it('hands over to the teacher, who must choose a password of her own first', async () => {
    const hers = await openSignIn();
    await signIn(hers, 'wulantuya', password);
    await hers.getByRole('heading', { name: '设置您自己的密码' }).waitFor();
    await typeInto(hers, '新密码', OWN_PASSWORD);
    await typeInto(hers, '再输一次新密码', OWN_PASSWORD);
    await hers.keyboard.press('Enter');
    await hers.getByRole('heading', { name: '今天的课' }).waitFor();
    await pressOn(hers, '退出登录');
    await signIn(hers, 'wulantuya', OWN_PASSWORD);
    await hers.waitForURL('**/today');
    await hers.context().close();
  });
});

describe('a school administrator', () => {
  it('sees their own school and nothing of the district', async () => {
    const page = await signedIn('zhoumin');
    await page.getByRole('heading', { level: 1, name: '课表' }).waitFor();
    expect(await page.getByRole('link', { name: '学校' }).count()).toBe(0);
    await page.goto('/admin/people');
    await page.getByRole('row').filter({ hasText: '林晓音' }).waitFor();
    expect(await page.getByText('陈立新').count()).toBe(0);
    expect(await page.getByLabel('按学校筛选').count()).toBe(0);
    await page.goto('/admin/schools');
    await page.getByRole('heading', { name: '这里需要别的权限' }).waitFor();
    await page.context().close();
  });
});

describe('whoever is not signed in', () => {
  it('comes back to where they wanted to go', async () => {
    const page = await openWindow(browser, { baseURL: server.url });
    await page.goto('/admin/courses');
    await page.waitForURL('**/sign-in?back=**');
    const { signInName, password } = server.account('admin');
    await signIn(page, signInName, password);
    await page.waitForURL('**/admin/courses');
    await page.context().close();
  });

  it('comes back to the same screen when the session ends under their hands', async () => {
    const page = await signedIn('linxiaoyin');
    const thrown: Error[] = [];
    page.on('pageerror', (error) => thrown.push(error));
    await page.getByRole('article').waitFor();
    await page.context().clearCookies();
    await page.waitForURL('**/sign-in?back=%2Ftoday');
    await signIn(page, 'linxiaoyin', server.account('linxiaoyin').password);
    await page.getByRole('article').waitFor();
    expect(thrown).toEqual([]);
    await page.context().close();
  });

  it('is told in words that name or password is wrong', async () => {
    const page = await openSignIn();
    await signIn(page, 'admin', 'not-the-password');
    await page.getByRole('alert').filter({ hasText: '用户名或密码不对' }).waitFor();
    await page.context().close();
  });
});

describe.each(['zh-CN', 'en'] as const)('nothing that axe calls serious, in %s, is', (language) => {
  let administrator: Page;

  beforeAll(async () => {
    administrator = await signedIn('admin', language);
  });

  afterAll(() => administrator.context().close());

  async function expectClean(page: Page): Promise<void> {
    expect(await seriousFaults(page)).toEqual([]);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
  }

  it.each([
    '/admin/lessons',
    '/admin/courses',
    '/admin/classrooms',
    '/admin/people',
    '/admin/schools',
    '/account',
    '/pair',
    '/nowhere',
  ])('on %s', async (path) => {
    await administrator.goto(path);
    await administrator.getByRole('heading', { level: 1 }).waitFor();
    await expectClean(administrator);
  });

  it.each(['lessons', 'courses', 'classrooms', 'people', 'schools'])(
    'in the form of a new entry in %s',
    async (part) => {
      await administrator.goto(`/admin/${part}`);
      await administrator.locator('main header button').click();
      await administrator.locator('form input').first().waitFor();
      await expectClean(administrator);
    },
  );

  it('on the sign-in screen', async () => {
    const page = await openSignIn(language);
    await expectClean(page);
    await page.context().close();
  });

  it("on a teacher's day", async () => {
    const page = await signedIn('linxiaoyin', language);
    await page.getByRole('article').waitFor();
    await expectClean(page);
    await page.context().close();
  });
});
