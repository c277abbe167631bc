import { openWindow, startBrowser } from '../../support/browser.ts';
import { buildPage } from '../buildPage.ts';
import { quantile } from '../statistics.ts';
import type { Strokes } from './strokeLog.ts';

const ROUNDS = 5;

/**
 * How long a screen takes, in ms, to paint a board of so many strokes after it was loaded anew, and then what each fact
 * more brings; the median each.
 */
export async function measurePainting(strokes: Strokes) {
  const script = await buildPage(new URL('./paintPage.ts', import.meta.url));
  const { browser, close } = await startBrowser();
  try {
    const wholeMs: number[] = [];
    const moreMs: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const page = await openWindow(browser, { viewport: { width: 1_920, height: 1_080 } });
      await page.addScriptTag({ type: 'module', content: script });
      await page.waitForFunction(() => 'paintBoard' in window);
      const painted = await page.evaluate((wanted) => window.paintBoard(wanted), strokes);
      wholeMs.push(painted.wholeMs);
      moreMs.push(...painted.moreMs);
      await page.context().close();
    }
    return {
      paintMs: Math.round(quantile(wholeMs, 0.5)),
      paintOneMoreMs: Math.round(quantile(moreMs, 0.5) * 10) / 10,
      chromium: browser.version(),
    };
  } finally {
    await close();
  }
}
