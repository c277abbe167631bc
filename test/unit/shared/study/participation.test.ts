import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareClassrooms, groupedGini } from '../../../../shared/study/participation.ts';

const room = (pupils: number, value: number, mutedRatio = 0) => ({ pupils, value, mutedRatio });

describe('the Gini over pupils', () => {
  it.each([
    [[1, 2, 3, 4], 0.25],
    [[0, 0, 0, 4], 0.75],
    [[2, 2, 2], 0],
  ])('of %j is %d', (values, gini) => {
    expect(groupedGini(values.map((value) => ({ pupils: 1, value })))).toBeCloseTo(gini, 12);
  });

  it('is the same however pupils with equal rates are put into classrooms', () => {
    const apart = [room(10, 5), room(20, 10), room(5, 20)];
    expect(groupedGini([room(30, 15), room(5, 20)])).toBeCloseTo(groupedGini(apart) ?? Number.NaN, 12);
  });

  it('lies between 0 and 1, and does not depend on the unit', () => {
    const rooms = fc.array(
      fc.record({ pupils: fc.integer({ min: 0, max: 60 }), value: fc.integer({ min: 0, max: 100 }) }),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(rooms, (each) => {
        const present = each.filter(({ pupils }) => pupils > 0);
        const gini = groupedGini(present);
        if (gini === null) return;
        expect(gini >= -1e-12 && gini < 1).toBe(true);
        expect(groupedGini(present.map(({ pupils, value }) => ({ pupils, value: value * 7 })))).toBeCloseTo(gini, 9);
      }),
    );
  });
});

describe('classrooms compared', () => {
  it('have shares, expectations and equity ratios', () => {
    const { each, rateRatio, totalVariation } = compareClassrooms([room(30, 24), room(10, 6), room(10, 10)]);
    expect(each.map(({ share, expected, equityRatio }) => [share, expected, equityRatio])).toEqual([
      [0.6, 0.6, 1],
      [0.15, 0.2, 0.75],
      [0.25, 0.2, 1.25],
    ]);
    expect(rateRatio).toBeCloseTo(0.6, 12);
    expect(totalVariation).toBeCloseTo(0.05, 12);
  });

  it('are only counted where fewer than five turns were to be expected; seconds are compared', () => {
    const rooms = [room(20, 6), room(20, 3)];
    expect(compareClassrooms(rooms).each.map(({ equityRatio }) => equityRatio)).toEqual([null, null]);
    expect(compareClassrooms(rooms, false).each.map(({ equityRatio }) => equityRatio)).toEqual([4 / 3, 2 / 3]);
  });

  it('are marked where they were muted for more than 30 % of the lesson', () => {
    const marked = compareClassrooms([room(20, 9, 0.3), room(20, 9, 0.31)]).each.map(
      ({ underMeasured }) => underMeasured,
    );
    expect(marked).toEqual([false, true]);
  });

  it('say nothing where nobody had any, or nobody was there', () => {
    const none = { rateRatio: null, totalVariation: null, gini: null };
    expect(compareClassrooms([])).toEqual({ each: [], ...none });
    expect(compareClassrooms([room(0, 0)])).toMatchObject({
      ...none,
      each: [{ share: null, expected: null, rate: null }],
    });
    expect(compareClassrooms([room(9, 0)])).toMatchObject({ ...none, each: [{ share: null, expected: 1, rate: 0 }] });
  });

  it('share out everything', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 90 })), {
          minLength: 1,
          maxLength: 12,
        }),
        (rooms) => {
          const { each, totalVariation } = compareClassrooms(rooms.map(([pupils, value]) => room(pupils, value)));
          const total = (part: 'share' | 'expected') => each.reduce((all, one) => all + (one[part] ?? 0), 0);
          expect(total('expected')).toBeCloseTo(1, 10);
          if (totalVariation === null) return;
          expect(total('share')).toBeCloseTo(1, 10);
          expect(totalVariation >= 0 && totalVariation <= 1).toBe(true);
        },
      ),
    );
  });
});
