import { describe, expect, it } from 'vitest';
import { agreedOf, differencesOf, sharedCodes } from '../../../../shared/study/agreed.ts';

const ONE = { choice: 'one' } as const;
const one = [['T'], ['T'], ['S'], [], []];
const two = [['T'], ['S'], ['S'], ['S'], []];

describe('the agreed sheet', () => {
  it('has what all wrote alike, and is open where they differ or only some wrote', () => {
    expect(agreedOf([one, two], [], ONE)).toEqual([
      { unit: 0, codes: ['T'], state: 'same' },
      { unit: 1, codes: [], state: 'open' },
      { unit: 2, codes: ['S'], state: 'same' },
      { unit: 3, codes: [], state: 'open' },
      { unit: 4, codes: [], state: 'empty' },
    ]);
    expect(differencesOf([one, two], ONE)).toEqual([1, 3]);
  });

  it('takes what was decided, also where all agreed, and not what was taken back', () => {
    const decisions = [
      { unit: 1, codes: ['S'] },
      { unit: 3, codes: [] },
      { unit: 0, codes: ['S'] },
    ];
    expect(agreedOf([one, two], decisions, ONE).map(({ codes, state }) => [codes.join(), state])).toEqual([
      ['S', 'decided'],
      ['S', 'decided'],
      ['S', 'same'],
      ['', 'open'],
      ['', 'empty'],
    ]);
  });

  it('does not mind in which order codes were pressed, and knows what all have in common', () => {
    const many = [
      [
        ['L', 'RtW'],
        ['L', 'PQ'],
      ],
      [['RtW', 'L'], ['L']],
    ];
    expect(differencesOf(many, { choice: 'many' })).toEqual([1]);
    expect(sharedCodes(many, 1)).toEqual(['L']);
    expect(sharedCodes([], 1)).toEqual([]);
  });

  it('minds the order where codes are a series of what was seen', () => {
    const series = [
      [
        ['4', '8'],
        ['4', '8', '4'],
      ],
      [
        ['8', '4'],
        ['4', '8', '4'],
      ],
    ];
    expect(differencesOf(series, { choice: 'series' })).toEqual([0]);
    expect(agreedOf(series, [], { choice: 'series' }).map(({ codes, state }) => [codes.join(), state])).toEqual([
      ['', 'open'],
      ['4,8,4', 'same'],
    ]);
  });

  it('of one sheet is that sheet, and of none is empty', () => {
    expect(differencesOf([one], ONE)).toEqual([]);
    expect(agreedOf([one], [], ONE)[1]).toEqual({ unit: 1, codes: ['T'], state: 'same' });
    expect(agreedOf([], [], ONE)).toEqual([]);
  });
});
