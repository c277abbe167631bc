import type { Page } from 'playwright-core';
import { openWindow, startBrowser } from '../support/browser.ts';
import { signIn } from '../support/people.ts';
import { addLongLesson } from '../support/take/addLongLesson.ts';
import { startWithTake, TEACHER_OF_TAKE } from '../support/take/startWithTake.ts';
import { shoot } from './camera.ts';

/** Sections of the page, as their links name them. */
const SECTIONS = ['gaps', 'st', 'courseware', 'lines'];

/** The page of numbers: of a whole lesson with ten classrooms, section by section, and of a short one with its pictures. */
export async function analysed(): Promise<void> {
  const browser = await startBrowser();
  try {
    const long = await startWithTake({ add: addLongLesson });
    try {
      const page = await openWindow(browser.browser);
      await signIn(page, long.server, long.server.account(TEACHER_OF_TAKE));
      await open(page, `${long.server.url}/replay/${long.takeId}/analysis`);
      await page.locator('#participation td button').nth(1).click();
      await page.keyboard.press('k');
      await shoot({ name: 'analysis-participation', page });
      await page.locator('#participation').evaluate((section) => section.lastElementChild?.scrollIntoView());
      await shoot({ name: 'analysis-shares', page });
      for (const section of SECTIONS) {
        await page.locator(`#${section}`).evaluate((element) => element.scrollIntoView());
        await shoot({ name: `analysis-${section}`, page });
      }
      await page.locator('#st').evaluate((section) => section.lastElementChild?.scrollIntoView());
      await shoot({ name: 'analysis-curve', page });
      await page.context().close();
    } finally {
      await long.server.stop();
    }
    const made = await startWithTake();
    try {
      const page = await openWindow(browser.browser);
      await signIn(page, made.server, made.server.account(TEACHER_OF_TAKE));
      await open(page, `${made.server.url}/replay/${made.takeId}/analysis`);
      await page.locator('#participation td button').nth(1).click();
      await page.waitForTimeout(2_500);
      await page.keyboard.press('k');
      await shoot({ name: 'analysis-short', page });
    } finally {
      await made.server.stop();
    }
  } finally {
    await browser.close();
  }
}

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('#lines svg[role="group"]').waitFor();
}
