import type { Page } from 'playwright-core';
import type { CodedUnit } from '../../shared/api/index.ts';
import { openWindow, startBrowser } from '../support/browser.ts';
import { signIn } from '../support/people.ts';
import { addTwoTakes } from '../support/take/addTwoTakes.ts';
import { startWithTake, TEACHER_OF_TAKE } from '../support/take/startWithTake.ts';
import { shoot } from './camera.ts';

const BY_ONE = ['5', '5', '4', '8', '2', '5', '4', '8', '9', '10'];
const BY_OTHER = ['5', '6', '4', '8', '2', '5', '4', '9', '9', '10'];

/** A study as a place of work: what is to be done, agreed codes, tasks, discussion, summary, two lessons side by side. */
export async function studyWork(): Promise<void> {
  const made = await startWithTake({ add: addTwoTakes });
  const { browser, close } = await startBrowser();
  const open = async (who: string): Promise<Page> => {
    const page = await openWindow(browser);
    await signIn(page, made.server, made.server.account(who));
    return page;
  };
  try {
    const [lead, one, other] = [await open(TEACHER_OF_TAKE), await open('wumo'), await open('hanyan')];
    const takes = [made.first.takeId, made.second.takeId] as const;
    await photograph({ url: made.server.url, takes, lead, raters: [one, other] });
  } finally {
    await close();
    await made.server.stop();
  }
}

type Scene = {
  readonly url: string;
  readonly takes: readonly [string, string];
  readonly lead: Page;
  readonly raters: readonly [Page, Page];
};

async function photograph({ url, takes: [takeId, second], lead, raters }: Scene): Promise<void> {
  const show = async (page: Page, path: string, name: string): Promise<void> => {
    await page.goto(`${url}${path}`);
    await page.waitForTimeout(2_500);
    await shoot({ name, page });
  };
  const said = async (page: Page, what: string, data: object) => {
    const [method = '', path = ''] = what.split(' ');
    const answer = await page.request.fetch(`${url}${path}`, { method, data });
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
    return Object(await answer.json());
  };
  const words = {
    title: '等待的时间',
    question: '提问之后，老师等了多久？\n谁先开口？',
    untilMs: Date.now() - 86_400_000,
  };
  const schemes = [{ key: 'fias', intervalS: 3 }];
  const { studyId } = await said(lead, `POST /api/takes/${takeId}/studies`, { ...words, schemes });
  await show(lead, '/library', 'study-entry-library');
  await show(lead, `/replay/${takeId}`, 'study-entry-replay');
  for (const page of raters) {
    const { who } = Object(await (await page.request.get(`${url}/api/session`)).json());
    await said(lead, `PUT /api/studies/${studyId}/people/${who.personId}`, { role: 'rater' });
    const task = {
      text: '再看第二次提问，数一数等了几秒',
      forPersonId: who.personId,
      untilMs: Date.now() + 86_400_000,
    };
    await said(lead, `POST /api/studies/${studyId}/tasks`, task);
  }
  await show(raters[0], '/library', 'study-waiting');
  await show(raters[0], `/studies/${studyId}`, 'study-work-blind');
  for (const [page, codes] of [[raters[0], BY_ONE] as const, [raters[1], BY_OTHER] as const]) {
    const { sheetId } = await said(page, `POST /api/studies/${studyId}/sheets`, { scheme: 'fias' });
    const units = codes.map((code, unit): CodedUnit => ({ unit, codes: [code], source: 'human', version: 0 }));
    await said(page, `PUT /api/studies/${studyId}/sheets/${sheetId}/units`, { units });
    await said(page, `POST /api/studies/${studyId}/sheets/${sheetId}/submit`, {});
  }
  const { take } = Object(await (await lead.request.get(`${url}/api/takes/${takeId}`)).json());
  const mark = { fromMs: take.beganAtMs + 12_000, toMs: null, region: null, tags: [], audience: 'group' };
  const text = '这里问完以后只等了一秒就点名，学生还在看课件。';
  const { markId } = await said(raters[0], `POST /api/takes/${takeId}/marks`, { ...mark, text });
  await said(lead, `POST /api/takes/${takeId}/marks/${markId}/replies`, { text: '是的，下次先数三下。' });
  await show(raters[0], `/studies/${studyId}/agreed/fias`, 'reconcile');
  await raters[0].keyboard.press('5');
  await raters[0].waitForTimeout(1_500);
  await shoot({ name: 'reconcile-next', page: raters[0] });
  await said(lead, `POST /api/studies/${studyId}/lessons`, { takeId: second });
  const summary = { text: '两次提问后等待都不足三秒（00:12）。\n下次先数三下再点名。', version: 0 };
  await said(lead, `PUT /api/studies/${studyId}/summary`, summary);
  await show(lead, `/studies/${studyId}`, 'study-work');
  await lead.getByRole('region', { name: '讨论' }).scrollIntoViewIfNeeded();
  await shoot({ name: 'study-work-below', page: lead });
  await lead.getByRole('button', { name: '修改', exact: true }).click();
  await lead.waitForTimeout(500);
  await shoot({ name: 'study-change', page: lead });
  const { lessons } = Object(await (await lead.request.get(`${url}/api/studies/${studyId}/lessons`)).json());
  await show(lead, `/studies/${studyId}/beside/${lessons[1].studyId}`, 'side-by-side');
  await lead.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await shoot({ name: 'side-by-side-below', page: lead });
}
