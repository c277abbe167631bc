import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isOnTheWay,
  shareAlong,
  THIN_PRESSURE,
  THIN_UNITS,
  Thinning,
} from '../../../../../client/lesson/ink/thinning.ts';
import type { InkPoint } from '../../../../../shared/lesson/inkPoints.ts';

const step = fc.integer({ min: -90, max: 90 });
const strokes = fc
  .array(fc.record({ x: step, y: step, pressure: fc.integer({ min: 0, max: 255 }) }), { minLength: 1, maxLength: 150 })
  .map((steps) => {
    let [x, y] = [8_000, 4_000];
    return steps.map(({ x: dx, y: dy, pressure }): InkPoint => {
      [x, y] = [x + dx, y + dy];
      return { x, y, pressure };
    });
  });

/** What is kept of a stroke, settled after every nth point as it is when a batch is told. */
function thinned(points: readonly InkPoint[], settleEvery: number): InkPoint[] {
  const thinning = new Thinning();
  return points.flatMap((point, index) => {
    const kept = thinning.add(point);
    const settled = (index + 1) % settleEvery === 0 || index === points.length - 1 ? thinning.settle() : undefined;
    return [kept, settled].filter((each) => each !== undefined);
  });
}

/** The way between two kept points on which a point is closest, in order. */
const isCovered = (point: InkPoint, kept: readonly InkPoint[]): boolean =>
  kept.includes(point) || kept.some((to, index) => isOnTheWay(point, kept[index - 1] ?? to, to));

/** A pen that presses harder where it rests: there is no way from one to the other. */
const RESTING: InkPoint[] = [0, THIN_PRESSURE + 1].map((pressure) => ({ x: 8_000, y: 4_000, pressure }));

describe('a stroke without the points that do not matter', () => {
  it('is nowhere further from what was drawn than is seen, however it is told', () => {
    fc.assert(
      fc.property(strokes, fc.integer({ min: 1, max: 40 }), (points, settleEvery) => {
        const kept = thinned(points, settleEvery);
        for (const point of points) expect(isCovered(point, kept)).toBe(true);
      }),
      { examples: [[RESTING, 1]] },
    );
  });

  it('begins and ends where it was begun and ended, and invents no points', () => {
    fc.assert(
      fc.property(strokes, (points) => {
        const kept = thinned(points, 20);
        expect(kept[0]).toEqual(points[0]);
        expect(kept.at(-1)).toEqual(points.at(-1));
        for (const point of kept) expect(points).toContain(point);
      }),
    );
  });

  it('is two points when it is straight', () => {
    const line = Array.from({ length: 40 }, (_, n) => ({ x: 100 + n * 50, y: 100 + n * 30, pressure: 128 }));
    expect(thinned(line, 100)).toEqual([line[0], line.at(-1)]);
  });

  it('keeps where the pressure changes', () => {
    const line = [20, 20 + 4 * THIN_PRESSURE, 20].map((pressure, n) => ({ x: n * 100, y: 0, pressure }));
    expect(thinned(line, 100)).toEqual(line);
  });
});

it('finds the closest place of a way, also of one without length', () => {
  expect(shareAlong({ x: 5, y: THIN_UNITS }, { x: 0, y: 0 }, { x: 10, y: 0 })).toBe(0.5);
  expect(shareAlong({ x: -5, y: 0 }, { x: 0, y: 0 }, { x: 10, y: 0 })).toBe(0);
  expect(shareAlong({ x: 5, y: 5 }, { x: 1, y: 1 }, { x: 1, y: 1 })).toBe(0);
});
