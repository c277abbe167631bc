import { describe, expect, it } from 'vitest';
import { lookAtClock, offsetBy } from '../../../../../client/lesson/observing/ServerClock.ts';
import { type ShownVideo, shownDelayMs } from '../../../../../client/lesson/observing/shownDelay.ts';

describe("the server's clock", () => {
  it('is known by the quickest of several looks', () => {
    const slow = { askedAtMs: 1_000, serverAtMs: 61_390, heardAtMs: 1_400 };
    const quick = { askedAtMs: 2_000, serverAtMs: 62_010, heardAtMs: 2_020 };
    expect(offsetBy([slow, quick, slow])).toEqual({ aheadMs: 60_000, onWayMs: 10 });
  });

  it('is not known without a look, nor by clocks that went back', () => {
    expect(offsetBy([])).toBeUndefined();
    expect(offsetBy([{ askedAtMs: 10, serverAtMs: 10, heardAtMs: 4 }])?.onWayMs).toBe(0);
  });

  it('is asked for several times, and fails with the line', async () => {
    let asked = 0;
    await lookAtClock(async () => {
      asked += 1;
      return { serverAtMs: Date.now() + 5_000 };
    }).then(({ aheadMs }) => expect(Math.round(aheadMs / 1_000)).toBe(5));
    expect(asked).toBe(4);
    await expect(lookAtClock(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  });
});

describe('the delay of what is shown', () => {
  const video = (frame: { expectedDisplayTime: number; receiveTime?: number }): ShownVideo => ({
    requestVideoFrameCallback: (tell) => {
      tell(0, { presentationTime: 0, width: 1, height: 1, mediaTime: 0, presentedFrames: 1, ...frame });
      return 1;
    },
  });

  it('is how long the next picture has waited here', async () => {
    expect(await shownDelayMs(video({ receiveTime: 1_000, expectedDisplayTime: 1_084 }))).toBe(84);
  });

  it('is nothing where the browser does not say, or says what cannot be', async () => {
    expect(await shownDelayMs(null)).toBe(0);
    expect(await shownDelayMs(video({ expectedDisplayTime: 1_000 }))).toBe(0);
    expect(await shownDelayMs(video({ receiveTime: 2_000, expectedDisplayTime: 1_000 }))).toBe(0);
    expect(await shownDelayMs(video({ receiveTime: 1_000, expectedDisplayTime: 9_000 }))).toBe(0);
  });

  it('is nothing when no picture comes', async () => {
    expect(await shownDelayMs({ requestVideoFrameCallback: () => 1 })).toBe(0);
  });
});
