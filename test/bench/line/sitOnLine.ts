import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { openWindow } from '../../support/browser.ts';
import { becomeDisplay } from '../../support/displayKey.ts';
import { ids } from '../../support/ids.ts';
import { lessonNow, requestsOf, signIn } from '../../support/people.ts';
import type { RunningServer } from '../../support/startServer.ts';
import type { LineSeat } from './linePage.ts';

/** The line's two ends, and what the windows run. */
export type Ends = {
  readonly near: Browser;
  readonly far: Browser;
  readonly script: string;
  readonly serverIp: string;
  /** Where the bare program listens: the far browser was told to trust it. */
  readonly barePort: number;
};

/** A teacher beside a server and a display at the far end of the line, in a lesson. */
export type OnLine = {
  readonly display: Page;
  /** The display's window is loaded anew and takes its seat again, as after a crash. */
  readonly sitAgain: () => Promise<void>;
  readonly end: () => Promise<void>;
};

/** Of a display that fills its screen with the teacher. */
const DRAWN_HEIGHT_PX = 720;

/** In the product. `server` is reached from both ends by `serverIp`. */
export async function sitInProduct({ near, far, script, serverIp }: Ends, server: RunningServer): Promise<OnLine> {
  const remote = { ...server, url: server.url.replace('localhost', serverIp) };
  const teacher = await openWindow(near, { bypassCSP: true });
  await signIn(teacher, server, server.account('linxiaoyin'));
  const { lessonId, listening } = await lessonNow(teacher, server);
  const approver = await requestsOf(remote, 'admin');
  const display = await openWindow(far, { bypassCSP: true });
  const classroomId = listening[0]?.classroomId ?? '';
  await becomeDisplay({ request: display.request, server: remote, approver, classroomId });
  await approver.dispose();
  await open(teacher, `${server.url}/healthz?teaches`, script);
  const sitFar = async () => {
    await open(display, `${remote.url}/healthz`, script);
    await sit(display, { lessonId, teaches: false, drawnHeightPx: DRAWN_HEIGHT_PX });
  };
  await sit(teacher, { lessonId, teaches: true, drawnHeightPx: 90 });
  await sitFar();
  await teacher.evaluate(() => window.beginLesson());
  return { display, sitAgain: sitFar, end: () => closeAll([teacher, display]) };
}

/** In a bare mediasoup program with its own settings. */
export async function sitInBare({ near, far, script, serverIp, barePort }: Ends): Promise<OnLine> {
  const child = await startBare(serverIp, barePort);
  const [nearUrl, farUrl] = [`http://localhost:${barePort}`, `http://${serverIp}:${barePort}`];
  const [teacher, display] = [await openWindow(near, { bypassCSP: true }), await openWindow(far, { bypassCSP: true })];
  for (const [seat, page] of [teacher, display].entries())
    await page.context().addCookies([{ name: 'seat', value: `${seat}`, url: seat === 0 ? nearUrl : farUrl }]);
  await open(teacher, `${nearUrl}/?teaches`, script);
  const sitFar = async () => {
    await open(display, farUrl, script);
    await sit(display, { lessonId: ids.lesson(1), teaches: false, drawnHeightPx: DRAWN_HEIGHT_PX });
  };
  await sit(teacher, { lessonId: ids.lesson(1), teaches: true, drawnHeightPx: 90 });
  await sitFar();
  return {
    display,
    sitAgain: sitFar,
    end: async () => {
      await closeAll([teacher, display]);
      // mediasoup takes a gentler signal for itself: it would close the worker and leave the program.
      child.kill('SIGKILL');
    },
  };
}

async function open(page: Page, url: string, script: string): Promise<void> {
  await page.goto(url);
  await page.addScriptTag({ type: 'module', content: script });
  await page.waitForFunction(() => 'sitOnLine' in window);
}

const sit = (page: Page, seat: LineSeat): Promise<void> => page.evaluate((given) => window.sitOnLine(given), seat);

async function closeAll(pages: readonly Page[]): Promise<void> {
  await Promise.all(pages.map((page) => page.context().close()));
}

async function startBare(ip: string, port: number): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('../live/bareServer.ts', import.meta.url));
  const child = spawn(process.execPath, [script, process.env['MEDIASOUP_WORKER_BIN'] ?? '', ip, `${port}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve, reject) => {
    child.stdout?.once('data', resolve);
    child.once('exit', (code) => reject(new Error(`the bare program ended with ${code}`)));
  });
  return child;
}
