import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountedEvent, compareEvents, POINT_WITHIN_MS } from '../../../../shared/study/eventAgreement.ts';
import { Scheme } from '../../../../shared/study/scheme.ts';
import { ids } from '../../../support/ids.ts';

const words = (word: string) => ({ 'zh-CN': word, en: word });
const state = { group: words('组织'), exclusive: true, lasts: 'state' as const };
const scheme = Scheme.parse({
  ...{ key: `own:${ids.ownScheme(1)}`, version: 1, label: words('课堂'), unit: 'event', intervalS: 1, choice: 'many' },
  codes: [
    { key: 'Q', hotkey: 'q', label: words('问'), group: null },
    { key: 'W', hotkey: 'w', label: words('全班'), ...state },
    { key: 'G', hotkey: 'g', label: words('小组'), ...state },
  ],
});
const of = { scheme, lengthMs: 10_000 };
const point = (...moments: number[]): CountedEvent[] => moments.map((fromMs) => ({ code: 'Q', fromMs, toMs: null }));
const held = (code: string, fromMs: number, toMs: number | null): CountedEvent => ({ code, fromMs, toMs });
const codeOf = (key: string, one: CountedEvent[], other: CountedEvent[]) =>
  compareEvents(of, [one, other]).perCode.find((each) => each.key === key);

describe('moments of two coders', () => {
  it('are the same within a second, each used once, and where one is alone it is said', () => {
    expect(codeOf('Q', point(1_000, 5_000, 5_400), point(2_000, 5_200, 9_000))).toMatchObject({
      ...{ state: null, point: { counts: [3, 3], matched: 2, share: 2 / 3 } },
      differ: [
        { fromMs: 5_400, toMs: 5_400 },
        { fromMs: 9_000, toMs: 9_000 },
      ],
    });
    expect(codeOf('Q', point(1_000), point(2_001))?.point?.matched).toBe(0);
    expect(codeOf('Q', [], [])?.point?.share).toBeNull();
    const removed = { code: null, fromMs: 1_000, toMs: null };
    expect(codeOf('Q', [removed], point(1_000))?.point?.counts).toEqual([0, 1]);
  });

  it('are paired as often as can be', () => {
    const moments = fc.array(fc.integer({ min: 0, max: 4_000 }), { maxLength: 5 });
    const most = (one: readonly number[], other: readonly number[]): number => {
      const [first, ...rest] = one;
      if (first === undefined) return 0;
      const taken = other.flatMap((moment, index) =>
        Math.abs(moment - first) <= POINT_WITHIN_MS ? [1 + most(rest, other.toSpliced(index, 1))] : [],
      );
      return Math.max(most(rest, other), ...taken);
    };
    fc.assert(
      fc.property(moments, moments, (one, other) => {
        expect(codeOf('Q', point(...one), point(...other))?.point?.matched).toBe(most(one, other));
      }),
    );
  });
});

describe('states of two coders', () => {
  it('agree second by second, by what holds at its middle; one that was not ended holds to the end', () => {
    const one = [held('W', 0, 5_000), held('G', 5_000, null)];
    const other = [held('W', 0, 6_400), held('G', 6_400, 10_000)];
    const { perCode, groups } = compareEvents(of, [one, other]);
    expect(perCode[1]).toMatchObject({ state: { units: 10, po: 0.9 }, differ: [{ fromMs: 5_000, toMs: 6_000 }] });
    expect(groups).toMatchObject([{ label: words('组织'), agreement: { units: 10, po: 0.9 } }]);
    // [[5, 0], [1, 4]]: p_e = (5·6 + 5·4) / 100.
    expect(groups[0]?.agreement.kappa).toBeCloseTo(0.8, 10);
  });

  it('that nobody wrote have no variance', () => {
    expect(codeOf('W', [], [])?.state).toMatchObject({ po: 1, noVariance: true });
  });
});
