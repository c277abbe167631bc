import type { Browser, Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { openWindow, startBrowser } from './browser.ts';
import { FaultProxy } from './FaultProxy.ts';
import { makePdf } from './pdf.ts';
import { lessonNow, pairedDisplay, requestsOf, signIn } from './people.ts';
import { type RunningServer, startServer } from './startServer.ts';

const TITLE = '茉莉花';
const WITHIN = { timeout: 60_000, interval: 100 };

/** A lesson that is on, with courseware, and one classroom whose line to the server can be cut. */
export type CutLesson = {
  readonly browser: Browser;
  readonly server: RunningServer;
  readonly teacher: Page;
  readonly display: Page;
  readonly line: FaultProxy;
  readonly lesson: Awaited<ReturnType<typeof lessonNow>>;
  readonly end: () => Promise<void>;
};

type Setting = {
  /** Gives a window a camera of its own: 0 is the teacher's, 1 is the display's. */
  readonly prepare?: (page: Page, seat: number) => Promise<unknown>;
};

/** Opens it up to the moment in which page 1 is on both screens. */
export async function openCutLesson({ prepare }: Setting = {}): Promise<CutLesson> {
  const server = await startServer();
  const line = await FaultProxy.open(Number(new URL(server.url).port));
  const { browser, close } = await startBrowser();
  const approver = await requestsOf(server, 'admin');
  const teacher = await openWindow(browser);
  await prepare?.(teacher, 0);
  await signIn(teacher, server, server.account('linxiaoyin'));
  const lesson = await lessonNow(teacher, server);
  const [classroom] = lesson.listening;
  if (!classroom) throw new Error('nobody listens');
  const display = await pairedDisplay({
    browser,
    server: { ...server, url: `http://localhost:${line.port}` },
    approver,
    classroomId: classroom.classroomId,
    toneHz: 1_000,
    prepare: prepare && ((page) => prepare(page, 1)),
  });
  await teacher.goto(`${server.url}/lesson/${lesson.lessonId}`);
  const buffer = makePdf([{ text: '茉莉花' }, { text: '好一朵' }, { text: '芬芳美丽' }, { text: '又香又白' }]);
  await teacher
    .locator('input[type="file"]')
    .setInputFiles([{ name: `${TITLE}.pdf`, mimeType: 'application/pdf', buffer }]);
  const row = teacher.getByRole('listitem').filter({ hasText: TITLE });
  await vi.waitFor(async () => expect(await row.textContent()).toContain('1 / '), WITHIN);
  await teacher.getByRole('button', { name: '上课', exact: true }).click();
  await teacher.getByRole('button', { name: '课件', exact: true }).click();
  await teacher.getByRole('button', { name: `展示：${TITLE}` }).click();
  await pageShown(display, '1');
  const end = async () => {
    await approver.dispose();
    await close();
    await line.close();
    await server.stop();
  };
  return { browser, server, teacher, display, line, lesson, end };
}

/** The page that a screen has drawn, as it says itself. */
export const drawnPage = (page: Page) =>
  page.locator('figure[data-kind="page"] canvas[data-page]').getAttribute('data-page');

/** Waits until a screen shows a page. */
export const pageShown = (page: Page, number: string) =>
  vi.waitFor(async () => expect(await drawnPage(page)).toBe(number), WITHIN);

/** Draws a line across the teacher's sheet with the mouse. */
export async function drawLine(page: Page, y: number): Promise<void> {
  const box = await page.locator('canvas[data-ink]').boundingBox();
  if (!box) throw new Error('there is no sheet to draw on');
  await page.mouse.move(box.x + 0.2 * box.width, box.y + y * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.7 * box.width, box.y + y * box.height, { steps: 12 });
  await page.mouse.up();
}
