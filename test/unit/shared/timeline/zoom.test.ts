import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drawnAround,
  drawnFor,
  following,
  panned,
  seenSpans,
  ticksIn,
  wholeOf,
  zoomed,
} from '../../../../shared/timeline/zoom.ts';

const LENGTH_MS = 2_400_000;

describe('looking at a timeline', () => {
  it('keeps what is under the pointer where it is', () => {
    const seen = zoomed(wholeOf(LENGTH_MS), 0.5, { atMs: 600_000, lengthMs: LENGTH_MS });
    expect(seen).toEqual({ fromMs: 300_000, toMs: 1_500_000 });
    expect((600_000 - seen.fromMs) / (seen.toMs - seen.fromMs)).toBe(0.25);
  });

  it('never leaves the take, nor looks closer than one can see', () => {
    const step = fc.tuple(
      fc.double({ min: 0.1, max: 10, noNaN: true }),
      fc.integer({ min: 0, max: LENGTH_MS }),
      fc.integer({ min: -1_000_000, max: 1_000_000 }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let seen = wholeOf(LENGTH_MS);
        for (const [factor, atMs, byMs] of steps) {
          seen = panned(zoomed(seen, factor, { atMs, lengthMs: LENGTH_MS }), byMs, LENGTH_MS);
          expect(seen.fromMs).toBeGreaterThanOrEqual(0);
          expect(seen.toMs).toBeLessThanOrEqual(LENGTH_MS + 1e-6);
          expect(seen.toMs - seen.fromMs).toBeGreaterThanOrEqual(5_000 - 1e-6);
        }
      }),
    );
  });

  it('turns the page only when the moment has left it', () => {
    const seen = { fromMs: 10_000, toMs: 20_000 };
    expect(following(seen, 15_000, LENGTH_MS)).toBe(seen);
    expect(following(seen, 21_000, LENGTH_MS)).toEqual({ fromMs: 21_000, toMs: 31_000 });
    expect(following(seen, LENGTH_MS, LENGTH_MS)).toEqual({ fromMs: LENGTH_MS - 10_000, toMs: LENGTH_MS });
  });

  it('has marks at round moments, no more than there is room for', () => {
    expect(ticksIn({ fromMs: 0, toMs: 30_000 }, 6)).toEqual([0, 5_000, 10_000, 15_000, 20_000, 25_000, 30_000]);
    expect(ticksIn({ fromMs: 61_000, toMs: 121_000 }, 4)).toEqual([75_000, 90_000, 105_000, 120_000]);
    expect(ticksIn(wholeOf(LENGTH_MS), 8)).toHaveLength(9);
  });

  it('draws as one what nobody could tell apart, and leaves out what is not seen', () => {
    const spans = [0, 10, 20, 500, 900].map((fromMs) => ({ fromMs, toMs: fromMs + 8, who: fromMs === 20 ? 'b' : 'a' }));
    const alike = (a: { who: string }, b: { who: string }) => a.who === b.who;
    expect(seenSpans(spans, { fromMs: 5, toMs: 600 }, { leastMs: 3, alike })).toEqual([
      { fromMs: 0, toMs: 18, who: 'a' },
      { fromMs: 20, toMs: 28, who: 'b' },
      { fromMs: 500, toMs: 508, who: 'a' },
    ]);
  });
});

describe('what is drawn around what is seen', () => {
  const lengthMs = 600_000;
  const seen = { fromMs: 200_000, toMs: 260_000 };
  const drawn = drawnAround(seen, lengthMs);

  it('is three times as much, and never more than the take', () => {
    expect(drawn).toEqual({ fromMs: 140_000, toMs: 320_000, seenMs: 60_000 });
    expect(drawnAround({ fromMs: 0, toMs: 60_000 }, lengthMs)).toMatchObject({ fromMs: 0, toMs: 180_000 });
    expect(drawnAround({ fromMs: 0, toMs: lengthMs }, lengthMs)).toMatchObject({ fromMs: 0, toMs: lengthMs });
  });

  it('stays the same object while it shows all that is seen, nearly as large', () => {
    expect(drawnFor(drawn, panned(seen, 50_000, lengthMs), lengthMs)).toBe(drawn);
    expect(drawnFor(drawn, zoomed(seen, 0.6, { atMs: 230_000, lengthMs }), lengthMs)).toBe(drawn);
  });

  it('is drawn anew where it ends, and where it would be stretched or squeezed too much', () => {
    for (const next of [
      panned(seen, 70_000, lengthMs),
      zoomed(seen, 0.3, { atMs: 230_000, lengthMs }),
      zoomed(seen, 3.5, { atMs: 230_000, lengthMs }),
    ]) {
      const anew = drawnFor(drawn, next, lengthMs);
      expect(anew).toEqual(drawnAround(next, lengthMs));
      expect(anew).not.toBe(drawn);
    }
  });
});
