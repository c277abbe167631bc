import { describe, expect, it } from 'vitest';
import { SHEET_UNITS } from '../../../shared/lesson/inkPoints.ts';
import { handwriting, type Written } from '../../bench/teach/handwriting.ts';

const MINUTE_MS = 60_000;

function aMinuteOf(seed: number): Written[] {
  const written: Written[] = [];
  for (const each of handwriting(seed)) {
    if (each.atMs > MINUTE_MS) return written;
    written.push(each);
  }
  return written;
}

describe('the handwriting of benchmarks', () => {
  const written = aMinuteOf(1);

  it('is the same for the same seed, and another for another', () => {
    expect(aMinuteOf(1)).toEqual(written);
    expect(aMinuteOf(2)).not.toEqual(written);
  });

  it('stays on the sheet, and is pressed as a pen can be', () => {
    for (const { point } of written) {
      expect(Object.values(point).every(Number.isInteger)).toBe(true);
      expect(point.x).toBeGreaterThanOrEqual(0);
      expect(point.x).toBeLessThan(SHEET_UNITS);
      expect(point.y).toBeGreaterThanOrEqual(0);
      expect(point.y).toBeLessThan((SHEET_UNITS * 9) / 16);
      expect(point.pressure).toBeGreaterThanOrEqual(0);
      expect(point.pressure).toBeLessThanOrEqual(255);
    }
  });

  it('is as quick as a teacher at the board: some 26 characters of eight strokes a minute', () => {
    const characters = (written.at(-1)?.stroke ?? 0) / 8;
    expect(characters).toBeGreaterThan(20);
    expect(characters).toBeLessThan(32);
  });

  it('writes three fifths of the time, in strokes one after the other that never jump', () => {
    const steps = written.slice(1).map((to, index) => ({ from: written[index] ?? to, to }));
    const within = steps.filter(({ from, to }) => from.stroke === to.stroke);
    expect(within.length * 8).toBeGreaterThan(0.5 * MINUTE_MS);
    expect(within.length * 8).toBeLessThan(0.7 * MINUTE_MS);
    for (const { from, to } of within) {
      expect(to.atMs - from.atMs).toBe(8);
      expect(Math.hypot(to.point.x - from.point.x, to.point.y - from.point.y)).toBeLessThan(100);
    }
    for (const { from, to } of steps) {
      if (from.stroke === to.stroke) continue;
      expect(to.stroke).toBe(from.stroke + 1);
      expect(to.atMs - from.atMs).toBeGreaterThan(80);
    }
  });
});
