import type { Browser, Page } from 'playwright-core';
import { openWindow, startBrowser } from '../../support/browser.ts';
import { npmHome, npmStart } from '../../support/npmStart.ts';
import { lessonNow, pairedDisplay, requestsOf, signIn } from '../../support/people.ts';
import { type RunningServer, startServer } from '../../support/startServer.ts';
import { buildPage } from '../buildPage.ts';
import { quantile, spreadOf } from '../statistics.ts';
import { machine, say, wait } from '../surroundings.ts';
import { installClockCamera, readDelays } from './clockCamera.ts';
import { rssMb } from './cpu.ts';
import { measureFacts } from './facts.ts';
import { becomeSteady, cpuPerMbit, sitInBare, sitInProduct } from './forwarding.ts';
import { measureJoins, TEACHER_PICTURE } from './joining.ts';
import { measureRecovery } from './recovery.ts';

const GLASS_FOR_MS = 8_000;
const PAIRS = 5;
const FORWARD_FOR_MS = 15_000;
/** Two rates that differ by more than this share are not compared: what does not depend on the rate would weigh differently. */
const LIKE_RATES_WITHIN = 0.1;
const FACTS_FOR_MS = 8_000;

/** Measures a live lesson of one teacher and three displays, all on this machine; see docs/benchmarks.md. */
export async function liveBench() {
  const script = await buildPage(new URL('./seatPage.ts', import.meta.url));
  const { browser, close } = await startBrowser();
  try {
    const product = await measureProduct(browser);
    const pumped = await measurePumped(browser, script);
    const { p50: secondStart } = spreadOf(await measureStarts());
    return {
      ...product,
      ...pumped,
      serverStartMs: secondStart,
      machine: { ...machine(), chromium: browser.version() },
    };
  } finally {
    await close();
  }
}

/** With the product's own screens, each with a camera that its browser encodes: delay, memory, facts. */
async function measureProduct(browser: Browser) {
  const server = await startServer();
  try {
    const { displays, teacher } = await openScreens(browser, server);
    say('glass to glass');
    await wait(2_000);
    const delays = (
      await Promise.all(
        displays.map((page) => page.evaluate(readDelays, { selector: TEACHER_PICTURE, forMs: GLASS_FOR_MS })),
      )
    ).flat();
    const serverRssMb = Math.round(rssMb([server.pid(), ...server.workerPids()]));
    await Promise.all([teacher, ...displays].map((page) => page.context().close()));
    say('facts');
    const facts = await measureFacts(server, FACTS_FOR_MS);
    return { glassToGlassMs: spreadOf(delays), serverRssMb, facts };
  } finally {
    await server.stop();
  }
}

async function openScreens(
  browser: Browser,
  server: RunningServer,
): Promise<{ teacher: Page; displays: [Page, Page, Page] }> {
  const approver = await requestsOf(server, 'admin');
  const teacher = await openWindow(browser);
  await teacher.addInitScript(installClockCamera);
  await signIn(teacher, server, server.account('linxiaoyin'));
  const lesson = await lessonNow(teacher, server);
  const displays: Page[] = [];
  for (const { classroomId } of lesson.listening)
    displays.push(await pairedDisplay({ browser, server, approver, classroomId, toneHz: 1_000 }));
  await approver.dispose();
  await teacher.goto(`${server.url}/lesson/${lesson.lessonId}`);
  await teacher.getByRole('button', { name: '上课', exact: true }).click();
  for (const page of displays) await page.locator('main[data-state="live"]').waitFor();
  const [one, two, three] = displays;
  if (!one || !two || !three) throw new Error('three displays were to be opened');
  return { teacher, displays: [one, two, three] };
}

/** With windows that cost little, so that what is measured has the processor: joining, faults, forwarding. */
async function measurePumped(browser: Browser, script: string) {
  const server = await startServer();
  try {
    say('join to first frame');
    const joinToFirstFrameMs = await measureJoins({ browser, server, script });
    say('forwarding');
    const forwarding = await measureForwarding({ browser, server, script });
    say('recovery');
    const sitting = await sitInProduct({ browser, server, script });
    const recoveryMs = await measureRecovery(sitting, server);
    await sitting.end();
    return { joinToFirstFrameMs, ...forwarding, recoveryMs };
  } finally {
    await server.stop();
  }
}

/** The same windows in the product and in a bare mediasoup program, in turn; the middle of the ratios pair by pair. */
async function measureForwarding(options: { browser: Browser; server: RunningServer; script: string }) {
  const pairs: Pair[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const ours = await measured(() => sitInProduct(options));
    const bare = await measured(() => sitInBare(options));
    say(
      `pair ${pair + 1}: ${ours.cpuMsPerMbit.toFixed(2)} / ${bare.cpuMsPerMbit.toFixed(2)} ms of CPU a Mbit, ${ours.mbitPerSecond.toFixed(2)} / ${bare.mbitPerSecond.toFixed(2)} Mbit/s`,
    );
    pairs.push({ ours, bare });
  }
  return sumUp(pairs);
}

type Forwarded = Awaited<ReturnType<typeof cpuPerMbit>>;
type Pair = { readonly ours: Forwarded; readonly bare: Forwarded };

/** The middle of the pairs whose rates are alike; without any of those there is no ratio. */
function sumUp(pairs: readonly Pair[]) {
  const alike = pairs.filter(
    ({ ours, bare }) => Math.abs(ours.mbitPerSecond / bare.mbitPerSecond - 1) <= LIKE_RATES_WITHIN,
  );
  const middle = (values: readonly number[]) => Math.round(quantile([...values], 0.5) * 100) / 100;
  return {
    serverCpuPerMbitRatio:
      alike.length === 0 ? null : middle(alike.map(({ ours, bare }) => ours.cpuMsPerMbit / bare.cpuMsPerMbit)),
    comparedPairs: alike.length,
    forwardedMbps: middle(pairs.map(({ ours }) => ours.mbitPerSecond)),
    bareForwardedMbps: middle(pairs.map(({ bare }) => bare.mbitPerSecond)),
    serverCpuMsPerMbit: middle(pairs.map(({ ours }) => ours.cpuMsPerMbit)),
    bareCpuMsPerMbit: middle(pairs.map(({ bare }) => bare.cpuMsPerMbit)),
  };
}

async function measured(open: () => ReturnType<typeof sitInBare>) {
  const sitting = await open();
  try {
    await becomeSteady(sitting);
    return await cpuPerMbit(sitting, FORWARD_FOR_MS);
  } finally {
    await sitting.end();
  }
}

/** How long `npm start` takes until the server answers, with everything there already: all starts but the first. */
async function measureStarts(): Promise<number[]> {
  const home = await npmHome();
  const times: number[] = [];
  try {
    for (let round = 0; round < 4; round += 1) {
      const started = await npmStart(home);
      times.push(started.tookMs);
      await started.stop();
    }
  } finally {
    await home.remove();
  }
  return times.slice(1);
}
