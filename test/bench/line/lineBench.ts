import { startBrowser } from '../../support/browser.ts';
import { startFarBrowser } from '../../support/netlab/farLesson.ts';
import { type LineShape, Netlab } from '../../support/netlab/Netlab.ts';
import { freePort, type RunningServer, startServer } from '../../support/startServer.ts';
import { buildPage } from '../buildPage.ts';
import { quantile } from '../statistics.ts';
import { machine, say, wait } from '../surroundings.ts';
import { between } from './received.ts';
import { type Ends, type OnLine, sitInBare, sitInProduct } from './sitOnLine.ts';

const FAR_MS = 30;

/** What the line is like while it is measured, one after the other; it is whole before and afterwards. */
type Course = readonly { readonly shape: LineShape; readonly share: number }[];
const steadily = (shape: LineShape): Course => [{ shape: { delayMs: FAR_MS, ...shape }, share: 1 }];
const rate = (rateKbps: number): LineShape => ({ delayMs: FAR_MS, rateKbps, queueMs: 250 });
const CONDITIONS: Readonly<Record<string, Course>> = {
  whole: steadily({}),
  loss5: steadily({ lossPercent: 5 }),
  loss10: steadily({ lossPercent: 10 }),
  loss20: steadily({ lossPercent: 20 }),
  rate1000: steadily(rate(1_000)),
  rate500: steadily(rate(500)),
  rate300: steadily(rate(300)),
  rate150: steadily(rate(150)),
  stepDown: [rate(3_000), rate(300)].map((shape) => ({ shape, share: 0.5 })),
  stepUp: [rate(300), rate(3_000)].map((shape) => ({ shape, share: 0.5 })),
};

/** How long the line is gone, in seconds; what counts is how soon the picture is whole again. */
const OUTAGES: Readonly<Record<string, number>> = { outage2: 2, outage12: 12, outage20: 20 };

type Seen = ReturnType<typeof between> & { readonly recoverMs: number; readonly firstFrameMs: number };

/** Whether a word stands on the command line, and what follows it. */
const asked = (name: string): string | undefined => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};

/**
 * A lesson over a poor line, the product and a bare mediasoup program in turn; see docs/benchmarks.md. Needs root.
 * `--runs 5 --seconds 60 --only rate300,loss10`.
 */
export async function lineBench() {
  const runs = Number(asked('--runs') ?? 5);
  const seconds = Number(asked('--seconds') ?? 60);
  const only = asked('--only')?.split(',') ?? [...Object.keys(CONDITIONS), ...Object.keys(OUTAGES)];
  const lab = await Netlab.open();
  const near = await startBrowser();
  const server = await startServer({ ANNOUNCED_ADDRESS: lab.serverIp, HOST: '0.0.0.0' });
  const barePort = await freePort();
  const far = await startFarBrowser(lab, [
    server.url.replace('localhost', lab.serverIp),
    `http://${lab.serverIp}:${barePort}`,
  ]);
  try {
    const script = await buildPage(new URL('./linePage.ts', import.meta.url));
    const ends: Ends = { near: near.browser, far, script, serverIp: lab.serverIp, barePort };
    const figures: Record<string, unknown> = {};
    for (const name of only) {
      const course = courseOf(name, seconds);
      const [ours, stock]: [Seen[], Seen[]] = [[], []];
      for (let run = 0; run < runs; run += 1) {
        ours.push(await measure({ lab, ends, course, what: `${name} product`, server }));
        stock.push(await measure({ lab, ends, course, what: `${name} stock` }));
      }
      const [product, bare] = [sumUp(ours), sumUp(stock)];
      figures[name] = { product, stock: bare, ratio: ratioOf(product, bare) };
    }
    return { seconds, runs, figures, machine: machine() };
  } finally {
    await far.close();
    await server.stop();
    await near.close();
    await lab.close();
  }
}

type Step = { readonly shape: LineShape; readonly forMs: number };

function courseOf(name: string, seconds: number): readonly Step[] {
  const outage = OUTAGES[name];
  if (outage !== undefined) return [{ shape: { delayMs: FAR_MS, blackout: true }, forMs: outage * 1_000 }];
  const course = CONDITIONS[name];
  if (!course) throw new Error(`no such condition: ${name}`);
  return course.map(({ shape, share }) => ({ shape, forMs: seconds * share * 1_000 }));
}

