import { describe, expect, it } from 'vitest';
import { schemeOf } from '../../../../shared/study/instruments/catalogue.ts';
import { fitsInterval, rivalsOf, Scheme, SchemeKey } from '../../../../shared/study/scheme.ts';
import { ids } from '../../../support/ids.ts';

const builtIn = (key: SchemeKey, intervalS: number): Scheme => {
  const scheme = schemeOf(key, intervalS);
  if (!scheme) throw new Error('no such scheme');
  return scheme;
};

describe('an interval', () => {
  it.each([
    ['st', 15, [], true],
    ['st', 15, ['T'], true],
    ['st', 15, ['T', 'S'], false],
    ['copus', 120, ['S:L', 'T:Lec'], true],
    ['copus', 120, ['S:L', 'S:L'], false],
    ['fias', 3, ['4', '8', '4'], true],
    ['fias', 3, ['4', '4'], false],
    ['fias', 3, ['4', '8', '4', '8', '4', '8', '4'], false],
    ['fias', 3, ['11'], false],
  ] as const)('of %s every %d s with %j: %s', (key, intervalS, codes, fits) => {
    expect(fitsInterval(builtIn(key, intervalS), codes)).toBe(fits);
  });
});

describe('the key of a scheme', () => {
  it.each(['st', 'fias', `own:${ids.ownScheme(1)}`])('may be %s', (key) => {
    expect(SchemeKey.safeParse(key).success).toBe(true);
  });
  it.each(['xy', 'own:', 'own:sch_0000000000000001', `x own:${ids.ownScheme(1)}`, `own:${ids.ownScheme(1)}x`])(
    'may not be %s',
    (key) => {
      expect(SchemeKey.safeParse(key).success).toBe(false);
    },
  );
});

it('a copy from before there were events and exclusive groups is of intervals and free', () => {
  const { unit: _, ...old } = builtIn('st', 15);
  const codes = old.codes.map(({ exclusive: __, lasts: ___, ...code }) => code);
  expect(Scheme.parse({ ...old, codes })).toEqual(builtIn('st', 15));
});

it('only exclusive codes of one group rule each other out', () => {
  const group = (word: string) => ({ 'zh-CN': word, en: word });
  const codes = [
    ['a', group('组'), true],
    ['b', group('组'), true],
    ['c', group('组'), false],
    ['d', group('别组'), true],
  ] as const;
  const scheme = {
    codes: codes.map(([key, of, exclusive]) => ({
      ...{ key, hotkey: key, label: group(key), group: of, exclusive, lasts: 'state' as const },
    })),
  };
  expect(['a', 'b', 'c', 'd'].map((key) => rivalsOf(scheme, key))).toEqual([['b'], ['a'], [], []]);
});
