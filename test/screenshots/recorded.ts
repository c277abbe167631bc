import type { Page } from 'playwright-core';
import { openWindow, startBrowser } from '../support/browser.ts';
import { signIn } from '../support/people.ts';
import { startWithTake, TEACHER_OF_TAKE } from '../support/take/startWithTake.ts';
import { shoot } from './camera.ts';
import { shared } from './shared.ts';

/** The library and a take in it: a made one, since no lesson was recorded here. */
export async function recorded(): Promise<void> {
  const made = await startWithTake();
  const browser = await startBrowser();
  try {
    const teacher = await openWindow(browser.browser);
    await signIn(teacher, made.server, made.server.account(TEACHER_OF_TAKE));
    await teacher.goto(`${made.server.url}/library`);
    await teacher.getByRole('listitem').first().waitFor();
    await shoot({ name: 'library', page: teacher });
    for (const second of [9, 16.5, 21]) {
      await replayAt(teacher, made, second);
      await shoot({ name: `replay-${second}`, page: teacher });
    }
    await beside(teacher, made);
    await shared({ page: teacher, ...made, browser: browser.browser }, shoot);
  } finally {
    await browser.close();
    await made.server.stop();
  }
}

type Made = Awaited<ReturnType<typeof startWithTake>>;

/** Opens the replay at a moment, by its link. */
async function replayAt(page: Page, made: Made, second: number): Promise<void> {
  await page.goto(`${made.server.url}/replay/${made.takeId}?t=${second}`);
  await page.getByRole('slider', { name: '时间轴' }).waitFor();
  await page.waitForTimeout(1_500);
}

/** What stands beside the player, and what opens over it. */
async function beside(page: Page, made: Made): Promise<void> {
  await replayAt(page, made, 8);
  await page.getByRole('tab', { name: '各处收到的' }).click();
  await page.getByText('360p').waitFor();
  await shoot({ name: 'replay-received', page });
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: '写什么' }).fill('这里等了七秒，孩子自己想出来了。');
  await page.getByRole('textbox', { name: '标签' }).fill('提问 等待');
  await page.getByRole('button', { name: '圈出一处' }).click();
  await shoot({ name: 'replay-mark', page });
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('button', { name: '到 00:08' }).waitFor();
  await shoot({ name: 'replay-marks', page });
  await page.getByRole('button', { name: '下载', exact: true }).click();
  await page.getByRole('heading', { name: '合成一个视频' }).waitFor();
  await shoot({ name: 'replay-download', page });
  await page.getByRole('button', { name: '开始合成' }).click();
  await page.getByRole('dialog').getByRole('link', { name: '下载', exact: true }).first().waitFor();
  await shoot({ name: 'replay-downloaded', page });
}
