import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linear, linesOf, roundTicks, textWidthPx } from '../../../../client/charts/scale.ts';

describe('a scale', () => {
  it('places the ends of its domain at the ends of its range, also upside down', () => {
    const y = linear([0, 20], [200, 0]);
    expect([y(0), y(5), y(20)]).toEqual([200, 150, 0]);
  });

  it('places everything at its beginning when its domain has no width', () => {
    expect(linear([3, 3], [10, 90])(3)).toBe(10);
  });
});

describe('ticks of an axis', () => {
  it('are round and reach over the greatest value', () => {
    expect(roundTicks(0.19, 4)).toEqual([0, 0.05, 0.1, 0.15, 0.2]);
    expect(roundTicks(27.5, 5)).toEqual([0, 10, 20, 30]);
    expect(roundTicks(6.7, 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(roundTicks(0, 5)).toEqual([0, 1]);
  });

  it('are never more than asked for, begin at 0 and rise evenly', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e6, noNaN: true }), fc.integer({ min: 2, max: 12 }), (max, most) => {
        const ticks = roundTicks(max, most);
        expect(ticks[0]).toBe(0);
        expect(ticks.length - 1).toBeLessThanOrEqual(most);
        expect((ticks.at(-1) ?? 0) * (1 + 1e-9)).toBeGreaterThanOrEqual(max);
        const step = ticks[1] ?? 0;
        for (const [index, tick] of ticks.entries()) expect(Math.abs(tick - index * step)).toBeLessThan(step * 1e-9);
      }),
    );
  });
});

describe('a name that is drawn', () => {
  it('is broken into lines that fit, and never loses a letter', () => {
    const name = '内蒙古自治区呼伦贝尔市鄂伦春自治旗大杨树镇第一中心小学';
    const lines = linesOf(name, 130, 13);
    expect(lines.length).toBe(3);
    expect(lines.join('')).toBe(name);
    for (const line of lines) expect(textWidthPx(line, 13)).toBeLessThanOrEqual(130);
    expect(linesOf('双湾小学', 130, 13)).toEqual(['双湾小学']);
  });

  it('is not broken within a word, unless that alone is too long', () => {
    expect(linesOf('样本 · S-T', 50, 13)).toEqual(['样本 · ', 'S-T']);
    expect(linesOf('abcdef', 24, 10)).toEqual(['abcd', 'ef']);
  });

  it('has a letter in each line, however little room there is', () => {
    expect(linesOf('农垦', 1, 13)).toEqual(['农', '垦']);
  });
});
