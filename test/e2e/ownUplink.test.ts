import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWindow, startBrowser } from '../support/browser.ts';
import { chokeUplink } from '../support/chokeUplink.ts';
import { lessonNow, signIn } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/startServer.ts';

let server: RunningServer;
let browser: Awaited<ReturnType<typeof startBrowser>>;
let teacher: Page;

beforeAll(async () => {
  server = await startServer();
  browser = await startBrowser();
  teacher = await openWindow(browser.browser);
  await teacher.addInitScript(chokeUplink);
  await signIn(teacher, server, server.account('linxiaoyin'));
  const { lessonId } = await lessonNow(teacher, server);
  await teacher.goto(`${server.url}/lesson/${lessonId}?camera=synthetic`);
  await teacher.getByRole('button', { name: '上课', exact: true }).click();
  await teacher.getByRole('button', { name: '下课' }).waitFor();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

it('tells the teacher of their own slow way up what was done, and what they can do; and no more once it is well', async () => {
  const told = teacher.getByRole('status').filter({ hasText: '网络上行' });
  await teacher.waitForFunction(() => Number(Reflect.get(window, 'measuredWhole')) > 10);
  await teacher.evaluate(noteWords);
  await teacher.evaluate(() => void Object.assign(window, { choked: true }));
  await teacher.getByText('网络上行太慢，先停了您的画面，声音照常').waitFor();
  expect(await told.textContent()).toContain('关掉其他上传或下载；能插网线就插网线。');
  // It may have stood there for a second only.
  expect(await teacher.evaluate(readWords)).toContain('网络上行变慢，已先降低画面，声音不受影响');
  await teacher.evaluate(() => void Object.assign(window, { choked: false }));
  await told.waitFor({ state: 'hidden', timeout: 100_000 });
});

/** Runs in the page: notes all that any part of it says from now on. */
function noteWords(): void {
  const words: string[] = [];
  Object.assign(window, { words });
  const note = () => {
    for (const status of document.querySelectorAll('[role="status"]')) words.push(status.textContent);
  };
  new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
}

/** Runs in the page. */
const readWords = (): string => (Reflect.get(window, 'words') as string[]).join('\n');
