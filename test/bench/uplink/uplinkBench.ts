import type { Browser, Page } from 'playwright-core';
import { openWindow, startBrowser } from '../../support/browser.ts';
import { becomeDisplay } from '../../support/displayKey.ts';
import { startFarBrowser } from '../../support/netlab/farLesson.ts';
import { type LineShape, Netlab } from '../../support/netlab/Netlab.ts';
import { lessonNow, requestsOf, signIn } from '../../support/people.ts';
import { type RunningServer, startServer } from '../../support/startServer.ts';
import { buildPage } from '../buildPage.ts';
import { between } from '../line/received.ts';
import { quantile } from '../statistics.ts';
import { machine, say, wait } from '../surroundings.ts';
import type { UplinkSeat } from './uplinkPage.ts';

const FAR_MS = 30;
const rate = (rateKbps: number): LineShape => ({ delayMs: FAR_MS, rateKbps, queueMs: 300 });
/** What the way up is like while it is measured; the way down is whole. */
const CONDITIONS: Readonly<Record<string, LineShape>> = {
  whole: { delayMs: FAR_MS },
  up1000: rate(1_000),
  up500: rate(500),
  up250: rate(250),
  up100: rate(100),
  up60: rate(60),
  loss10: { delayMs: FAR_MS, lossPercent: 10 },
};
const WHOLE_HEIGHT_PX = 540;
const WHOLE_WITHIN_MS = 90_000;
/** By then the teacher hears and sees the classroom. */
const SETTLED_AFTER_MS = 6_000;

const asked = (name: string): string | undefined => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};

type Seen = ReturnType<typeof between> & { readonly recoverMs: number };

/**
 * A classroom that sends over a poor way up, heard and seen by a teacher beside the server; see docs/benchmarks.md.
 * Needs root. `--runs 3 --seconds 60 --only up250,up100`.
 */
export async function uplinkBench() {
  const runs = Number(asked('--runs') ?? 3);
  const seconds = Number(asked('--seconds') ?? 60);
  const only = asked('--only')?.split(',') ?? Object.keys(CONDITIONS);
  const lab = await Netlab.open();
  const near = await startBrowser();
  const server = await startServer({ ANNOUNCED_ADDRESS: lab.serverIp, HOST: '0.0.0.0' });
  const remote = { ...server, url: server.url.replace('localhost', lab.serverIp) };
  const far = await startFarBrowser(lab, [remote.url]);
  try {
    const script = await buildPage(new URL('./uplinkPage.ts', import.meta.url));
    const figures: Record<string, unknown> = {};
    for (const name of only) {
      const shape = CONDITIONS[name];
      if (!shape) continue;
      const seen: Record<'product' | 'browser', Seen[]> = { product: [], browser: [] };
      const common = { lab, near: near.browser, far, server, remote, script, shape, seconds };
      for (let run = 0; run < runs; run += 1)
        for (const who of ['product', 'browser'] as const)
          seen[who].push(await measure({ ...common, name: `${name} ${who}`, keeps: who === 'product' }));
      figures[name] = { product: sumUp(seen.product), browser: sumUp(seen.browser) };
    }
    return { seconds, runs, figures, machine: machine() };
  } finally {
    await far.close();
    await server.stop();
    await near.close();
    await lab.close();
  }
}

type Options = {
  readonly lab: Netlab;
  readonly near: Browser;
  readonly far: Browser;
  readonly server: RunningServer;
  readonly remote: RunningServer;
  readonly script: string;
  readonly shape: LineShape;
  readonly seconds: number;
  readonly name: string;
  /** Whether the product keeps to its line, or leaves it to the browser. */
  readonly keeps: boolean;
};

async function measure(options: Options): Promise<Seen> {
  const { lab, near, far, server, remote, script, shape, seconds, name, keeps } = options;
  const whole = { delayMs: FAR_MS };
  await lab.shape({ up: whole, down: whole });
  const teacher = await openWindow(near, { bypassCSP: true });
  const display = await openWindow(far, { bypassCSP: true });
  try {
    await signIn(teacher, server, server.account('linxiaoyin'));
    const { lessonId, listening } = await lessonNow(teacher, server);
    const approver = await requestsOf(remote, 'admin');
    const classroomId = listening[0]?.classroomId ?? '';
    await becomeDisplay({ request: display.request, server: remote, approver, classroomId });
    await approver.dispose();
    await open(teacher, server.url, script);
    await open(display, remote.url, script);
    const sit = (page: Page, seat: UplinkSeat) => page.evaluate((given) => window.sitAtUplink(given), seat);
    await sit(teacher, { lessonId, teaches: true, keeps });
    await sit(display, { lessonId, teaches: false, keeps });
    await teacher.evaluate(() => window.beginUplinkLesson());
    await sendsWhole(display);
    await wait(SETTLED_AFTER_MS);
    await lab.shape({ up: shape });
    const before = await teacher.evaluate(() => window.readUplink());
    const show = process.env['UPLINK_LOG'];
    for (let second = 0; second < seconds; second += 1) {
      await wait(1_000);
      if (show) say(`  ${second} ${JSON.stringify(await display.evaluate(() => window.readSending()))}`);
    }
    const seen = between(before, await teacher.evaluate(() => window.readUplink()));
    const carried = await lab.shape({ up: whole });
    const recoverMs = await sendsWhole(display);
    say(
      `${name}: ${JSON.stringify({ ...seen, recoverMs, up: carried.up }, (_key, value) => (typeof value === 'number' ? Math.round(value * 10) / 10 : value))}`,
    );
    return { ...seen, recoverMs };
  } finally {
    await teacher.context().close();
    await display.context().close();
  }
}

async function open(page: Page, url: string, script: string): Promise<void> {
  await page.goto(`${url}/healthz`);
  await page.addScriptTag({ type: 'module', content: script });
  await page.waitForFunction(() => 'sitAtUplink' in window);
}

/** Waits until the classroom sends all of its picture; how long that took, in ms. `NaN`: it never came. */
async function sendsWhole(display: Page): Promise<number> {
  const fromMs = Date.now();
  while (Date.now() - fromMs < WHOLE_WITHIN_MS) {
    await wait(500);
    const { heightPx } = await display.evaluate(() => window.readSending());
    if (heightPx >= WHOLE_HEIGHT_PX) return Date.now() - fromMs;
  }
  return Number.NaN;
}

const FIGURES = ['freezePct', 'concealedPct', 'fps', 'kbps', 'heightPx', 'longestStillMs', 'recoverMs'] as const;

function sumUp(seen: readonly Seen[]) {
  const tenth = (value: number) => Math.round(value * 10) / 10;
  return Object.fromEntries(
    FIGURES.map((name) => {
      const values = seen.map((each) => (Number.isNaN(each[name]) ? WHOLE_WITHIN_MS : each[name]));
      const isGood = name === 'fps' || name === 'kbps' || name === 'heightPx';
      return [name, { p50: tenth(quantile(values, 0.5)), worst: tenth(quantile(values, isGood ? 0 : 1)) }];
    }),
  );
}
