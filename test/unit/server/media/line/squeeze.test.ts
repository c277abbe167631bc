import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LineLook, openLine, type Squeeze, squeeze } from '../../../../../server/media/line/squeeze.ts';

const quiet: LineLook = { rtpBps: 300_000, rtxBps: 0, lossRatio: 0 };
const storm: LineLook = { rtpBps: 1_500_000, rtxBps: 3_400_000, lossRatio: 0.2 };
const gale: LineLook = { rtpBps: 220_000, rtxBps: 240_000, lossRatio: 0.2 };
const randomLoss: LineLook = { rtpBps: 2_000_000, rtxBps: 500_000, lossRatio: 0.2 };

/** Looks so many times, `everyMs` apart; the line afterwards, and how often pictures stopped. */
function after(
  line: Squeeze,
  look: LineLook,
  { from, times, everyMs }: { from: number; times: number; everyMs: number },
) {
  let calms = 0;
  let now = line;
  for (let n = 0; n < times; n += 1) {
    const seen = squeeze(now, look, from + n * everyMs);
    now = seen.line;
    if (seen.calm) calms += 1;
  }
  return { line: now, calms };
}

describe('a line that fills up', () => {
  it('stops a heavy storm at the first look, and lets the smallest picture go on', () => {
    const { line, calm } = squeeze(openLine, storm, 1_000);
    expect(calm).toBe(true);
    expect(line).toMatchObject({ capBps: 200_000, floorBps: 200_000 });
  });

  it('waits for a second look when it blows less', () => {
    const first = squeeze(openLine, gale, 1_000);
    expect(first.calm).toBe(false);
    expect(squeeze(first.line, gale, 1_100).calm).toBe(true);
    expect(squeeze(squeeze(first.line, quiet, 1_100).line, gale, 1_200).calm).toBe(false);
  });

  it('sends few frames when even the smallest picture is too much', () => {
    const small = squeeze(openLine, storm, 1_000).line;
    expect(squeeze(small, storm, 2_000).line).toMatchObject({ capBps: 110_000, floorBps: 110_000 });
  });

  it('takes losses at random for what they are', () => {
    expect(after(openLine, randomLoss, { from: 0, times: 100, everyMs: 100 })).toEqual({ line: openLine, calms: 0 });
  });
});

describe('a line that has calmed down', () => {
  it('is held for two seconds, then raised step by step, to three quarters of what it carried before; and further later', () => {
    const squeezed = squeeze(openLine, storm, 0).line;
    expect(after(squeezed, quiet, { from: 100, times: 19, everyMs: 100 }).line.capBps).toBe(200_000);
    expect(squeeze(squeezed, quiet, 2_000).line.capBps).toBe(300_000);
    const { line } = after(squeezed, quiet, { from: 1_000, times: 10, everyMs: 1_000 });
    expect(line.capBps).toBe(1_125_000);
    expect(squeeze(line, quiet, 20_000).line.capBps).toBe(1_687_500);
  });

  it('is not raised while it loses', () => {
    const squeezed = squeeze(openLine, storm, 0).line;
    expect(after(squeezed, { ...quiet, lossRatio: 0.2 }, { from: 0, times: 60, everyMs: 1_000 }).line.capBps).toBe(
      200_000,
    );
  });

  it('stays below what it carried when it last filled up, longer each time', () => {
    const full = { ...storm, rtpBps: 450_000 };
    const once = squeeze(openLine, full, 1_000).line;
    expect(once.ceiling).toEqual({ bps: 450_000, untilMs: 21_000, forMs: 20_000 });
    const waited = after(once, quiet, { from: 2_000, times: 18, everyMs: 1_000 }).line;
    expect(waited.capBps).toBe(337_500);
    const past = after(waited, quiet, { from: 21_500, times: 1, everyMs: 1_000 }).line;
    expect(past.capBps).toBe(506_250);
    expect(squeeze(past, full, 22_000).line.ceiling).toEqual({ bps: 450_000, untilMs: 82_000, forMs: 60_000 });
  });
});

it('keeps its floor at or below its cap, and its cap above what the engine can take, whatever comes', () => {
  const look = fc.record({
    rtpBps: fc.integer({ min: 0, max: 10_000_000 }),
    rtxBps: fc.integer({ min: 0, max: 20_000_000 }),
    lossRatio: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(look, fc.integer({ min: 50, max: 5_000 })), { maxLength: 100 }), (looks) => {
      let line = openLine;
      let nowMs = 0;
      for (const [each, passedMs] of looks) {
        nowMs += passedMs;
        ({ line } = squeeze(line, each, nowMs));
        expect(line.floorBps).toBeGreaterThanOrEqual(30_000);
        expect(line.floorBps).toBeLessThanOrEqual(line.capBps ?? Number.POSITIVE_INFINITY);
      }
    }),
  );
});
