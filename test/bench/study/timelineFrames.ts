import type { Page } from 'playwright-core';

/** Turns of the wheel that are measured of each kind; one in each frame. */
const TURNS = 240;

/**
 * Scrolls along a replay's timeline and zooms in and out of it with the wheel, one turn in each frame, and tells how long
 * each frame took, in ms: from the beginning of one to the beginning of the next, in a browser that waits for no screen.
 */
export async function measureTimelineFrames(page: Page): Promise<number[]> {
  return page.evaluate(async (turns) => {
    const lanes = document.querySelector('[data-lane]')?.parentElement;
    const area = document.querySelector('[data-lane]')?.getBoundingClientRect();
    if (!lanes || !area) throw new Error('there is no timeline');
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    const turn = (deltas: { readonly deltaX?: number; readonly deltaY?: number }): void => {
      const at = { clientX: area.left + area.width / 2, clientY: area.top + 4 };
      lanes.dispatchEvent(new WheelEvent('wheel', { ...at, ...deltas, bubbles: true, cancelable: true }));
    };
    const tookMs: number[] = [];
    const through = async (deltasAt: (n: number) => { readonly deltaX?: number; readonly deltaY?: number }) => {
      let before = await frame();
      for (let n = 0; n < turns; n += 1) {
        turn(deltasAt(n));
        const now = await frame();
        tookMs.push(now - before);
        before = now;
      }
    };
    // From the whole lesson to a tenth of a minute and back, in and out; then along at a quarter of it, there and back.
    await through((n) => ({ deltaY: n < turns / 2 ? -18 : 18 }));
    for (let n = 0; n < 20; n += 1) turn({ deltaY: -35 });
    await frame();
    // Never as far as an end: where nothing moves, a browser waits for its next frame, and that would be measured.
    await through((n) => ({ deltaX: n < turns / 2 ? 9 : -9 }));
    return tookMs;
  }, TURNS);
}
