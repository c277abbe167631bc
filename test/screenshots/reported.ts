import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openWindow, startBrowser } from '../support/browser.ts';
import { signIn } from '../support/people.ts';
import { addLongLesson } from '../support/take/addLongLesson.ts';
import { makeCodedStudy } from '../support/take/codedStudy.ts';
import { startWithTake, TEACHER_OF_TAKE } from '../support/take/startWithTake.ts';
import { all, directory, shoot } from './camera.ts';

/** What is said of a lesson and of a study on paper: the screens, and the files that are printed from them. */
export async function reported(): Promise<void> {
  const made = await startWithTake({ add: addLongLesson });
  const { browser, close } = await startBrowser();
  const open = async (who: string): Promise<Page> => {
    const page = await openWindow(browser);
    await signIn(page, made.server, made.server.account(who));
    return page;
  };
  try {
    const [page, one, other] = [await open(TEACHER_OF_TAKE), await open('wumo'), await open('hanyan')];
    const studyId = await makeCodedStudy({
      url: made.server.url,
      takeId: made.takeId,
      beganAtMs: made.beganAtMs,
      lead: page.request,
      raters: [one.request, other.request],
      schemes: [
        { key: 'fias', intervalS: 3, coded: 400, submitted: true },
        { key: 'st', intervalS: 15, coded: 160, submitted: true },
        { key: 'copus', intervalS: 120, coded: 5, submitted: false },
      ],
      marks: [4, 11, 23].map((minute) => ({
        atMs: minute * 60_000,
        text: '老师追问，双湾小学说了自己的理由。',
        audience: 'group',
      })),
    });
    await show(page, `${made.server.url}/replay/${made.takeId}/report`, 'report-lesson');
    await page.locator('article svg[role="group"]').last().scrollIntoViewIfNeeded();
    await shoot({ name: 'report-lesson-charts', page });
    await show(page, `${made.server.url}/studies/${studyId}/report`, 'report-study');
    await page.locator('#coded').scrollIntoViewIfNeeded();
    await shoot({ name: 'report-study-coded', page });
  } finally {
    await close();
    await made.server.stop();
  }
}

async function show(page: Page, url: string, name: string): Promise<void> {
  await page.goto(url);
  await page.locator('h1').waitFor();
  await page.waitForTimeout(1_500);
  await shoot({ name, page });
  if (all) await page.pdf({ path: join(directory, `${name}.pdf`), preferCSSPageSize: true });
}
