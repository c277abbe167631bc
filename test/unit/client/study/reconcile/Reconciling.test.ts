import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { agreedSheet } from '../../../../../client/study/reconcile/agreedSheet.ts';
import { Reconciling } from '../../../../../client/study/reconcile/Reconciling.ts';
import type { AgreedDecision, Sheet } from '../../../../../shared/api/index.ts';
import { schemeOf } from '../../../../../shared/study/instruments/catalogue.ts';
import type { SchemeKey } from '../../../../../shared/study/scheme.ts';
import { ids } from '../../../../support/ids.ts';

type Written = readonly (readonly string[])[];

const schemeFor = (key: SchemeKey, intervalS: number) => {
  const scheme = schemeOf(key, intervalS);
  if (!scheme) throw new Error('no such scheme');
  return scheme;
};

const sheetOf = (n: number, scheme: Sheet['scheme'], written: Written): Sheet => ({
  ...{ sheetId: ids.sheet(n), studyId: ids.study(1), personId: ids.person(n), name: `${n}`, scheme },
  ...{ begunAtMs: 0, submittedAtMs: 1, mine: false, events: [] },
  units: written.map((codes, unit) => ({ unit, codes: [...codes], source: 'human', version: 1 })),
});

const deed = (unit: number, codes: string[], version = 1): AgreedDecision => ({
  ...{ unit, codes, version, byPersonId: ids.person(9), byName: '周', atMs: 5 },
});

/** Two sheets, and a server that knows `there` already. */
function open([one, two]: readonly [Written, Written], key: SchemeKey = 'st', there: AgreedDecision[] = []) {
  const scheme = schemeFor(key, key === 'copus' ? 120 : key === 'fias' ? 3 : 5);
  const sheets = [sheetOf(1, scheme, one), sheetOf(2, scheme, two)];
  const kept = new Map(there.map((each) => [each.unit, each]));
  const overruled = vi.fn();
  const reconciling = new Reconciling({
    ...{ sheets, scheme, lengthMs: one.length * scheme.intervalS * 1_000, decisions: [], onOverruled: overruled },
    save: async (units) =>
      units.map(({ unit, codes, version }) => {
        const before = kept.get(unit);
        if ((before?.version ?? 0) === version) kept.set(unit, deed(unit, codes, version + 1));
        return kept.get(unit) ?? deed(unit, codes);
      }),
    onRefused: () => undefined,
  });
  return { reconciling, overruled, sheets };
}

const ONE = [['T'], ['T'], ['S'], ['T'], ['S']];
const TWO = [['T'], ['S'], ['S'], ['S'], ['T']];

describe('deciding together', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('begins at the first difference, goes on with each decision, and stays at the last', () => {
    const { reconciling } = open([ONE, TWO]);
    expect([reconciling.differences, reconciling.at.read(), reconciling.openCount()]).toEqual([[1, 3, 4], 1, 3]);
    reconciling.write('S');
    expect([reconciling.at.read(), reconciling.openCount()]).toEqual([3, 2]);
    reconciling.step(1);
    reconciling.step(1);
    expect(reconciling.at.read()).toBe(4);
    reconciling.write('T');
    // Back to the one that was left out.
    expect(reconciling.at.read()).toBe(3);
    reconciling.write('T');
    expect([reconciling.openCount(), reconciling.at.read()]).toEqual([0, 3]);
    expect(reconciling.agreed().map(({ codes }) => codes.join())).toEqual(['T', 'S', 'S', 'T', 'T']);
  });

  it('has nowhere to go when all agree', () => {
    const { reconciling } = open([ONE, ONE]);
    expect(reconciling.at.read()).toBeNull();
    reconciling.write('T');
    reconciling.confirm();
    reconciling.undo();
    reconciling.step(1);
    expect([reconciling.at.read(), reconciling.saver.codesOf(0)]).toEqual([null, []]);
  });

  it('starts from what all have written where an interval bears many codes', () => {
    const { reconciling } = open([[['L', 'Lec', 'PQ']], [['L', 'Lec', 'RtW']]], 'copus');
    expect(reconciling.shown(0)).toEqual({ codes: ['L', 'Lec'], hollow: true });
    reconciling.write('PQ');
    reconciling.write('L');
    expect(reconciling.shown(0)).toEqual({ codes: ['Lec', 'PQ'], hollow: false });
    reconciling.undo();
    reconciling.confirm();
    expect(reconciling.shown(0)).toEqual({ codes: ['L', 'Lec'], hollow: false });
  });

  it('goes on after a code of a series, unless there is more in the interval', () => {
    const { reconciling } = open(
      [
        [['4', '8'], ['5'], ['2']],
        [['8', '4'], ['6'], ['3']],
      ],
      'fias',
    );
    reconciling.write('4', true);
    expect([reconciling.at.read(), reconciling.saver.codesOf(0)]).toEqual([0, ['4']]);
    reconciling.write('8');
    expect([reconciling.at.read(), reconciling.saver.codesOf(0)]).toEqual([1, ['4', '8']]);
    reconciling.write('5');
    // What is decided anew takes the place of what was decided.
    reconciling.go(0);
    reconciling.write('8');
    expect([reconciling.at.read(), reconciling.saver.codesOf(0)]).toEqual([2, ['8']]);
    reconciling.write('2', true);
    reconciling.undo();
    reconciling.write('3');
    expect([reconciling.saver.codesOf(2), reconciling.openCount()]).toEqual([['3'], 0]);
  });

  it('keeps what somebody else decided first, and says so and who', async () => {
    const { reconciling, overruled } = open([ONE, TWO], 'st', [deed(1, ['T'])]);
    reconciling.write('S');
    await reconciling.saver.flush();
    expect(overruled).toHaveBeenCalledOnce();
    expect([reconciling.saver.codesOf(1), reconciling.deedOf(1)?.byName]).toEqual([['T'], '周']);
  });

  it('takes over what others decide meanwhile, and not over what is on its way', async () => {
    const { reconciling } = open([ONE, TWO]);
    reconciling.write('S');
    reconciling.learn([deed(1, ['T']), deed(3, ['T'])]);
    expect([reconciling.saver.codesOf(1), reconciling.saver.codesOf(3)]).toEqual([['S'], ['T']]);
    expect([reconciling.deedOf(1), reconciling.deedOf(3)?.byName]).toEqual([undefined, '周']);
    reconciling.learn([deed(3, ['S'], 0)]);
    expect(reconciling.saver.codesOf(3)).toEqual(['T']);
    reconciling.saver.close();
  });

  it('gives a sheet of which figures are read as of any other', () => {
    const { sheets } = open([ONE, TWO]);
    const whole = agreedSheet({ sheets, decisions: [deed(1, ['S'])], lengthMs: 25_000, name: '商定' });
    expect(whole?.units.map(({ unit, codes }) => `${unit}${codes.join()}`)).toEqual(['0T', '1S', '2S']);
    expect([whole?.name, whole?.mine]).toEqual(['商定', false]);
    expect(agreedSheet({ sheets: [], decisions: [], lengthMs: 25_000, name: '' })).toBeNull();
  });
});
