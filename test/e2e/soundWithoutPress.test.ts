import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindow, startBrowser } from '../support/browser.ts';
import { FAKE_TONE_HZ } from '../support/fakeMedia.ts';
import { HEARD_DB, listenUntouched } from '../support/measure.ts';
import { lessonNow, pairedDisplay, requestsOf, signIn } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/startServer.ts';

let server: RunningServer;
let browser: Browser;
let closeBrowser: () => Promise<void>;
let display: Page;

beforeAll(async () => {
  server = await startServer();
  ({ browser, close: closeBrowser } = await startBrowser({ soundAtOnce: false }));
  const teacher = await openWindow(browser);
  await signIn(teacher, server, server.account('linxiaoyin'));
  const lesson = await lessonNow(teacher, server);
  const approver = await requestsOf(server, 'admin');
  const classroomId = lesson.listening[0]?.classroomId ?? '';
  const prepare = (page: Page) => page.context().addInitScript(openDevicesLate);
  display = await pairedDisplay({ browser, server, approver, classroomId, toneHz: 1_000, prepare });
  await approver.dispose();
  await teacher.goto(`${server.url}/lesson/${lesson.lessonId}`);
  await teacher
    .getByRole('radio', { name: '音乐' })
    .or(teacher.getByRole('button', { name: '音乐' }))
    .first()
    .click();
  await teacher.getByRole('button', { name: '上课', exact: true }).click();
  await display.locator('main[data-state="live"]').waitFor();
});

afterAll(async () => {
  await closeBrowser?.();
  await server?.stop();
});

/** A classroom's old camera takes its time: the teacher's sound is there first. */
function openDevicesLate(): void {
  const open = MediaDevices.prototype.getUserMedia;
  MediaDevices.prototype.getUserMedia = async function late(constraints) {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    return open.call(this, constraints);
  };
}

/** Waits until the display plays the teacher's tone although nobody has pressed anything since it was loaded. */
async function playsUntouched(page: Page): Promise<void> {
  await expect
    .poll(async () => (await listenUntouched(page, FAKE_TONE_HZ)).toneDb, { timeout: 30_000, interval: 500 })
    .toBeGreaterThan(HEARD_DB);
}

describe('a display that was paired and started with one press, in a browser with its usual rules', () => {
  it('plays the lesson', () => playsUntouched(display));

  it('plays it again after somebody has loaded the page anew, without a press', async () => {
    await display.reload();
    await playsUntouched(display);
    expect((await listenUntouched(display, FAKE_TONE_HZ)).pressed).toBe(false);
  });

  it('plays it again after it has loaded itself anew, as it does for a new version', async () => {
    const loaded = display.waitForEvent('load');
    const devtools = await display.context().newCDPSession(display);
    await devtools.send('Runtime.evaluate', { expression: 'location.reload()', userGesture: false });
    await loaded;
    await playsUntouched(display);
  });

  it('plays it after being switched off and on', async () => {
    const url = display.url();
    const again = await display.context().newPage();
    await display.close();
    await again.goto(url);
    await playsUntouched(again);
    expect((await listenUntouched(again, FAKE_TONE_HZ)).pressed).toBe(false);
  });
});
