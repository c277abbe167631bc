import { openWindow, startBrowser } from '../support/browser.ts';
import { signIn } from '../support/people.ts';
import { addEventfulTakes } from '../support/take/addEventfulTakes.ts';
import { addLongLesson } from '../support/take/addLongLesson.ts';
import { startWithTake, TEACHER_OF_TAKE } from '../support/take/startWithTake.ts';
import { shoot } from './camera.ts';

/** The search by events: empty, found in several lessons, played in turn, saved, nothing found, and in one whole lesson. */
export async function searched(): Promise<void> {
  const browser = await startBrowser();
  try {
    const made = await startWithTake({ add: addEventfulTakes });
    try {
      const page = await openWindow(browser.browser);
      await signIn(page, made.server, made.server.account(TEACHER_OF_TAKE));
      await page.goto(`${made.server.url}/library`);
      await page.getByRole('link', { name: '按事件查找' }).click();
      await page.getByText('还没有查找').waitFor();
      await shoot({ name: 'search-empty', page });
      await page.getByRole('button', { name: '举手没有被点到', exact: true }).last().click();
      await page.getByText(/在 2 节课里找到 3 处/).waitFor();
      await page.getByRole('button', { name: '保存这条查找' }).click();
      await page.getByRole('textbox', { name: '名字' }).fill('谁举了手没点到');
      await shoot({ name: 'search-save', page });
      await page.getByRole('button', { name: '保存', exact: true }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.waitForTimeout(5_500);
      await shoot({ name: 'search-found', page });
      await page.getByRole('button', { name: '全选' }).click();
      await page.getByRole('button', { name: '做成片段链接' }).click();
      await page.getByRole('textbox', { name: /给谁/ }).fill('教研组');
      await shoot({ name: 'search-clips', page });
      await page.getByRole('button', { name: '做链接' }).click();
      await page.getByText('做好了 3 个链接').waitFor();
      await shoot({ name: 'search-clips-made', page });
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: '依次播放选中的' }).click();
      await page.locator('[data-playing] video').first().waitFor();
      await page.waitForTimeout(1_500);
      await page.keyboard.press('k');
      await shoot({ name: 'search-playlist', page });
      await page.goto(`${made.server.url}/replay/${made.takeId}`);
      await page.getByRole('slider', { name: '时间轴' }).waitFor();
      await shoot({ name: 'search-from-replay', page });
      await page.context().close();
    } finally {
      await made.server.stop();
    }
    const long = await startWithTake({ add: addLongLesson });
    try {
      const page = await openWindow(browser.browser);
      await signIn(page, long.server, long.server.account(TEACHER_OF_TAKE));
      await page.goto(`${long.server.url}/search?take=${long.takeId}`);
      await page.getByRole('button', { name: /什么事/ }).click();
      await page.getByRole('option', { name: '举手后被点到' }).click();
      await page.getByRole('button', { name: /再加一个条件/ }).click();
      await page.getByRole('option', { name: '发生在这之后' }).click();
      await page.getByRole('button', { name: '查找', exact: true }).click();
      await page.getByRole('list').first().waitFor();
      await page.waitForTimeout(1_500);
      await shoot({ name: 'search-long', page });
      await page.getByRole('button', { name: '老师说完，超过 10 秒才有教室开口' }).click();
      await page.getByText(/没有找到/).waitFor();
      await shoot({ name: 'search-none', page });
      await page.context().close();
    } finally {
      await long.server.stop();
    }
  } finally {
    await browser.close();
  }
}
