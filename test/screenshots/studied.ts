import type { Page } from 'playwright-core';
import type { CodedUnit, SheetState } from '../../shared/api/index.ts';
import { openWindow, startBrowser } from '../support/browser.ts';
import { signIn } from '../support/people.ts';
import { startWithTake, TEACHER_OF_TAKE } from '../support/take/startWithTake.ts';
import { shoot } from './camera.ts';
import { exported } from './exported.ts';

const BY_ONE = ['5', '5', '4', '8', '2', '5', '4', '8', '9', '10'];
const BY_OTHER = ['5', '6', '4', '8', '2', '5', '4', '9', '9', '10'];

/** A study of a made take: begun, coded blind by two, compared. */
export async function studied(): Promise<void> {
  const made = await startWithTake();
  const { browser, close } = await startBrowser();
  const open = async (who: string): Promise<Page> => {
    const page = await openWindow(browser);
    await signIn(page, made.server, made.server.account(who));
    return page;
  };
  try {
    const [lead, one, other] = [await open(TEACHER_OF_TAKE), await open('wumo'), await open('hanyan')];
    await photograph({ url: made.server.url, takeId: made.takeId, lead, raters: [one, other] });
  } finally {
    await close();
    await made.server.stop();
  }
}

const words = (zh: string, en: string) => ({ 'zh-CN': zh, en });
const state = { group: words('学习方式', 'Way of work'), exclusive: true, lasts: 'state' };
/** A scheme of events as a teacher might make it. */
const OWN = {
  ...{ label: words('提问与合作', 'Questions and work'), unit: 'event', intervalS: 1, choice: 'many' },
  codes: [
    { key: 'Q', hotkey: 'q', label: words('教师提问', 'Teacher asks'), group: null, exclusive: false, lasts: 'point' },
    { key: 'A', hotkey: 'a', label: words('学生应答', 'Pupil answers'), group: null, exclusive: false, lasts: 'point' },
    { key: 'W', hotkey: 'w', label: words('全班', 'Whole class'), ...state },
    { key: 'G', hotkey: 'g', label: words('小组', 'Groups'), ...state },
  ],
};

type Coded = {
  readonly page: Page;
  readonly other: Page;
  readonly url: string;
  readonly studyId: string;
  readonly scheme: string;
};

/** The pad of events, and how two raters of them agree. */
async function events({ page, other, url, studyId, scheme }: Coded): Promise<void> {
  await page.goto(`${url}/studies/${studyId}/code/${scheme}`);
  await page.waitForTimeout(2_000);
  for (const key of ['w', 'ArrowRight', 'q', 'ArrowRight', 'a', 'g', 'ArrowRight', 'q']) await page.keyboard.press(key);
  await page.waitForTimeout(1_500);
  await shoot({ name: 'coding-events', page });
  const sheets = `${url}/api/studies/${studyId}/sheets`;
  const own: string = await said(page, `POST ${sheets}`, { scheme }, 'sheetId');
  await page.goto(`${url}/studies/${studyId}/sheets/${own}`);
  await page.waitForTimeout(2_500);
  await shoot({ name: 'figures-events', page });
  const second: string = await said(other, `POST ${sheets}`, { scheme }, 'sheetId');
  const seen = [
    { eventId: '00000000-0000-4000-8000-000000000001', code: 'W', fromMs: 0, toMs: 9_000, version: 0 },
    { eventId: '00000000-0000-4000-8000-000000000002', code: 'Q', fromMs: 5_600, toMs: null, version: 0 },
  ];
  await said(other, `PUT ${sheets}/${second}/events`, { events: seen }, 'events');
  for (const [by, sheetId] of [
    [page, own],
    [other, second],
  ] as const)
    await said(by, `POST ${sheets}/${sheetId}/submit`, {}, 'sheetId');
  await page.goto(`${url}/studies/${studyId}/agreement/${scheme}`);
  await page.waitForTimeout(2_000);
  await page.locator('[data-code="W"] button').click();
  await shoot({ name: 'agreement-events', page });
}

type Scene = {
  readonly url: string;
  readonly takeId: string;
  readonly lead: Page;
  readonly raters: readonly [Page, Page];
};

