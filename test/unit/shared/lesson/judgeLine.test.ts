import { describe, expect, it } from 'vitest';
import {
  judgeLine,
  type LineMeasured,
  type LineMemory,
  newLine,
  UNMEASURED as nothing,
} from '../../../../shared/lesson/judgeLine.ts';

const lost = (lineLossRatio: number | null, worstLossRatio: number): LineMeasured => ({
  ...nothing,
  lineLossRatio,
  worstLossRatio,
});
const room = (roomBps: number): LineMeasured => ({ ...nothing, roomBps });

/** Judges one measurement a second, and tells the rung after each. */
function course(measured: readonly LineMeasured[], from: LineMemory = newLine, fromMs = 0) {
  let line = from;
  const rungs = measured.map((each, index) => {
    line = judgeLine(line, each, fromMs + (index + 1) * 1_000);
    return line.rung;
  });
  return { line, rungs };
}

describe('a line at the top', () => {
  it('gives pictures up after two bad seconds in a row, and not after two with a good one between', () => {
    expect(course([lost(0.35, 0.1), lost(0.35, 0.1)]).rungs).toEqual([0, 5]);
    expect(course([lost(0.35, 0.1), lost(0.05, 0), lost(0.35, 0.1)]).rungs).toEqual([0, 0, 0]);
  });

  it('is given up sooner when one stream arrives in pieces while the line loses, but not for what a sender loses', () => {
    expect(course([lost(0.2, 0.8), lost(0.2, 0.8)]).rungs).toEqual([0, 5]);
    expect(course([lost(0.01, 0.9), lost(0.01, 0.9), lost(0.01, 0.9)]).rungs).toEqual([0, 0, 0]);
  });

  it('keeps its pictures where a fifth is lost at random', () => {
    expect(course(Array.from({ length: 20 }, (_, n) => lost(0.2, n % 3 === 0 ? 0.3 : 0.15))).line.rung).toBe(0);
  });

  it('is judged by its streams where the browser says nothing of the line', () => {
    expect(course([lost(null, 0.5), lost(null, 0.5)]).rungs).toEqual([0, 5]);
    expect(course([lost(null, 0.3), lost(null, 0.3)]).rungs).toEqual([0, 0]);
  });

  it('is left alone by seconds in which nothing was measured', () => {
    expect(course([lost(0.5, 0.5), nothing, lost(0.5, 0.5)]).rungs).toEqual([0, 0, 5]);
  });
});

/** Everything takes 1,600 kbit/s; the large picture alone 1,000, a size smaller 400, with few frames 80. */
const COSTS = [1_600_000, 1_200_000, 1_000_000, 400_000, 80_000];
const has = (availableBps: number, rest: Partial<NonNullable<LineMeasured['budget']>> = {}): LineMeasured => ({
  ...nothing,
  lineLossRatio: 0,
  worstLossRatio: 0,
  budget: { availableBps, isUnproved: false, isSqueezed: false, costBps: COSTS, ...rest },
});

