import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodePoints,
  encodePoint,
  type InkPoint,
  InkPoints,
  NO_POINT,
  SHEET_UNITS,
} from '../../../../shared/lesson/inkPoints.ts';

const point = fc.record({
  x: fc.integer({ min: 0, max: SHEET_UNITS }),
  y: fc.integer({ min: 0, max: 2 * SHEET_UNITS }),
  pressure: fc.integer({ min: 0, max: 255 }),
});
const points = fc.array(point, { minLength: 1, maxLength: 200 });

const encode = (all: readonly InkPoint[], from = 0): string =>
  all
    .slice(from)
    .map((at, index) => encodePoint(at, all[from + index - 1] ?? NO_POINT))
    .join('');

describe('the points of a stroke', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(points, (all) => {
        expect(decodePoints(encode(all))).toEqual(all);
      }),
    );
  });

  it('may be written in parts that are put behind one another', () => {
    fc.assert(
      fc.property(points, fc.nat(200), (all, cut) => {
        const at = Math.min(cut, all.length);
        expect(encode(all.slice(0, at)) + encode(all, at)).toBe(encode(all));
      }),
    );
  });

  it('are taken as they are written, and nothing else is', () => {
    fc.assert(
      fc.property(points, (all) => {
        expect(InkPoints.safeParse(encode(all)).success).toBe(true);
      }),
    );
    for (const odd of ['', 'A', 'AA', 'AAAA', 'gAA', 'ggggAAA', 'A A', 'AAé', 'AAg']) {
      expect(InkPoints.safeParse(odd).success).toBe(false);
    }
  });

  it('are read without a fault whatever is there', () => {
    fc.assert(
      fc.property(fc.string(), (odd) => {
        for (const { x, y, pressure } of decodePoints(odd)) expect(Number.isInteger(x + y + pressure)).toBe(true);
      }),
    );
  });
});