async function measure(options: {
  readonly lab: Netlab;
  readonly ends: Ends;
  readonly course: readonly Step[];
  readonly what: string;
  readonly server?: RunningServer;
}): Promise<Seen> {
  const { lab, ends, course, what, server } = options;
  await lab.shape({ delayMs: FAR_MS });
  const on = server ? await sitInProduct(ends, server) : await sitInBare(ends);
  try {
    await whole(on);
    const before = await on.display.evaluate(() => window.readReceived());
    for (const { shape, forMs } of course) {
      await lab.shape(shape);
      await wait(forMs);
    }
    const seen = between(before, await on.display.evaluate(() => window.readReceived()));
    if (server && process.env['LINE_LOG']) tellOf(server);
    await lab.shape({ delayMs: FAR_MS });
    const recoverMs = await whole(on);
    const last = course.at(-1)?.shape ?? {};
    await lab.shape(last.blackout ? { delayMs: FAR_MS } : last);
    const all = { ...seen, recoverMs, firstFrameMs: await firstFrame(on) };
    say(`${what}: ${JSON.stringify(all, (_key, value) => (typeof value === 'number' ? tenth(value) : value))}`);
    return all;
  } finally {
    await lab.shape({ delayMs: FAR_MS });
    await on.end();
  }
}

/** What the server says of the line; `LINE_LOG=1` asks for it. */
function tellOf(server: RunningServer): void {
  for (const line of server.output().split('\n')) if (/squeezed|line\.rung/.test(line)) say(line.slice(0, 300));
}

const FIRST_FRAME_WITHIN_MS = 30_000;

/** How long a display that begins anew on the line waits for its first frame, in ms. `NaN`: it never came. */
async function firstFrame({ display, sitAgain }: OnLine): Promise<number> {
  await sitAgain();
  for (let waitedMs = 0; waitedMs < FIRST_FRAME_WITHIN_MS; waitedMs += 500) {
    await wait(500);
    const { firstFrameMs } = await display.evaluate(() => window.readReceived());
    if (firstFrameMs > 0) return firstFrameMs;
  }
  return Number.NaN;
}

/** How large the teacher's picture is when nothing is short. */
const WHOLE_HEIGHT_PX = 720;
const WHOLE_WITHIN_MS = 60_000;

/** Waits until the display shows the picture whole and moving; how long that took, in ms. `NaN`: it never came. */
async function whole({ display }: OnLine): Promise<number> {
  const fromMs = Date.now();
  let before = await display.evaluate(() => window.readReceived());
  while (Date.now() - fromMs < WHOLE_WITHIN_MS) {
    await wait(500);
    const now = await display.evaluate(() => window.readReceived());
    if (now.heightPx >= WHOLE_HEIGHT_PX && between(before, now).fps >= 10) return Date.now() - fromMs;
    before = now;
  }
  return Number.NaN;
}

const FIGURES = [
  'freezePct',
  'concealedPct',
  'fps',
  'kbps',
  'longestStillMs',
  'recoverMs',
  'firstFrameMs',
  'layerChangesPerMin',
] as const;

const tenth = (value: number) => Math.round(value * 10) / 10;

/** Of bad things the p90 is the worse end, of frames a second too. */
function sumUp(seen: readonly Seen[]) {
  return Object.fromEntries(
    FIGURES.map((name) => {
      const values = seen.map((each) => (Number.isNaN(each[name]) ? WHOLE_WITHIN_MS : each[name]));
      return [name, { p50: tenth(quantile(values, 0.5)), p90: tenth(quantile(values, name === 'fps' ? 0.1 : 0.9)) }];
    }),
  );
}

/** How many times as much of a bad thing the product has as the bare program, by their medians; `null`: it has none. */
function ratioOf(ours: ReturnType<typeof sumUp>, stock: ReturnType<typeof sumUp>) {
  return Object.fromEntries(
    FIGURES.map((name) => {
      const [of, to] = [ours[name]?.p50 ?? 0, stock[name]?.p50 ?? 0];
      return [name, to === 0 ? null : Math.round((100 * of) / to) / 100];
    }),
  );
}
