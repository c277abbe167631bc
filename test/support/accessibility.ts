import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Waits until nothing fades or slides any more: half-way, a drawer's words are paler than anybody will read them. */
async function untilStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    const moving = (): Animation[] =>
      document
        .getAnimations()
        .filter(({ effect, playState }) => playState === 'running' && effect?.getTiming().iterations !== Infinity);
    // One movement may start the next a frame later.
    for (let still = 0; still < 3; still++) {
      const now = moving();
      if (now.length > 0) still = 0;
      await Promise.allSettled(now.map(({ finished }) => finished));
      await frame();
    }
  });
}

/**
 * What axe calls serious or critical on a page once it is still, each as "rule: element". All rules on all of the page;
 * but what passes is not listed with its place, and no second page is opened to put frames of other sites together:
 * there are none.
 */
export async function seriousFaults(page: Page): Promise<string[]> {
  await untilStill(page);
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
    .analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return serious.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** Puts a picture that hardly moves in place of the camera: whoever looks at screens need not wait for encoders. Runs inside a page. */
export function installStillCamera(): void {
  const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    if (!constraints?.video) return original(constraints);
    const canvas = document.createElement('canvas');
    canvas.width = 320;
    canvas.height = 180;
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no canvas');
    setInterval(() => {
      pen.fillStyle = '#27503f';
      pen.fillRect(0, 0, 320, 180);
    }, 1_000);
    return canvas.captureStream(1);
  };
}

/**
 * Chooses the language in another window of the same browser; all windows follow, also while the server is away. It is
 * closed again: while it is open the page stands behind it, draws next to nothing and takes many seconds for each press.
 */
export async function chooseLanguageElsewhere(page: Page, language: string): Promise<void> {
  const other = await page.context().newPage();
  await other.route('**/nothing', (route) => route.fulfill({ body: '' }));
  await other.goto(new URL('/nothing', page.url()).href);
  await other.evaluate((chosen) => localStorage.setItem('tongtang.language', chosen), language);
  await other.close();
  await page.locator(`html[lang="${language}"]`).waitFor();
}
