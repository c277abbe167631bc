import type { Page } from 'playwright-core';
import { type FarLesson, openFarLesson } from '../../support/netlab/farLesson.ts';
import { makePdf } from '../../support/pdf.ts';
import { spreadOf } from '../statistics.ts';
import { machine, say, wait } from '../surroundings.ts';

const THIN = { rateKbps: 64, delayMs: 40, queueMs: 250 };
const TURNS = 38;
const DRAWN = 'figure[data-kind="page"] canvas[data-page]';
const NO_PICTURES = '先停画面';

/** Sound that the display has heard so far, and how much of it was made up for what did not come; in samples. */
const heard = (page: Page) =>
  page.evaluate(async () => {
    let [samples, concealed] = [0, 0];
    for (const connection of window.connections)
      for (const [, stats] of await connection.getStats()) {
        if (stats.type !== 'inbound-rtp' || stats.kind !== 'audio') continue;
        samples += stats.totalSamplesReceived ?? 0;
        concealed += (stats.concealedSamples ?? 0) - (stats.silentConcealedSamples ?? 0);
      }
    return { samples, concealed };
  });

declare global {
  interface Window {
    connections: RTCPeerConnection[];
  }
}

/** Runs in a page: keeps the window's connections, to ask them how they are. */
function keepConnections(): void {
  window.connections = [];
  const Plain = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Plain {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      window.connections.push(this);
    }
  };
}

/** Measures a lesson over a line of 64 kbit/s, 40 ms and a queue of 250 ms each way; see docs/benchmarks.md. Needs root. */
export async function thinBench() {
  const far = await openFarLesson({ prepare: (page) => page.addInitScript(keepConnections) });
  try {
    await showPages(far);
    say('the line becomes thin');
    await far.lab.shape(THIN);
    const soundOnlyMs = await until(far.display, 'visible');
    // Until what was under way has arrived or been given up.
    await wait(5_000);
    const before = await heard(far.display);
    const turns: number[] = [];
    for (let page = 2; page <= TURNS + 1; page += 1) {
      turns.push(await turn(far, page));
      await wait(900);
    }
    const after = await heard(far.display);
    await far.lab.shape({});
    const pictureAgainMs = await until(far.display, 'hidden');
    const concealed = (after.concealed - before.concealed) / Math.max(1, after.samples - before.samples);
    return {
      kbitPerSecond: THIN.rateKbps,
      soundOnlyMs,
      pageTurnMs: spreadOf(turns),
      soundConcealedPercent: Math.round(concealed * 1_000) / 10,
      pictureAgainMs,
      machine: machine(),
    };
  } finally {
    await far.close();
  }
}

async function showPages({ teacher, display }: FarLesson): Promise<void> {
  await display.locator('main[data-state="lobby"]').waitFor();
  const pages = Array.from({ length: TURNS + 1 }, (_, index) => ({ text: `第${index + 1}页` }));
  await teacher
    .locator('input[type="file"]')
    .setInputFiles([{ name: '页.pdf', mimeType: 'application/octet-stream', buffer: makePdf(pages) }]);
  await teacher.getByRole('button', { name: '上课', exact: true }).click();
  await display.locator('main[data-state="live"]').waitFor();
  await teacher.getByRole('button', { name: '课件', exact: true }).click();
  await teacher.getByText('1 / 3 间教室已备好').waitFor();
  await teacher.getByRole('button', { name: '展示：页' }).click();
  await display.locator(`${DRAWN}[data-page="1"]`).waitFor();
  await teacher.keyboard.press('Escape');
}

async function until(display: Page, state: 'visible' | 'hidden'): Promise<number> {
  const fromMs = Date.now();
  await display.getByText(NO_PICTURES).waitFor({ state, timeout: 60_000 });
  return Date.now() - fromMs;
}

async function turn({ teacher, display }: FarLesson, page: number): Promise<number> {
  const fromMs = Date.now();
  await teacher.keyboard.press('PageDown');
  await display.locator(`${DRAWN}[data-page="${page}"]`).waitFor({ timeout: 30_000 });
  return Date.now() - fromMs;
}
