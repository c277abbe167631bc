import { describe, expect, it } from 'vitest';
import { instruments, schemeOf } from '../../../../../shared/study/instruments/catalogue.ts';
import { FIAS_CODES } from '../../../../../shared/study/instruments/fias.ts';
import { Scheme, unitsIn } from '../../../../../shared/study/scheme.ts';

/** What the pad itself needs, so that no scheme may take it. */
const TAKEN = [' ', '[', ']', 'm', 'l'];

describe('the instruments', () => {
  it.each(instruments.map((instrument) => [instrument.key, instrument] as const))(
    '%s is a scheme with each of its intervals, and each code has a key of its own',
    (key, { intervalsS, codes }) => {
      for (const intervalS of intervalsS) expect(Scheme.safeParse(schemeOf(key, intervalS)).success).toBe(true);
      expect(new Set(codes.map((code) => code.key)).size).toBe(codes.length);
      expect(new Set(codes.map(({ hotkey }) => hotkey)).size).toBe(codes.length);
      expect(codes.filter(({ hotkey }) => TAKEN.includes(hotkey))).toEqual([]);
    },
  );

  it('offer no other interval than theirs', () => {
    expect(schemeOf('fias', 4)).toBeUndefined();
    expect(schemeOf('st', 15)).toMatchObject({ key: 'st', intervalS: 15 });
    expect(schemeOf('st', 15)).not.toHaveProperty('intervalsS');
  });

  it('FIAS has Flanders’ categories', () => {
    expect(schemeOf('fias', 3)?.codes.map(({ key }) => Number(key))).toEqual([...FIAS_CODES]);
  });

  it('COPUS has 13 codes of pupils and 12 of the teacher, many at once', () => {
    const copus = schemeOf('copus', 120);
    expect(copus?.choice).toBe('many');
    expect(copus?.codes.filter(({ key }) => key.startsWith('S:'))).toHaveLength(13);
    expect(copus?.codes.filter(({ key }) => key.startsWith('T:'))).toHaveLength(12);
  });

  it('leave out a last interval that is shorter', () => {
    expect([unitsIn(30_000, 3), unitsIn(31_999, 15), unitsIn(2_999, 3), unitsIn(2_400_000, 3)]).toEqual([
      10, 2, 0, 800,
    ]);
  });
});
