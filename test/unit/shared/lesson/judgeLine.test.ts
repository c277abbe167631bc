import { describe, expect, it } from 'vitest';
import { judgeLine, type LineMeasured, type LineMemory, newLine } from '../../../../shared/lesson/judgeLine.ts';

const nothing: LineMeasured = { lineLossRatio: null, worstLossRatio: null, roomBps: null };
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

describe('a line that carries sound only', () => {
  const bottom = course([lost(0.5, 0.5), lost(0.5, 0.5)], newLine, -60_000).line;

  it('gets its pictures back after two probes in a row that found room', () => {
    expect(
      course([room(60_000), room(900_000), room(60_000), room(900_000), nothing, room(900_000)], bottom).rungs,
    ).toEqual([5, 5, 5, 5, 5, 0]);
  });

  it('is tried the later the sooner the last try failed, and as soon as ever once one has lasted', () => {
    let { line, atMs } = { line: bottom, atMs: 0 };
    const probesUntilUp = () => {
      for (let probes = 1; ; probes += 1) {
        atMs += 2_000;
        line = judgeLine(line, room(900_000), atMs);
        if (line.rung === 0) return probes;
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
    expect(needed).toEqual([2, 4, 8, 16, 32, 32, 32, 2]);
  });
});
