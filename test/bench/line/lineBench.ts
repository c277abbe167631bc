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

/** What the line is like while it is measured; it is whole before. Delay each way. */
const CONDITIONS: Readonly<Record<string, LineShape>> = {
  whole: { delayMs: FAR_MS },
  loss5: { delayMs: FAR_MS, lossPercent: 5 },
  loss10: { delayMs: FAR_MS, lossPercent: 10 },
  loss20: { delayMs: FAR_MS, lossPercent: 20 },
  rate1000: { delayMs: FAR_MS, rateKbps: 1_000, queueMs: 250 },
  rate500: { delayMs: FAR_MS, rateKbps: 500, queueMs: 250 },
  rate300: { delayMs: FAR_MS, rateKbps: 300, queueMs: 250 },
  rate150: { delayMs: FAR_MS, rateKbps: 150, queueMs: 250 },
};

type Seen = ReturnType<typeof between> & { readonly recoverMs: number };

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
  const only = asked('--only')?.split(',') ?? Object.keys(CONDITIONS);
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
    for (const [name, shape] of Object.entries(CONDITIONS)) {
      if (!only.includes(name)) continue;
      const [ours, stock]: [Seen[], Seen[]] = [[], []];
      for (let run = 0; run < runs; run += 1) {
        ours.push(await measure({ lab, ends, shape, seconds, what: `${name} product`, server }));
        stock.push(await measure({ lab, ends, shape, seconds, what: `${name} stock` }));
      }
      figures[name] = { product: sumUp(ours), stock: sumUp(stock) };
    }
    return { seconds, runs, figures, machine: machine() };
  } finally {
    await far.close();
    await server.stop();
    await near.close();
    await lab.close();
  }
}

async function measure(options: {
  readonly lab: Netlab;
  readonly ends: Ends;
  readonly shape: LineShape;
  readonly seconds: number;
  readonly what: string;
  readonly server?: RunningServer;
}): Promise<Seen> {
  const { lab, ends, shape, seconds, what, server } = options;
  await lab.shape({ delayMs: FAR_MS });
  const on = server ? await sitInProduct(ends, server) : await sitInBare(ends);
  try {
    await whole(on);
    await lab.shape(shape);
    const before = await on.display.evaluate(() => window.readReceived());
    await wait(seconds * 1_000);
    const seen = between(before, await on.display.evaluate(() => window.readReceived()));
    if (server && process.env['LINE_LOG'])
      for (const l of server.output().split('\n')) if (/squeezed|link.rung/.test(l)) say(l.slice(0, 300));
    await lab.shape({ delayMs: FAR_MS });
    const recoverMs = await whole(on);
    say(
      `${what}: ${JSON.stringify({ ...seen, recoverMs }, (_key, value) => (typeof value === 'number' ? Math.round(value * 10) / 10 : value))}`,
    );
    return { ...seen, recoverMs };
  } finally {
    await on.end();
  }
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

const FIGURES = ['freezePct', 'concealedPct', 'fps', 'kbps', 'longestStillMs', 'recoverMs'] as const;

/** Of bad things the p90 is the worse end, of frames a second too. */
function sumUp(seen: readonly Seen[]) {
  const tenth = (value: number) => Math.round(value * 10) / 10;
  return Object.fromEntries(
    FIGURES.map((name) => {
      const values = seen.map((each) => (Number.isNaN(each[name]) ? WHOLE_WITHIN_MS : each[name]));
      return [name, { p50: tenth(quantile(values, 0.5)), p90: tenth(quantile(values, name === 'fps' ? 0.1 : 0.9)) }];
    }),
  );
}
