import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { steer } from '../../../../client/playback/steer.ts';

const plain = { running: true, rate: 1, led: false, hurry: 'steady' } as const;

describe('steering a player', () => {
  it('leaves it alone while it is as good as right', () => {
    expect(steer({ ...plain, aheadMs: 9 })).toEqual({ kind: 'play', rate: 1, led: false });
    expect(steer({ ...plain, aheadMs: 9, led: true })).toMatchObject({ led: true });
  });

  it('makes it jump only from a quarter of a second on', () => {
    expect(steer({ ...plain, aheadMs: -250 })).toMatchObject({ kind: 'play' });
    expect(steer({ ...plain, aheadMs: -251 })).toEqual({ kind: 'jump' });
  });

  it('sets it to the very picture while nothing moves', () => {
    expect(steer({ ...plain, running: false, aheadMs: 20 })).toEqual({ kind: 'jump' });
    expect(steer({ ...plain, running: false, aheadMs: 5 })).toMatchObject({ kind: 'play' });
  });

  it('lets hurry what has only just begun, a picture more than a sound', () => {
    expect(steer({ ...plain, aheadMs: -100, hurry: 'sound' })).toMatchObject({ rate: 1.1 });
    expect(steer({ ...plain, aheadMs: -100, hurry: 'picture' })).toMatchObject({ rate: 1.25 });
  });

  it('always leads towards the clock, and by one in twenty at most', () => {
    const off = fc.double({ min: -250, max: 250, noNaN: true });
    const rates = fc.constantFrom(0.5, 1, 2);
    fc.assert(
      fc.property(off, rates, fc.boolean(), (aheadMs, rate, led) => {
        const step = steer({ ...plain, aheadMs, rate, led });
        if (step.kind !== 'play') throw new Error('no jump is needed');
        const change = step.rate / rate - 1;
        expect(Math.abs(change)).toBeLessThanOrEqual(0.05 + 1e-9);
        expect(change * aheadMs).toBeLessThanOrEqual(0);
        if (Math.abs(aheadMs) > 10) expect(change).not.toBe(0);
      }),
    );
  });
});
