import type { Page } from 'playwright-core';
import { itemsOf } from '../../shared/study/rubric/outline.ts';
import { lessonForm } from '../../shared/study/rubric/shipped/lessonForm.ts';
import { openWindow, startBrowser } from '../support/browser.ts';
import { signIn } from '../support/people.ts';
import { startWithTake, TEACHER_OF_TAKE } from '../support/take/startWithTake.ts';
import { shoot } from './camera.ts';

/** Rubrics: listed, built, scored with by two, and what came of it. */
export async function scored(): Promise<void> {
  const made = await startWithTake();
  const { browser, close } = await startBrowser();
  const open = async (who: string): Promise<Page> => {
    const page = await openWindow(browser);
    await signIn(page, made.server, made.server.account(who));
    return page;
  };
  try {
    const [lead, one, other] = [await open(TEACHER_OF_TAKE), await open('wumo'), await open('hanyan')];
    const scene = { url: made.server.url, takeId: made.takeId };
    await building(scene, lead);
    await scoring(scene, lead, [one, other]);
  } finally {
    await close();
    await made.server.stop();
  }
}

type Scene = { readonly url: string; readonly takeId: string };

async function show(page: Page, address: string, name: string): Promise<void> {
  await page.goto(address);
  await page.waitForTimeout(2_500);
  await shoot({ name, page });
}

async function building({ url }: Scene, lead: Page): Promise<void> {
  await show(lead, `${url}/rubrics`, 'rubrics-empty');
  const { rubricId } = await said(lead, `POST ${url}/api/rubrics`, { rubric: lessonForm });
  const light = { ...lessonForm, label: { 'zh-CN': '我校的听课评价表', en: '' }, points: 96 };
  await said(lead, `POST ${url}/api/rubrics`, { rubric: light });
  await show(lead, `${url}/rubrics`, 'rubrics');
  await show(lead, `${url}/rubrics/${rubricId}`, 'rubric-whole');
  await lead.locator('[data-row="process-questions"]').click();
  await shoot({ name: 'rubric-item', page: lead });
  await lead.getByRole('textbox', { name: '分值', exact: true }).fill('7.5');
  await lead.locator('[data-faults] summary').click();
  await shoot({ name: 'rubric-faults', page: lead });
  await lead.getByText('预览', { exact: true }).click();
  await shoot({ name: 'rubric-preview', page: lead });
}

async function scoring({ url, takeId }: Scene, lead: Page, [one, other]: readonly [Page, Page]): Promise<void> {
  const words = { title: '等待的时间', question: '', untilMs: null, schemes: [{ key: 'st', intervalS: 15 }] };
  const { studyId } = await said(lead, `POST ${url}/api/takes/${takeId}/studies`, words);
  for (const page of [one, other]) {
    const session = await (await page.request.get(`${url}/api/session`)).json();
    await said(lead, `PUT ${url}/api/studies/${studyId}/people/${session.who.personId}`, { role: 'rater' });
  }
  const study = `${url}/studies/${studyId}`;
  await show(lead, study, 'study-without-rubric');
  const rubrics = `${url}/api/studies/${studyId}/rubrics`;
  const taken = await said(lead, `POST ${rubrics}`, { rubric: 'lesson-form' });
  const id: string = taken.rubrics[0].studyRubricId;
  await show(one, `${study}/score/${id}`, 'scoring-begin');
  await one.keyboard.press('1');
  for (const key of ['ArrowRight', 'e', 'ArrowRight', 't']) await one.keyboard.press(key);
  await one.waitForTimeout(1_000);
  await shoot({ name: 'scoring', page: one });
  await one.getByRole('button', { name: '提交' }).click();
  await shoot({ name: 'scoring-submit', page: one });
  await show(lead, study, 'study-scoring');
  for (const [place, page] of [one, other].entries()) {
    const sheet = await said(page, `POST ${rubrics}/${id}/sheet`, {});
    const items = itemsOf(lessonForm).map(({ node, item }, at) => ({
      node: node.key,
      answer: item.kind === 'text' ? '提问之后再多等两秒' : item.kind === 'bonus' ? 2 : (at * (place + 1)) % 3,
      evidence: [{ fromMs: 1_000 * (at + 1), toMs: at % 2 === 0 ? null : 1_000 * (at + 4), markId: null }],
      version: sheet.items.find((each: { node: string }) => each.node === node.key)?.version ?? 0,
    }));
    await said(page, `PUT ${rubrics}/${id}/sheet`, { items });
    await said(page, `POST ${rubrics}/${id}/sheet/submit`, {});
  }
  await show(lead, study, 'study-scored');
  await show(lead, `${study}/scores/${id}`, 'scores');
  for (const part of ['dimensions', 'distribution', 'items']) {
    await lead.locator(`[data-part="${part}"]`).scrollIntoViewIfNeeded();
    await lead.locator(`[data-part="${part}"]`).evaluate((section) => section.scrollIntoView());
    await shoot({ name: `scores-${part}`, page: lead });
  }
}

/** Asks `METHOD address`. */
async function said(page: Page, what: string, data: object) {
  const [method = '', address = ''] = what.split(' ');
  const answer = await page.request.fetch(address, { method, data });
  if (!answer.ok()) throw new Error(`${address}: ${await answer.text()}`);
  return answer.json();
}
