import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { openWindow } from '../../support/browser.ts';
import { becomeDisplay } from '../../support/displayKey.ts';
import { ids } from '../../support/ids.ts';
import { lessonNow, requestsOf, signIn } from '../../support/people.ts';
import type { RunningServer } from '../../support/startServer.ts';
import { cpuMs } from './cpu.ts';
import { PUMPED_HEIGHT_PX } from './framePump.ts';
import type { SeatOrders } from './seatPage.ts';

/** Pictures that the teacher gets of three classrooms, and a classroom of its teacher. */
export const PICTURES = { teacher: 3, display: 2 };

const DISPLAYS = 3;
/** A display draws the teacher's pictures large, the teacher draws a classroom's small: one layer each. */
const DRAWN_HEIGHT_PX = { display: PUMPED_HEIGHT_PX, teacher: PUMPED_HEIGHT_PX / 2 };

/** Rates have come to rest when they change by less than this share from one look to the next. */
const STEADY_WITHIN = 0.04;
const LOOK_EVERY_MS = 3_000;
const STEADY_AFTER_MS = 12_000;
const STEADY_BY_MS = 45_000;

/** Windows that sit in one lesson on one server, and the processes of that server. */
export type Sitting = {
  readonly pages: readonly Page[];
  readonly pids: () => readonly number[];
  readonly end: () => Promise<void>;
};

/** One teacher and displays in the product, for the first of the lesson's classrooms; all three unless told otherwise. */
export async function sitInProduct({
  browser,
  server,
  script,
  displays = DISPLAYS,
}: {
  browser: Browser;
  server: RunningServer;
  script: string;
  displays?: number;
}): Promise<Sitting> {
  const teacher = await openWindow(browser, { bypassCSP: true });
  await signIn(teacher, server, server.account('linxiaoyin'));
  const lesson = await lessonNow(teacher, server);
  const pages = [teacher];
  const approver = await requestsOf(server, 'admin');
  for (const { classroomId } of lesson.listening.slice(0, displays)) {
    const page = await openWindow(browser, { bypassCSP: true });
    await becomeDisplay({ request: page.request, server, approver, classroomId });
    pages.push(page);
  }
  await approver.dispose();
  await Promise.all(pages.map((page) => openSeat(page, server.url, script)));
  for (const [index, page] of pages.entries()) await sit(page, index, lesson.lessonId);
  await teacher.evaluate(() => window.startLesson());
  return { pages, pids: () => [server.pid(), ...server.workerPids()], end: () => closeAll(pages) };
}

/** The same windows in the bare program. */
export async function sitInBare({ browser, script }: { browser: Browser; script: string }): Promise<Sitting> {
  const { child, port, pids } = await startBare();
  const url = `http://localhost:${port}`;
  const pages = await Promise.all(
    [0, 1, 2, 3].map(async (seat) => {
      const page = await openWindow(browser, { bypassCSP: true });
      await page.context().addCookies([{ name: 'seat', value: `${seat}`, url }]);
      await openSeat(page, url, script);
      return page;
    }),
  );
  for (const [index, page] of pages.entries()) await sit(page, index, ids.lesson(1));
  return {
    pages,
    pids: () => pids,
    end: async () => {
      await closeAll(pages);
      // mediasoup takes a gentler signal for itself: it would close the worker and leave the program.
      child.kill('SIGKILL');
    },
  };
}

/** Waits until what the windows receive has come to rest: encoders and estimates take their time. */
export async function becomeSteady(sitting: Sitting): Promise<void> {
  const beganMs = performance.now();
  let before = await received(sitting);
  let rate = 0;
  while (performance.now() - beganMs < STEADY_BY_MS) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    const now = await received(sitting);
    const steady = Math.abs(now - before - rate) < STEADY_WITHIN * rate;
    rate = now - before;
    before = now;
    if (steady && performance.now() - beganMs > STEADY_AFTER_MS) return;
  }
}

/** CPU of the server for each megabit that the windows received over `forMs`, in ms. */
export async function cpuPerMbit(
  sitting: Sitting,
  forMs: number,
): Promise<{ cpuMsPerMbit: number; mbitPerSecond: number }> {
  const before = { bytes: await received(sitting), cpu: cpuMs(sitting.pids()), atMs: performance.now() };
  await new Promise((resolve) => setTimeout(resolve, forMs));
  const after = { bytes: await received(sitting), cpu: cpuMs(sitting.pids()), atMs: performance.now() };
  const mbit = ((after.bytes - before.bytes) * 8) / 1e6;
  return { cpuMsPerMbit: (after.cpu - before.cpu) / mbit, mbitPerSecond: mbit / ((after.atMs - before.atMs) / 1_000) };
}

async function received({ pages }: Sitting): Promise<number> {
  const each = await Promise.all(pages.map((page) => page.evaluate(() => window.receivedBytes())));
  return each.reduce((sum, bytes) => sum + bytes, 0);
}

/** The page itself must come from the server: Chromium counts a made-up one as public, and keeps it from local addresses. */
async function openSeat(page: Page, url: string, script: string): Promise<void> {
  await page.goto(`${url}/healthz`);
  await page.addScriptTag({ type: 'module', content: script });
  await page.waitForFunction(() => 'sit' in window);
}

async function sit(page: Page, index: number, lessonId: SeatOrders['lessonId']): Promise<void> {
  const orders: SeatOrders =
    index === 0
      ? { lessonId, kinds: ['teacher-camera', 'document-camera'], drawnHeightPx: DRAWN_HEIGHT_PX.teacher }
      : { lessonId, kinds: ['classroom-return'], drawnHeightPx: DRAWN_HEIGHT_PX.display };
  await page.evaluate((given) => window.sit(given), orders);
}

async function closeAll(pages: readonly Page[]): Promise<void> {
  await Promise.all(pages.map((page) => page.context().close()));
}

async function startBare(): Promise<{ child: ChildProcess; port: number; pids: number[] }> {
  const script = fileURLToPath(new URL('./bareServer.ts', import.meta.url));
  const child = spawn(process.execPath, [script, process.env['MEDIASOUP_WORKER_BIN'] ?? ''], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString()));
    child.once('exit', (code) => reject(new Error(`the bare program ended with ${code}`)));
  });
  return { child, ...(JSON.parse(line) as { port: number; pids: number[] }) };
}
