import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumOf, openWindow, startBrowser } from '../browser.ts';
import { lessonNow, pairedDisplay, requestsOf, signIn } from '../people.ts';
import { type RunningServer, startServer } from '../startServer.ts';
import { Netlab } from './Netlab.ts';

/** A teacher beside the server, and one classroom's display at the far end of a poor line. */
export type FarLesson = {
  readonly lab: Netlab;
  readonly server: RunningServer;
  readonly teacher: Page;
  readonly display: Page;
  readonly lessonId: string;
  /** The classroom's name, as the teacher sees it. */
  readonly room: string;
  readonly toneHz: number;
  readonly close: () => Promise<void>;
};

const TONE_HZ = 1_000;

type Options = {
  /** Whether UDP is let through; it is unless this says no. */
  readonly udp?: boolean;
  /** What else the server is started with. */
  readonly env?: (lab: Netlab) => Readonly<Record<string, string>>;
  /** The display's camera sees so much movement that its picture takes all that it may; else it takes next to nothing. */
  readonly restless?: boolean;
  /** Gives the display's window a camera of its own instead of the synthetic one, before it opens anything. */
  readonly prepare?: (page: Page) => Promise<unknown>;
};

/** Opens everything up to the moment before the teacher presses 上课; the line is perfect. */
export async function openFarLesson({
  udp = true,
  env = () => ({}),
  restless = false,
  prepare,
}: Options = {}): Promise<FarLesson> {
  const opened: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const undo of opened.splice(0).reverse()) await undo();
  };
  try {
    const lab = await Netlab.open();
    opened.push(() => lab.close());
    if (!udp) await lab.letUdp(false);
    const server = await startServer({ ANNOUNCED_ADDRESS: lab.serverIp, HOST: '0.0.0.0', ...env(lab) });
    opened.push(() => server.stop());
    const near = await startBrowser();
    opened.push(near.close);
    const remote = { ...server, url: server.url.replace('localhost', lab.serverIp) };
    const far = await startFarBrowser(lab, [remote.url]);
    opened.push(() => far.close());
    const approver = await requestsOf(remote, 'admin');
    opened.push(() => approver.dispose());
    const teacher = await openWindow(near.browser);
    await signIn(teacher, server, server.account('linxiaoyin'));
    const lesson = await lessonNow(teacher, server);
    const [classroom] = lesson.listening;
    if (!classroom) throw new Error('the demonstration has no listening classroom');
    const display = await pairedDisplay({
      browser: far,
      server: remote,
      approver,
      classroomId: classroom.classroomId,
      toneHz: TONE_HZ,
      ...(prepare ? { prepare } : {}),
      ...(restless ? { before: (page) => page.addInitScript(drawRestlessly) } : {}),
    });
    await teacher.goto(`${server.url}/lesson/${lesson.lessonId}?camera=synthetic&tone=440`);
    const room = `${classroom.schoolName} ${classroom.name}`;
    return { lab, server, teacher, display, lessonId: lesson.lessonId, room, toneHz: TONE_HZ, close };
  } catch (failure) {
    await close();
    throw failure;
  }
}

/** Runs in a page: whatever is drawn to be sent is covered with squares that are elsewhere in each frame. */
function drawRestlessly(): void {
  const plain = HTMLCanvasElement.prototype.captureStream;
  HTMLCanvasElement.prototype.captureStream = function captureRestless(rate) {
    const pen = this.getContext('2d');
    // Few and large, so that drawing leaves a busy machine time to send.
    setInterval(() => {
      for (let square = 0; pen && square < 60; square += 1) {
        pen.fillStyle = ['red', 'lime', 'blue', 'white', 'black', 'gold'][square % 6] ?? 'red';
        pen.fillRect(Math.random() * this.width, Math.random() * this.height, 40, 40);
      }
    }, 60);
    return plain.call(this, rate);
  };
}

/** A Chromium at the far end; `urls` are where it will go. */
export function startFarBrowser(lab: Netlab, urls: readonly string[]): Promise<Browser> {
  return chromium.launch({
    ...lab.farBrowser(chromiumOf(process.env)),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-background-timer-throttling',
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      '--autoplay-policy=no-user-gesture-required',
      // The display's page comes over plain HTTP here; schools have a certificate.
      `--unsafely-treat-insecure-origin-as-secure=${urls.join(',')}`,
    ],
  });
}
