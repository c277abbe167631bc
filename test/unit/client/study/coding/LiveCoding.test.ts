import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveCoding } from '../../../../../client/study/coding/LiveCoding.ts';
import type { CodedUnit } from '../../../../../shared/api/index.ts';
import { schemeOf } from '../../../../../shared/study/instruments/catalogue.ts';
import type { SchemeKey } from '../../../../../shared/study/scheme.ts';

function open(key: SchemeKey, intervalS: number, units: CodedUnit[] = []): LiveCoding {
  const scheme = schemeOf(key, intervalS);
  if (!scheme) throw new Error('no such scheme');
  return new LiveCoding({
    sheet: { scheme, units },
    save: async (sent) => sent.map((unit) => ({ ...unit, version: unit.version + 1 })),
    onOverruled: () => undefined,
    onRefused: () => undefined,
  });
}

describe('coding live', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());
  const row = (coding: LiveCoding) => Array.from({ length: coding.count }, (_, unit) => coding.saver.codesOf(unit));

  it('writes the interval that runs, and the next one once that has begun', () => {
    const coding = open('st', 15);
    coding.follow(14_999);
    coding.write('T');
    coding.write('S');
    coding.follow(15_000);
    coding.write('T');
    coding.follow(50_000);
    expect([row(coding), coding.codedCount()]).toEqual([[['S'], ['T'], [], []], 2]);
  });

  it('writes all that occur in an interval of FIAS as they are heard', () => {
    const coding = open('fias', 3);
    coding.follow(1_000);
    for (const code of ['4', '8', '8', '4']) coding.write(code);
    expect(row(coding)).toEqual([['4', '8', '4']]);
  });

  it('takes back what was written last, also when its interval has just gone by', () => {
    const coding = open('fias', 3);
    coding.write('4');
    coding.write('8');
    coding.follow(3_500);
    coding.undo();
    expect(row(coding)).toEqual([['4'], []]);
    coding.write('5');
    coding.undo();
    coding.undo();
    coding.undo();
    expect(row(coding)).toEqual([[], []]);
  });

  it('goes on with a sheet that was begun, and is never before the beginning', () => {
    const coding = open('st', 15, [{ unit: 0, codes: ['T'], source: 'human', version: 3 }]);
    coding.follow(-5_000);
    expect([coding.at.read(), coding.shown(0)]).toEqual([0, { codes: ['T'], hollow: false }]);
  });
});