async function photograph({ url, takeId, lead, raters: [one, other] }: Scene): Promise<void> {
  const show = async (page: Page, path: string, name: string): Promise<void> => {
    await page.goto(`${url}${path}`);
    await page.waitForTimeout(2_500);
    await shoot({ name, page });
  };
  await show(lead, '/studies', 'studies-empty');
  await show(lead, '/schemes', 'schemes-empty');
  await show(lead, '/schemes/new', 'scheme-new');
  const own: string = await said(lead, `POST ${url}/api/schemes`, { draft: OWN, shared: true }, 'schemeId');
  await show(lead, '/schemes', 'schemes');
  await show(lead, `/schemes/${own}`, 'scheme');
  await lead.goto(`${url}/studies`);
  await lead.getByRole('button', { name: '新建课例' }).click();
  await lead.waitForTimeout(500);
  await shoot({ name: 'study-begin', page: lead });
  const schemes = [
    { key: 'fias', intervalS: 3 },
    { key: 'st', intervalS: 3 },
    { key: `own:${own}`, intervalS: 1 },
  ];
  const named = { title: '等待的时间', question: '提问之后，老师等了多久？谁先开口？', untilMs: null };
  const studyId: string = await said(lead, `POST ${url}/api/takes/${takeId}/studies`, { ...named, schemes }, 'studyId');
  for (const page of [one, other]) {
    const session = await (await page.request.get(`${url}/api/session`)).json();
    await said(lead, `PUT ${url}/api/studies/${studyId}/people/${session.who.personId}`, { role: 'rater' }, 'studyId');
  }
  await show(lead, '/studies', 'studies');
  await show(lead, `/studies/${studyId}`, 'study-blind');
  await show(one, `/studies/${studyId}/code/fias`, 'coding-begin');
  for (const key of ['5', '5', 'Shift+4', '8']) await one.keyboard.press(key);
  await one.waitForTimeout(1_500);
  await shoot({ name: 'coding', page: one });
  await show(one, `/studies/${studyId}/code/st`, 'coding-st');
  const stSheets = `${url}/api/studies/${studyId}/sheets`;
  const stSheet: string = await said(one, `POST ${stSheets}`, { scheme: 'st' }, 'sheetId');
  const st = [...'TTSTSSTTSS'].map((code, unit) => ({ unit, codes: [code], source: 'human', version: 0 }));
  await said(one, `PUT ${stSheets}/${stSheet}/units`, { units: st }, 'units');
  await show(one, `/studies/${studyId}/sheets/${stSheet}`, 'figures-st');
  await events({ page: one, other, url, studyId, scheme: `own:${own}` });
  await exported({ url, takeId, studyId }, { lead, rater: one });
  for (const [page, codes] of [
    [one, BY_ONE],
    [other, BY_OTHER],
  ] as const) {
    const sheets = `${url}/api/studies/${studyId}/sheets`;
    const sheetId: string = await said(page, `POST ${sheets}`, { scheme: 'fias' }, 'sheetId');
    const units = codes.map(
      (code, unit): CodedUnit => ({
        ...{ unit, codes: [code], source: 'human', version: page === one && unit < 3 ? 1 : 0 },
      }),
    );
    await said(page, `PUT ${sheets}/${sheetId}/units`, { units }, 'units');
    await said(page, `POST ${sheets}/${sheetId}/submit`, {}, 'sheetId');
  }
  await show(lead, `/studies/${studyId}`, 'study-opened');
  await show(lead, `/studies/${studyId}/agreement/fias`, 'agreement');
  await lead.locator('[data-kind="differ"] button').first().click();
  await shoot({ name: 'agreement-places', page: lead });
  const { sheets }: { sheets: SheetState[] } = await (await lead.request.get(`${url}/api/studies/${studyId}`)).json();
  await show(lead, `/studies/${studyId}/sheets/${sheets[0]?.sheetId}`, 'figures-fias');
  await lead.locator('[data-ratio="tt"] button').click();
  await shoot({ name: 'figures-fias-opened', page: lead });
}

/** Asks `METHOD address`, and takes one field of the answer. */
async function said(page: Page, what: string, data: object, field: string) {
  const [method = '', address = ''] = what.split(' ');
  const answer = await page.request.fetch(address, { method, data });
  if (!answer.ok()) throw new Error(`${address}: ${await answer.text()}`);
  return Object(await answer.json())[field];
}
