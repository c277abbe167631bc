import type { Browser, Page } from 'playwright-core';
import { openSqlite } from '../../../server/persistence/openDatabase.ts';
import { TakesTable } from '../../../server/persistence/TakesTable.ts';
import { TakeId } from '../../../shared/vocabulary/index.ts';
import { openWindow, startBrowser } from '../../support/browser.ts';
import { becomeDisplay } from '../../support/displayKey.ts';
import { startFarBrowser } from '../../support/netlab/farLesson.ts';
import { Netlab } from '../../support/netlab/Netlab.ts';
import { lessonNow, requestsOf, signIn } from '../../support/people.ts';
import { type RunningServer, startServer } from '../../support/startServer.ts';
import { buildPage } from '../buildPage.ts';
import { wait } from '../surroundings.ts';
import type { FaultSeat, SeenTimes } from './faultPage.ts';

/** A recorded lesson of a teacher beside the server and a classroom at the far end of a line that can be spoilt. */
export class DisturbedLesson {
  readonly lab: Netlab;
  readonly server: RunningServer;
  readonly #opened: (() => Promise<unknown>)[];
  readonly #pages: { readonly teacher: Page; readonly display: Page };
  readonly #takeId: TakeId;

  private constructor(parts: {
    lab: Netlab;
    server: RunningServer;
    opened: (() => Promise<unknown>)[];
    pages: { teacher: Page; display: Page };
    takeId: TakeId;
  }) {
    this.lab = parts.lab;
    this.server = parts.server;
    this.#opened = parts.opened;
    this.#pages = parts.pages;
    this.#takeId = parts.takeId;
  }

  static async open(): Promise<DisturbedLesson> {
    const opened: (() => Promise<unknown>)[] = [];
    try {
      const script = await buildPage(new URL('./faultPage.ts', import.meta.url));
      const lab = await Netlab.open();
      opened.push(() => lab.close());
      const server = await startServer({ ANNOUNCED_ADDRESS: lab.serverIp, HOST: '0.0.0.0' });
      opened.push(() => server.stop());
      const near = await startBrowser();
      opened.push(near.close);
      const remote = { ...server, url: server.url.replace('localhost', lab.serverIp) };
      const far = await startFarBrowser(lab, [remote.url]);
      opened.push(() => far.close());
      const pages = await sitDown({ near: near.browser, far, server, remote, script });
      const takeId = TakeId.parse(await pages.teacher.evaluate(() => window.beginFaultLesson()));
      return new DisturbedLesson({ lab, server, opened, pages, takeId });
    } catch (failure) {
      for (const undo of opened.reverse()) await undo();
      throw failure;
    }
  }

  /** What has been seen of one another and heard of the teacher since a moment. */
  async seenSince(
    sinceMs: number,
  ): Promise<{ readonly pictures: readonly (readonly number[])[]; readonly sound: readonly number[] }> {
    const read = (page: Page): Promise<SeenTimes> => page.evaluate((since) => window.seenSince(since), sinceMs);
    const [teacher, display] = await Promise.all([read(this.#pages.teacher), read(this.#pages.display)]);
    return { pictures: [teacher.picture, display.picture], sound: display.sound };
  }

  /** The recorder's process that runs now. */
  get recorderPid(): number {
    return Number([...this.server.output().matchAll(/"pid":(\d+),"event":"recorder\.started"/g)].at(-1)?.[1]);
  }

  /** How long nothing was kept around a moment, in ms: the most of all streams. Waits until they are kept again. */
  async recordingGapMs(aroundMs: number): Promise<number> {
    const untilMs = Date.now() + 60_000;
    while (Date.now() < untilMs) {
      const gaps = await this.#gapsAround(aroundMs);
      if (gaps.length >= 3 && gaps.every((gap) => gap !== undefined)) return Math.max(...gaps.map(Number));
      await wait(250);
    }
    return Number.NaN;
  }

  async close(): Promise<void> {
    for (const undo of this.#opened.reverse()) await undo();
  }

  /** Of each stream that goes on; `undefined`: what comes after is not told yet. */
  async #gapsAround(aroundMs: number): Promise<(number | undefined)[]> {
    const db = openSqlite(this.server.dataDir);
    try {
      const files = await new TakesTable(db).filesOf(this.#takeId);
      const streams = [
        ...new Set(
          files
            .filter(({ startAtMs, durationMs }) => startAtMs + durationMs > aroundMs - 3_000)
            .map(({ streamId }) => streamId),
        ),
      ];
      return streams.map((streamId) => {
        const own = files.filter((file) => file.streamId === streamId);
        const next = own.find(({ startAtMs, durationMs }) => startAtMs > aroundMs && durationMs > 0);
        const before = own.findLast(({ startAtMs, status }) => startAtMs < aroundMs && status === 'complete');
        return next && before ? next.startAtMs - before.startAtMs - before.durationMs : undefined;
      });
    } finally {
      await db.destroy();
    }
  }
}

async function sitDown(options: {
  readonly near: Browser;
  readonly far: Browser;
  readonly server: RunningServer;
  readonly remote: RunningServer;
  readonly script: string;
}): Promise<{ teacher: Page; display: Page }> {
  const { near, far, server, remote, script } = options;
  const teacher = await openWindow(near, { bypassCSP: true });
  await signIn(teacher, server, server.account('linxiaoyin'));
  const { lessonId, listening } = await lessonNow(teacher, server);
  const approver = await requestsOf(remote, 'admin');
  const display = await openWindow(far, { bypassCSP: true });
  const classroomId = listening[0]?.classroomId ?? '';
  await becomeDisplay({ request: display.request, server: remote, approver, classroomId });
  await approver.dispose();
  const seats: readonly [Page, string, FaultSeat][] = [
    [teacher, server.url, { lessonId, teaches: true }],
    [display, remote.url, { lessonId, teaches: false }],
  ];
  for (const [page, url, seat] of seats) {
    // The page itself must come from the server: Chromium counts a made-up one as public.
    await page.goto(`${url}/healthz`);
    await page.addScriptTag({ type: 'module', content: script });
    await page.waitForFunction(() => 'sitInFault' in window);
    await page.evaluate((given) => window.sitInFault(given), seat);
  }
  return { teacher, display };
}
