/** Runs on the server's side of the line: the server, the teacher beside it, and a display beyond the line. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { openWindow, startBrowser } from '../../support/browser.ts';
import { makePdf } from '../../support/pdf.ts';
import { lessonNow, pairedDisplay, requestsOf, signIn } from '../../support/people.ts';
import { startServer } from '../../support/startServer.ts';
import { spreadOf } from '../statistics.ts';
import { wait } from '../surroundings.ts';

const HOST = '10.77.2.2';
const THIN = { rate: 64, delay: 40, queue: 250 };
const TURNS = 38;
const DRAWN = 'figure[data-kind="page"] canvas[data-page]';

const shape = (line: unknown) => execFileSync('bash', [process.env['NETLAB'] ?? '', 'line', JSON.stringify(line)]);

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

/** Keeps the window's connections, to ask them how they are. */
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

async function soundOnlyAfterMs(display: Page): Promise<number> {
  const fromMs = Date.now();
  await display.getByText('先停画面').waitFor({ timeout: 60_000 });
  return Date.now() - fromMs;
}

async function turn(teacher: Page, display: Page, page: number): Promise<number> {
  const fromMs = Date.now();
  await teacher.keyboard.press('PageDown');
  await display.locator(`${DRAWN}[data-page="${page}"]`).waitFor({ timeout: 30_000 });
  return Date.now() - fromMs;
}

const server = await startServer({ ANNOUNCED_ADDRESS: HOST, HOST: '0.0.0.0' });
const remote = { ...server, url: server.url.replace('localhost', HOST) };
const near = await startBrowser();

const far = await chromium.launch({
  executablePath: fileURLToPath(new URL('./farBrowser.sh', import.meta.url)),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    '--autoplay-policy=no-user-gesture-required',
    // The display's page comes over plain HTTP here; schools have a certificate.
    `--unsafely-treat-insecure-origin-as-secure=${remote.url}`,
  ],
});
try {
  const approver = await requestsOf(remote, 'admin');
  const teacher = await openWindow(near.browser);
  await signIn(teacher, server, server.account('linxiaoyin'));
  const lesson = await lessonNow(teacher, server);
  const display = await pairedDisplay({
    browser: far,
    server: remote,
    approver,
    classroomId: lesson.listening[0]?.classroomId ?? '',
    toneHz: 1_000,
    prepare: (page) => page.addInitScript(keepConnections),
  });
  await approver.dispose();
  await teacher.goto(`${server.url}/lesson/${lesson.lessonId}`);
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
  shape({ down: THIN, up: THIN });
  const soundOnlyMs = await soundOnlyAfterMs(display);
  // Until what was under way has arrived or been given up.
  await wait(5_000);
  const before = await heard(display);
  const turns: number[] = [];
  for (let page = 2; page <= TURNS + 1; page += 1) {
    turns.push(await turn(teacher, display, page));
    await wait(900);
  }
  const after = await heard(display);
  shape({ down: {}, up: {} });
  const wholeAtMs = Date.now();
  await display.getByText('先停画面').waitFor({ state: 'hidden', timeout: 60_000 });
  const concealed = (after.concealed - before.concealed) / Math.max(1, after.samples - before.samples);
  process.stdout.write(
    JSON.stringify({
      kbitPerSecond: THIN.rate,
      soundOnlyMs,
      pageTurnMs: spreadOf(turns),
      soundConcealedPercent: Math.round(concealed * 1_000) / 10,
      pictureAgainMs: Date.now() - wholeAtMs,
    }),
  );
} finally {
  await far.close();
  await near.close();
  await server.stop();
}
