import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseLanguageElsewhere, seriousFaults } from '../support/accessibility.ts';
import { openWindow } from '../support/browser.ts';
import { type LiveLessonInTest, openLiveLesson } from '../support/liveLesson.ts';
import { moves } from '../support/measure.ts';
import { requestsOf, signIn } from '../support/people.ts';
import { storedFacts } from '../support/storedFacts.ts';

/** Three faults, each watched until all have reported; a busy machine takes its time. */
const DRILL_MS = 300_000;
/** No fault here takes a seat longer than this, in ms. */
const SANE_MS = 40_000;
const SEATS = 4;

let live: LiveLessonInTest;
let admin: Page;

beforeAll(async () => {
  live = await openLiveLesson();
  await live.teacher.getByRole('button', { name: '上课', exact: true }).click();
  for (const { page } of live.displays) {
    await page.locator('main[data-state="live"]').waitFor({ timeout: 120_000 });
    expect(await moves(page, 'video', 120_000)).toBe(true);
  }
  admin = await openWindow(live.browser, { baseURL: live.server.url });
  await signIn(admin, live.server, live.server.account('admin'));
}, 600_000);
afterAll(() => live?.end(), 240_000);

const stored = () => storedFacts(live.server.dataDir, live.lesson.lessonId);
const report = () => admin.locator('section[data-drill]').first();

/** What the report says of each seat in one fault. */
function figuresOf(fault: string) {
  return report()
    .locator(`section[data-fault="${fault}"] tbody tr`)
    .evaluateAll((rows) =>
      rows.map((row) => {
        const ms = (of: string) => row.querySelector(`[data-figure="${of}"]`)?.getAttribute('data-ms');
        const number = (text: string | null | undefined) => (text == null ? null : Number(text));
        return {
          picture: number(ms('picture')),
          sound: number(ms('sound')),
          line: number(ms('line')),
          verdict: row.getAttribute('data-verdict'),
          text: row.textContent ?? '',
        };
      }),
    );
}

