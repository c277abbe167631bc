import { describe, expect, it } from 'vitest';
import {
  judgeUplink,
  newUplink,
  type UplinkMemory,
  uplinkUseOf,
} from '../../../../../client/media/uplink/judgeUplink.ts';
import type { UplinkLook } from '../../../../../client/media/uplink/uplinkStats.ts';

const EVERY_MS = 500;
/** A camera of 540 lines: 150, 500 and 2,000 kbit/s; 60 with few frames. */
const NEEDS = [2_650_000, 650_000, 150_000, 60_000, 0, 0] as const;
const NO_PICTURES = [0, 0, 0, 0, 0, 0] as const;

type Second = Partial<Omit<UplinkLook, 'atMs'>>;
const calm: Second = {};
/** As recorded when a line of 250 kbit/s took the place of a whole one. */
const collapse: Second = { missedRatio: 0.4, queueMs: 300, carriedBps: 88_000, availableBps: 300_000 };
const thin: Second = { carriedBps: 115_000, availableBps: 300_000, queueMs: 90 };
const choked: Second = { missedRatio: 0.3, queueMs: 250, carriedBps: 30_000, availableBps: 300_000 };

function line(needs: typeof NEEDS | typeof NO_PICTURES = NEEDS) {
  let memory: UplinkMemory = newUplink(0);
  let atMs = 0;
  let changes = 0;
  const asked: number[] = [];
  const pass = (look: Second, forMs: number) => {
    for (const untilMs = atMs + forMs; atMs < untilMs; ) {
      atMs += EVERY_MS;
      const was = memory;
      const whole = { missedRatio: 0, queueMs: 0, carriedBps: null, availableBps: 300_000 };
      memory = judgeUplink(memory, { atMs, ...whole, ...look }, needs);
      if (memory.rung !== was.rung) changes += 1;
      if (memory.askingSinceMs === atMs) asked.push(atMs);
    }
    return memory.rung;
  };
  return { pass, asked, changes: () => changes, use: () => uplinkUseOf(memory, atMs), atMs: () => atMs };
}

describe('a way up that fills up', () => {
  it('is left to sound and the smallest picture at the first look, and pictures rest until the queue has run off', () => {
    const { pass, use } = line();
    pass(calm, 20_000);
    expect(pass(collapse, EVERY_MS)).toBe(2);
    expect(use()).toEqual({ rung: 2, asking: false, resting: true });
    expect(pass(collapse, 1_000)).toBe(2);
    expect(use().resting).toBe(false);
  });

  it('is not taken for worse than it is because of what was under way', () => {
    const { pass, changes } = line();
    pass(calm, 20_000);
    pass(collapse, 3_000);
    expect([pass(thin, 60_000), changes()]).toEqual([2, 1]);
  });

  it('is left to fewer frames, to sound and to thin sound when sound is still missed', () => {
    const { pass } = line();
    pass(calm, 20_000);
    const rungs = [EVERY_MS, 3_500, 3_500, 3_500].map((forMs) => pass(choked, forMs));
    expect(rungs).toEqual([2, 3, 4, 5]);
  });

  it('is left to sound at once by whoever sends no pictures', () => {
    const { pass } = line(NO_PICTURES);
    pass(calm, 20_000);
    expect(pass(choked, 5_000)).toBe(4);
  });
});

describe('a way up that carries less than pictures want', () => {
  it('is left to what it carries within two seconds and a half', () => {
    const { pass } = line();
    pass(calm, 20_000);
    expect(pass({ carriedBps: 800_000 }, 2_500)).toBe(1);
  });

  it('may take its time while pictures are just beginning', () => {
    const { pass } = line();
    expect(pass({ carriedBps: 100_000 }, 4_500)).toBe(0);
  });

  it('that loses at random and not because it is full keeps its pictures', () => {
    const { pass } = line();
    expect(pass({ missedRatio: 0.2 }, 30_000)).toBe(0);
  });
});

describe('a way up that has come back', () => {
  it('is asked, and carries everything again within ten seconds', () => {
    const { pass, use } = line();
    pass(calm, 20_000);
    pass(collapse, 2_000);
    pass(thin, 30_000);
    for (let looks = 0; looks < 20 && use().rung > 0; looks += 1)
      pass(use().asking ? { availableBps: 2_400_000 } : calm, EVERY_MS);
    expect(use().rung).toBe(0);
  });

  it('is found by trying where nothing can be asked', () => {
    const { pass } = line();
    pass(calm, 20_000);
    expect(pass(choked, 8_000)).toBe(4);
    expect(pass(calm, 14_000)).toBe(3);
  });
});

describe('a steady way up', () => {
  it.each([
    ['250 kbit/s', thin, 2],
    ['60 kbit/s', choked, 3],
  ])('of %s changes at most twice a minute, however long', (_name, look, tried) => {
    const { pass, changes, use } = line();
    pass(calm, 20_000);
    pass(collapse, 15_000);
    // What is tried and fails is missed again; what carries nothing is calm.
    const settle = () => pass(use().rung <= tried ? look : calm, EVERY_MS);
    for (let minute = 0; minute < 10; minute += 1) {
      const before = changes();
      for (let looks = 0; looks < 120; looks += 1) settle();
      expect(changes() - before).toBeLessThanOrEqual(minute === 0 ? 3 : 2);
    }
  });

  it('is asked again and again, at a pace that nobody notices', () => {
    const { pass, asked } = line();
    pass(calm, 20_000);
    pass(collapse, 2_000);
    pass(thin, 60_000);
    expect(asked.length).toBeGreaterThanOrEqual(5);
    expect(Math.min(...asked.slice(1).map((atMs, index) => atMs - (asked[index] ?? 0)))).toBeGreaterThanOrEqual(7_000);
  });
});
