import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohensKappa } from '../../../../shared/study/agreement.ts';
import { alphaOf, compareCoders, sequenceOf, seriesOf, unitsWhere } from '../../../../shared/study/compare.ts';
import { schemeOf } from '../../../../shared/study/instruments/catalogue.ts';
import type { Scheme } from '../../../../shared/study/scheme.ts';

function scheme(key: Scheme['key'], intervalS: number): Scheme {
  const found = schemeOf(key, intervalS);
  if (!found) throw new Error('no such scheme');
  return found;
}

const st = scheme('st', 15);
const copus = scheme('copus', 120);
const written = (text: string): string[][] => [...text].map((code) => (code === '.' ? [] : [code]));

describe('two coders', () => {
  it('are compared over what both coded', () => {
    const { whole, confusion } = compareCoders(st, written('TTSS.T'), written('TSSST.'));
    expect(confusion).toEqual([
      [1, 1],
      [0, 2],
    ]);
    expect(whole).toEqual(cohensKappa(confusion));
    expect(whole?.units).toBe(4);
  });

  it('of [[20, 5], [10, 15]] have κ 0.40', () => {
    const [a, b] = [`${'T'.repeat(25)}${'S'.repeat(25)}`, `${'T'.repeat(20)}SSSSS${'T'.repeat(10)}${'S'.repeat(15)}`];
    expect(compareCoders(st, written(a), written(b)).whole?.kappa).toBeCloseTo(0.4, 10);
  });

  it('of two codes agree in each code as they do in all', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('T', 'S', '.'), fc.constantFrom('T', 'S', '.'))), (pairs) => {
        const [a, b] = [pairs.map(([one]) => one).join(''), pairs.map(([, other]) => other).join('')];
        const { whole, perCode } = compareCoders(st, written(a), written(b));
        for (const { agreement } of perCode) {
          expect(agreement.units).toBe(whole?.units);
          expect(agreement.po).toBe(whole?.po);
          expect(agreement.noVariance).toBe(whole?.noVariance);
        }
      }),
    );
  });

  it('differ in the intervals of the cells off the diagonal', () => {
    const [a, b] = [written('TTSS'), written('TSTS')];
    expect([unitsWhere(a, b, 'T', 'S'), unitsWhere(a, b, 'S', 'T')]).toEqual([[1], [2]]);
    expect(compareCoders(st, a, b).perCode.map(({ differ }) => differ)).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  it('with a series in an interval agree by its first code, and in each code by its presence', () => {
    const fias = scheme('fias', 3);
    const [a, b] = [
      [['4', '8'], ['5'], ['8', '4']],
      [['4'], ['5', '6'], ['9', '4']],
    ];
    const { whole, perCode } = compareCoders(fias, a, b);
    expect([whole?.units, whole?.po]).toEqual([3, 2 / 3]);
    expect(perCode.find(({ key }) => key === '8')?.differ).toEqual([0, 2]);
    expect(perCode.find(({ key }) => key === '4')?.agreement).toMatchObject({ po: 1 });
    expect(seriesOf(a)).toEqual(['4', '8', '5', '8', '4']);
  });

  it('with many codes at once have a κ of each code and none of all', () => {
    const { whole, perCode } = compareCoders(copus, [['S:L', 'T:Lec'], ['S:CG'], []], [['S:L'], ['S:CG'], ['S:L']]);
    expect(whole).toBeNull();
    expect(perCode.find(({ key }) => key === 'S:L')?.agreement).toMatchObject({ units: 2, po: 1, kappa: 1 });
    expect(perCode.find(({ key }) => key === 'T:Lec')?.differ).toEqual([0]);
  });
});

describe('more coders', () => {
  it('have α 1 when they agree in all, and none where an interval bears many codes', () => {
    expect(alphaOf(st, [written('TSTS'), written('TSTS'), written('TS.S')])).toBe(1);
    expect(alphaOf(copus, [[['S:L']], [['S:L']]])).toBeNull();
  });
});

it('puts intervals in their places and leaves out what is beyond the take', () => {
  const units = [
    { unit: 2, codes: ['T'] },
    { unit: 9, codes: ['S'] },
  ];
  expect(sequenceOf(units, 4)).toEqual([[], [], ['T'], []]);
});
