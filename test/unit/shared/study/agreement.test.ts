import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohensKappa, confusionOf, krippendorffsAlpha, lagSequential } from '../../../../shared/study/agreement.ts';

const CODES = ['a', 'b', 'c'] as const;
const sheet = fc.array(fc.option(fc.constantFrom(...CODES)), { minLength: 1, maxLength: 60 });

describe('Cohen’s κ', () => {
  it('is 0.40 of [[20,5],[10,15]]', () => {
    const { units, po, pe, kappa, noVariance } = cohensKappa([
      [20, 5],
      [10, 15],
    ]);
    expect({ units, po, pe, noVariance }).toEqual({ units: 50, po: 0.7, pe: 0.5, noVariance: false });
    expect(kappa).toBeCloseTo(0.4, 12);
  });

  it('is undefined without units; 1 without variance when both used one category', () => {
    expect(
      cohensKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toMatchObject({ units: 0, po: null, kappa: null });
    expect(
      cohensKappa([
        [7, 0],
        [0, 0],
      ]),
    ).toMatchObject({ po: 1, kappa: 1, noVariance: true });
    expect(
      cohensKappa([
        [0, 7],
        [0, 0],
      ]),
    ).toMatchObject({ po: 0, kappa: 0, noVariance: false });
  });

  it('is 1 for a coder and themselves, at most 1, and the same whoever is named first', () => {
    fc.assert(
      fc.property(sheet, sheet, (one, other) => {
        const [there, back] = [confusionOf(one, other, CODES), confusionOf(other, one, CODES)].map(cohensKappa);
        if (there?.kappa == null) expect(back?.kappa ?? null).toBeNull();
        else expect(back?.kappa).toBeCloseTo(there.kappa, 10);
        expect(there?.kappa ?? 0).toBeLessThanOrEqual(1);
        const own = cohensKappa(confusionOf(one, one, CODES));
        expect(own.units === 0 ? own.kappa : 1 - (own.kappa ?? 0)).toSatisfy(
          (value) => value === null || Math.abs(value) < 1e-12,
        );
      }),
    );
  });

  it('counts only what both coded', () => {
    expect(confusionOf(['a', 'b', null, 'c'], ['a', 'a', 'b'], CODES)).toEqual([
      [1, 0, 0],
      [1, 0, 0],
      [0, 0, 0],
    ]);
  });
});

describe('Krippendorff’s α', () => {
  it('is 0.743 of the data in his own example of nominal codes with missing values', () => {
    const _: number | null = null;
    const coders = [
      [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
      [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
      [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
      [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
    ];
    const units = Array.from({ length: 12 }, (_unit, unit) => coders.map((coder) => coder[unit] ?? null));
    expect(krippendorffsAlpha(units)).toBeCloseTo(0.743, 3);
  });

  it('is undefined where nothing varies or nobody shares a unit', () => {
    expect(krippendorffsAlpha([])).toBeNull();
    expect(
      krippendorffsAlpha([
        ['a', null],
        [null, 'b'],
      ]),
    ).toBeNull();
    expect(
      krippendorffsAlpha([
        ['a', 'a'],
        ['a', 'a'],
      ]),
    ).toBeNull();
  });

  it('does not depend on the order of coders', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(...CODES.map(() => fc.option(fc.constantFrom(...CODES)))), { maxLength: 40 }),
        (units) => {
          const [one, other] = [units, units.map((unit) => [...unit].reverse())].map(krippendorffsAlpha);
          if (one == null) expect(other ?? null).toBeNull();
          else expect(other).toBeCloseTo(one, 10);
          expect(one ?? 0).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe('a lag-sequential analysis', () => {
  it('has residuals of ±5.833 for [[30,10],[10,50]]', () => {
    const cells = lagSequential([
      [30, 10],
      [10, 50],
    ]);
    expect(cells.map((row) => row.map(({ z }) => Math.round((z ?? 0) * 1_000) / 1_000))).toEqual([
      [5.833, -5.833],
      [-5.833, 5.833],
    ]);
    expect(cells.flat().every(({ thin }) => !thin)).toBe(true);
  });

  it('leaves thin cells grey and undefined ones empty', () => {
    expect(
      lagSequential([
        [3, 0],
        [0, 0],
      ]),
    ).toEqual([
      [
        { count: 3, expected: 3, z: null, thin: true },
        { count: 0, expected: 0, z: null, thin: true },
      ],
      [
        { count: 0, expected: 0, z: null, thin: true },
        { count: 0, expected: 0, z: null, thin: true },
      ],
    ]);
  });
});