describe('a line that is thought to carry so much', () => {
  it('comes to the best rung that fits, after two looks, and at once when it is full', () => {
    expect(course([has(1_700_000), has(1_300_000), has(1_300_000)]).rungs).toEqual([0, 0, 1]);
    expect(course([has(1_100_000), has(1_100_000)]).rungs).toEqual([0, 2]);
    expect(course([has(500_000), has(500_000)]).rungs).toEqual([0, 3]);
    expect(course([has(110_000, { isSqueezed: true })]).rungs).toEqual([4]);
  });

  it('keeps the least picture when nothing fits, and gives it up once the line was full with it', () => {
    expect(course([has(50_000), has(50_000), has(50_000)]).rungs).toEqual([0, 4, 4]);
    expect(course([{ ...has(110_000), isChoked: true }]).rungs).toEqual([5]);
  });

  it('comes back as far as fits with something to spare, when two looks agree', () => {
    const low = course([has(90_000), has(90_000)], newLine, -60_000).line;
    expect(course([has(480_000), has(480_000), has(1_900_000), has(1_900_000)], low).rungs).toEqual([4, 3, 3, 0]);
    expect(course([has(460_000), has(460_000), has(460_000)], low).rungs).toEqual([4, 4, 4]);
  });

  it('tries one more when it could not be thought to carry more, and not while it loses', () => {
    const low = course([has(500_000), has(500_000)], newLine, -60_000).line;
    const full = has(500_000, { isUnproved: true });
    expect(course([full, full], low).rungs).toEqual([3, 2]);
    expect(
      course(
        [full, full].map((each) => ({ ...each, lineLossRatio: 0.1 })),
        low,
      ).rungs,
    ).toEqual([3, 3]);
  });

  it('swings no more than twice a minute where it never has what it seems to', () => {
    let line = newLine;
    const changedAt: number[] = [];
    for (let second = 0; second < 600; second += 1) {
      const { rung } = line;
      line = judgeLine(line, rung === 0 ? has(1_000_000) : has(3_000_000), second * 1_000);
      if (line.rung !== rung) changedAt.push(second);
    }
    for (const from of [120, 240, 480]) {
      expect(changedAt.filter((second) => second >= from && second < from + 60).length).toBeLessThanOrEqual(2);
    }
  });
});

describe('a line that carries thin sound only', () => {
  const bottom = course([lost(0.5, 0.5), lost(0.5, 0.5)], newLine, -60_000).line;

  it('gives sound up when a third of it is lost, three looks in a row, and takes it again when there is room for it', () => {
    expect(course([lost(null, 0.5), lost(null, 0.5), lost(null, 0.5)], bottom).rungs).toEqual([5, 5, 6]);
    expect(course([lost(null, 0.5), lost(null, 0.1), lost(null, 0.5), lost(null, 0.5)], bottom).line.rung).toBe(5);
    const silent = course([lost(null, 0.5), lost(null, 0.5), lost(null, 0.5)], bottom, -50_000).line;
    expect(course([room(20_000), room(20_000), room(50_000), room(50_000)], silent).rungs).toEqual([6, 6, 6, 5]);
  });

  it('gets the least picture where there is room for no more', () => {
    expect(course([room(200_000), room(200_000)], bottom).rungs).toEqual([5, 4]);
  });
});

it('goes to the top at once from wherever it is, when probes have found it whole', () => {
  const whole: LineMeasured = { ...nothing, roomBps: 3e6, isWhole: true };
  for (const rung of [1, 2, 3, 4, 5, 6] as const) {
    expect(judgeLine({ ...newLine, rung, patience: 64 }, whole, 0)).toMatchObject({ rung: 0, raisedAtMs: 0 });
  }
});

describe('a line that carries sound only', () => {
  const bottom = course([lost(0.5, 0.5), lost(0.5, 0.5)], newLine, -60_000).line;

  it('gets its pictures back after two probes in a row that found room', () => {
    expect(course([room(60_000), room(2e5), room(60_000), room(2e5), nothing, room(2e5)], bottom).rungs).toEqual([
      5, 5, 5, 5, 5, 4,
    ]);
  });

  it('is tried the later the sooner the last try failed, and as soon as ever once one has lasted', () => {
    let { line, atMs } = { line: bottom, atMs: 0 };
    const probesUntilUp = () => {
      for (let probes = 1; ; probes += 1) {
        atMs += 2_000;
        line = judgeLine(line, room(2e5), atMs);
        if (line.rung < 5) return probes;
      }
    };
    const fallAfter = (ms: number) => {
      atMs += ms;
      for (const at of [atMs, atMs + 1_000]) line = judgeLine(line, lost(0.6, 0.6), at);
    };
    const needed = [probesUntilUp()];
    for (const ms of [3_000, 3_000, 3_000, 3_000, 3_000, 3_000, 60_000]) {
      fallAfter(ms);
      needed.push(probesUntilUp());
    }
    expect(needed).toEqual([2, 4, 8, 16, 32, 64, 64, 2]);
  });
});
