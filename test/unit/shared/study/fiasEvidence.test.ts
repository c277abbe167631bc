import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fiasMatrix } from '../../../../shared/study/fias.ts';
import { FiasEvidence } from '../../../../shared/study/fiasEvidence.ts';
import { FIAS_CODES } from '../../../../shared/study/instruments/fias.ts';
import { spansOfUnits } from '../../../../shared/study/unitSpans.ts';

const s = (from: number, to: number) => ({ fromMs: from * 1_000, toMs: to * 1_000 });

describe('the seconds behind a FIAS sheet', () => {
  const coded = [
    { unit: 0, codes: ['5'] },
    { unit: 1, codes: ['4', '8'] },
    { unit: 2, codes: ['2'] },
    { unit: 4, codes: ['5'] },
  ];
  const evidence = new FiasEvidence(coded, 3);

  it('of a cell are from the one code to the next, also within an interval', () => {
    expect(evidence.codes).toEqual([5, 4, 8, 2, 5]);
    expect(evidence.ofCell(4, 8)).toEqual([s(3, 6)]);
    expect(evidence.ofCell(8, 2)).toEqual([s(3, 9)]);
    expect(evidence.ofCell(10, 5)).toEqual([s(0, 3)]);
    expect(evidence.ofCell(5, 10)).toEqual([s(12, 15)]);
    expect(evidence.ofCell(9, 9)).toEqual([]);
  });

  it('of a ratio are those of its categories, or of its cells', () => {
    expect(evidence.ofRatio('tt')).toEqual([s(0, 9), s(12, 15)]);
    expect(evidence.ofRatio('pt')).toEqual([s(3, 6)]);
    expect(evidence.ofRatio('trr89')).toEqual([s(3, 9)]);
    expect(evidence.ofRatio('vc')).toEqual([]);
  });

  it('are as many as the matrix counts, cell by cell', () => {
    const units = fc.array(fc.array(fc.constantFrom(...FIAS_CODES), { minLength: 1, maxLength: 3 }), { maxLength: 30 });
    fc.assert(
      fc.property(units, (series) => {
        const of = new FiasEvidence(
          series.map((codes, unit) => ({ unit, codes: codes.map(String) })),
          3,
        );
        expect(FIAS_CODES.map((i) => FIAS_CODES.map((j) => of.ofCell(i, j).length))).toEqual(fiasMatrix(of.codes));
      }),
    );
  });
});

it('intervals that follow one another are one stretch', () => {
  expect(spansOfUnits([0, 1, 3], 15)).toEqual([s(0, 30), s(45, 60)]);
});
