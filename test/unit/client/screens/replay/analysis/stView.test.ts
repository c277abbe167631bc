import { describe, expect, it } from 'vitest';
import { decimal, percent, rollSpans } from '../../../../../../client/screens/replay/analysis/measures.ts';
import { cellsInRow, regionPath } from '../../../../../../client/screens/replay/analysis/stView.ts';

describe('drawing S-T', () => {
  it('puts as many samples in a row as can be read', () => {
    expect([870, 500, 250, 200, 100].map(cellsInRow)).toEqual([40, 20, 12, 12, 4]);
  });

  it('draws a region along its upper edge and back along its lower', () => {
    expect(regionPath([0, 5], [3, 4], [1, 2])).toBe('M0 3 L5 4 L5 2 L0 1 z');
  });
});

describe('numbers', () => {
  it('that are undefined stay so, and are never 0', () => {
    expect([percent(null), decimal(null), percent(0), decimal(0)]).toEqual([null, null, '0%', '0.00']);
    expect([percent(0.256), decimal(1.005)]).toEqual(['26%', '1.00']);
  });

  it('of pupils open the roll, and nothing where it was taken before the take or not at all', () => {
    expect([5_000, -5_000, null].map((rolledMs) => rollSpans({ rolledMs }))).toEqual([
      [{ fromMs: 5_000, toMs: 5_000 }],
      [],
      [],
    ]);
  });
});