describe('an administrator who rehearses', () => {
  it('finds the lesson that is live, and must write its name before anything can begin', async () => {
    await admin.goto('/admin/lessons');
    await admin.getByRole('link', { name: '故障演练' }).click();
    await admin.getByRole('link', { name: /茉莉花/ }).click();
    await admin.getByRole('heading', { name: '演练：茉莉花' }).waitFor();
    const begin = admin.getByRole('button', { name: '开始演练' });
    expect(await begin.isDisabled()).toBe(true);
    expect(await admin.getByRole('checkbox', { name: /录像程序突然退出/ }).isDisabled()).toBe(true);
    for (const name of ['媒体进程突然退出', '和服务器的线路断开', '防火墙挡住 UDP'])
      expect(await admin.getByRole('checkbox', { name: new RegExp(name) }).isChecked()).toBe(true);
    await admin.getByRole('textbox', { name: /写出这节课的课题/ }).fill('茉莉');
    expect(await begin.isDisabled()).toBe(true);
  });

  it('has nothing that axe calls serious before it, in either language', async () => {
    for (const language of ['en', 'zh-CN']) {
      await chooseLanguageElsewhere(admin, language);
      expect([language, await seriousFaults(admin)]).toEqual([language, []]);
    }
  });

  it(
    'begins one drill with a double click, which every screen says, and watches it to its end',
    async () => {
      await admin.getByRole('textbox', { name: /写出这节课的课题/ }).fill('茉莉花');
      await admin.getByRole('button', { name: '开始演练' }).dblclick();
      await admin.getByRole('heading', { name: '正在演练' }).waitFor();
      await live.teacher.getByText('管理员正在做故障演练').waitFor();
      for (const { page } of live.displays) await page.getByText('正在演练：画面会短暂中断').waitFor();
      await report().getByText('全部做完').waitFor({ timeout: DRILL_MS });
      const facts = await stored();
      expect(facts.filter(({ type }) => type === 'drill.began')).toHaveLength(1);
      expect(facts.filter(({ type }) => type === 'drill.reported')).toHaveLength(3 * SEATS);
    },
    DRILL_MS + 60_000,
  );

  it('reads of each classroom for how long a killed worker took picture and sound, and how they came back', async () => {
    const rows = await figuresOf('worker-kill');
    expect(rows).toHaveLength(SEATS);
    for (const { picture, sound, verdict, text } of rows) {
      expect(['met', 'missed']).toContain(verdict);
      for (const figure of [picture, sound]) {
        expect(figure).toBeGreaterThan(100);
        expect(figure).toBeLessThan(SANE_MS);
      }
      expect(text).toContain('重建通道');
      expect(text).toContain('和原来一样');
      expect(text).toMatch(/达标/);
    }
    expect(live.server.output()).toContain('worker.struck');
    expect(live.server.workerPids()).toHaveLength(2);
  });

  it('reads for how long the lines were cut, and that they came back', async () => {
    const rows = await figuresOf('signal-drop');
    expect(rows).toHaveLength(SEATS);
    for (const { line, text } of rows) {
      expect(line).toBeGreaterThan(0);
      expect(line).toBeLessThan(SANE_MS);
      expect(text).toContain('重新连上服务器');
    }
  });

  it('reads that every seat found its way over TCP', async () => {
    const rows = await figuresOf('force-tcp');
    expect(rows).toHaveLength(SEATS);
    for (const { picture, text } of rows) {
      expect(picture).toBeGreaterThan(100);
      expect(picture).toBeLessThan(SANE_MS);
      expect(text).toContain('改走 TCP');
    }
  });

  it('sees the lesson go on as if nothing had been, on the same pages', async () => {
    for (const { page } of live.displays) {
      expect(await moves(page, 'video', 60_000)).toBe(true);
      expect(await page.getByText('正在演练：画面会短暂中断').count()).toBe(0);
    }
    expect(await live.teacher.getByText('管理员正在做故障演练').count()).toBe(0);
    expect((await stored()).filter(({ type }) => type === 'seat.joined')).toHaveLength(SEATS);
  });

  it('saves the report as a table with a row for each fault and seat', async () => {
    const [download] = await Promise.all([
      admin.waitForEvent('download'),
      report().getByRole('button', { name: '存成 CSV 表格' }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    const lines = Buffer.concat(chunks).toString('utf8').trim().split('\r\n');
    expect(lines).toHaveLength(1 + 3 * SEATS);
    expect(lines[0]).toContain('画面中断（毫秒）');
  });

  it('has nothing that axe calls serious in the report, which fits a phone', async () => {
    expect(await seriousFaults(admin)).toEqual([]);
    const before = admin.viewportSize();
    await admin.setViewportSize({ width: 360, height: 740 });
    expect(await admin.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    if (before) await admin.setViewportSize(before);
  });

  it('has it on record', async () => {
    const answer = await admin.request.get(`${live.server.url}/api/audit`);
    expect(await answer.text()).toContain('drill.began');
  });

  it('still has the report after the server was killed', async () => {
    await live.server.crashAndRestart();
    await admin.reload();
    await report().getByText('全部做完').waitFor({ timeout: 60_000 });
    expect(await figuresOf('worker-kill')).toHaveLength(SEATS);
  });
});

describe('nobody else', () => {
  it.each(['linxiaoyin', 'hanyan', 'wumo'])('may look or begin: %s', async (who) => {
    const requests = await requestsOf(live.server, who);
    const path = `${live.server.url}/api/lessons/${live.lesson.lessonId}/drills`;
    const data = { title: '茉莉花', faults: ['worker-kill'], classroomId: null, others: [] };
    expect((await requests.get(path)).status()).toBe(403);
    expect((await requests.post(path, { data })).status()).toBe(403);
    await requests.dispose();
  });
});
