import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { writeFakeDevices } from './fakeMedia.ts';

/**
 * Left out of the browser: the pages that each of its windows would keep ready for suggestions below an address bar that
 * nobody sees. They took two thirds of the processor's time for opening a window. A second switch of this name puts
 * Playwright's own away (1.65), so what that leaves out stands here as well.
 */
const LEFT_OUT = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
  ...[
    'HttpsFirstBalancedModeAutoEnable',
    'LensOverlay',
    'MediaRouter',
    'PaintHolding',
    'ThirdPartyStoragePartitioning',
  ],
  ...['AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled'],
  'PreconnectToSearch',
];

const FLAGS = [
  `--disable-features=${LEFT_OUT.join(',')}`,
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-ui-for-media-stream',
  // Windows that nobody looks at must go on drawing and counting as if somebody did.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--auto-select-desktop-capture-source=Entire screen',
];

/** The browser to drive: the one that the set-up found or that somebody named, else Debian's. */
export const chromiumOf = (env: NodeJS.ProcessEnv): string => env['CHROMIUM_BIN'] || '/usr/bin/chromium';

/** Lets sound play without anybody having pressed anything, as for a display that is set up so. */
const SOUND_AT_ONCE = '--autoplay-policy=no-user-gesture-required';

/**
 * Chromium with a fake camera and microphone. `close()` also removes what it wrote.
 *
 * @param soundAtOnce - `false`: it plays sound by its usual rules.
 * @param flags - more of its own.
 */
export async function startBrowser({
  soundAtOnce = true,
  flags = [],
}: {
  readonly soundAtOnce?: boolean;
  readonly flags?: readonly string[];
} = {}): Promise<{
  browser: Browser;
  close: () => Promise<void>;
}> {
  const dir = mkdtempSync(join(tmpdir(), 'tongtang-devices-'));
  const { video, audio } = writeFakeDevices(dir);
  const browser = await chromium.launch({
    executablePath: chromiumOf(process.env),
    args: [
      ...FLAGS,
      ...flags,
      ...(soundAtOnce ? [SOUND_AT_ONCE] : []),
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${video}`,
      `--use-file-for-fake-audio-capture=${audio}`,
    ],
  });
  return {
    browser,
    close: async () => {
      await browser.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Notes what a user would not see: errors thrown in the page, and errors on its console. */
export function watchFaults(page: Page, faults: string[] = []): string[] {
  page.on('pageerror', (error) => faults.push(`thrown: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  return faults;
}

/** What is waited for on a screen comes when it comes: four windows that draw and listen can keep a small machine busy. */
const SHOWN_WITHIN_MS = 60_000;

/** A window of its own, as on its own machine: nothing is shared with other windows but the browser's process. */
export async function openWindow(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', ...options });
  context.setDefaultTimeout(SHOWN_WITHIN_MS);
  return context.newPage();
}
