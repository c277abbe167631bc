import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FiasRatios, fiasMatrix, fiasRatios } from '../../../../shared/study/fias.ts';
import { FIAS_CODES, type FiasCode } from '../../../../shared/study/instruments/fias.ts';
import { columnTotals, rowTotals, sum } from '../../../../shared/study/sequence.ts';

const total = (ratios: FiasRatios, ...names: (keyof FiasRatios)[]) => sum(names.map((name) => ratios[name] ?? 0));
const codes = fc.array(fc.constantFrom<FiasCode>(...FIAS_CODES), { maxLength: 300 });

describe('the matrix', () => {
  it('counts the published pairs of 4 8 4 8 5 5 5 6', () => {
    const matrix = fiasMatrix([4, 8, 4, 8, 5, 5, 5, 6], false);
    const told = matrix.flatMap((row, i) =>
      row.flatMap((count, j) => (count > 0 ? [[`${i + 1}-${j + 1}`, count]] : [])),
    );
    expect(Object.fromEntries(told)).toEqual({ '4-8': 2, '8-4': 1, '8-5': 1, '5-5': 2, '5-6': 1 });
  });

  it('has rows and columns that agree when it is framed, and one pair more than codes', () => {
    fc.assert(
      fc.property(codes, (sequence) => {
        const matrix = fiasMatrix(sequence);
        expect(rowTotals(matrix)).toEqual(columnTotals(matrix));
        expect(sum(rowTotals(matrix))).toBe(sequence.length === 0 ? 0 : sequence.length + 1);
      }),
    );
  });
});

describe('the ratios', () => {
  it('are those of a lesson counted by hand', () => {
    // Pairs of 5 5 4 8 2 9 6 framed by 10: 10-5 5-5 5-4 4-8 8-2 2-9 9-6 6-10.
    const ratios = fiasRatios(fiasMatrix([5, 5, 4, 8, 2, 9, 6]));
    const eighths = (count: number) => count / 8;
    expect(ratios).toEqual({
      tt: eighths(5),
      itt: eighths(2),
      dtt: eighths(3),
      pt: eighths(2),
      sc: eighths(1),
      id: 2 / 3,
      idRevised: 1,
      trr: 1 / 2,
      tqr: 1 / 3,
      pir: 1 / 2,
      ccr: eighths(2 * 3 - 2),
      ssr: eighths(1),
      pssr: 0,
      trr89: 1 / 2,
      tqr89: null,
      vc: 0,
    });
  });

  it('are undefined, not 0, where there is nothing to divide by', () => {
    expect(Object.values(fiasRatios(fiasMatrix([])))).toEqual(Array.from({ length: 16 }, () => null));
    expect(fiasRatios(fiasMatrix([10, 10]))).toMatchObject({ sc: 1, tt: 0, id: null, trr: null, tqr89: null });
  });

  it('share out all of the time, and stay between 0 and 1', () => {
    fc.assert(
      fc.property(
        codes.filter((sequence) => sequence.length > 0),
        (sequence) => {
          const ratios = fiasRatios(fiasMatrix(sequence));
          const { id, idRevised, ...shares } = ratios;
          expect(total(ratios, 'tt', 'pt', 'sc')).toBeCloseTo(1, 10);
          expect(total(ratios, 'itt', 'dtt')).toBeCloseTo(total(ratios, 'tt'), 10);
          expect(Object.values(shares).filter((share) => share !== null && (share < 0 || share > 1))).toEqual([]);
          expect([id, idRevised].filter((quotient) => quotient !== null && quotient < 0)).toEqual([]);
        },
      ),
    );
  });
});
