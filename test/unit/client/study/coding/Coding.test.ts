import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Coding } from '../../../../../client/study/coding/Coding.ts';
import type { CodedUnit } from '../../../../../shared/api/index.ts';
import { schemeOf } from '../../../../../shared/study/instruments/catalogue.ts';
import type { SchemeKey } from '../../../../../shared/study/scheme.ts';
import { ids } from '../../../../support/ids.ts';

/** Four intervals of a lesson. */
function open(
  key: SchemeKey,
  intervalS: number,
  more: { units?: CodedUnit[]; hints?: (string | null)[] } = {},
): Coding {
  const scheme = schemeOf(key, intervalS);
  if (!scheme) throw new Error('no such scheme');
  const { units = [], hints = [] } = more;
  const of = { sheetId: ids.sheet(1), studyId: ids.study(1), personId: ids.person(1), name: '吴' };
  return new Coding({
    sheet: { ...of, scheme, begunAtMs: 0, submittedAtMs: null, mine: true, units, events: [] },
    lengthMs: 4 * intervalS * 1_000 + 1,
    hints,
    save: async (sent) => sent.map((unit) => ({ ...unit, version: unit.version + 1 })),
    onOverruled: () => undefined,
    onRefused: () => undefined,
  });
}
const row = (coding: Coding): string =>
  Array.from({ length: coding.count }, (_, unit) => coding.saver.codesOf(unit).join('') || '.').join('');

describe('coding', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('writes a code and goes on, to the end and not beyond', () => {
    const coding = open('fias', 3);
    for (const code of ['5', '4', '8', '10', '7']) coding.write(code);
    expect([row(coding), coding.at.read(), coding.codedCount()]).toEqual(['54810', 4, 4]);
  });

  it('takes back what was written last, one after the other', () => {
    const coding = open('fias', 3);
    for (const code of ['5', '4']) coding.write(code);
    coding.undo();
    expect([row(coding), coding.at.read()]).toEqual(['5...', 1]);
    coding.undo();
    coding.undo();
    expect([row(coding), coding.at.read()]).toEqual(['....', 0]);
  });

  it('begins where nothing is written yet, and comes back there', () => {
    const unit = (n: number): CodedUnit => ({ unit: n, codes: ['5'], source: 'human', version: 1 });
    const coding = open('fias', 3, { units: [unit(0), unit(1), unit(3)] });
    expect(coding.at.read()).toBe(2);
    coding.go(0);
    coding.resume();
    expect(coding.at.read()).toBe(2);
  });

  it('counts a suggestion only once it is confirmed, and says that it came from the log', async () => {
    const coding = open('fias', 3, { hints: ['10', null, '8', '9'] });
    expect([coding.shown(0), coding.codedCount()]).toEqual([{ codes: ['10'], hollow: true }, 0]);
    coding.confirm();
    expect([coding.shown(0), coding.codedCount(), coding.at.read()]).toEqual([{ codes: ['10'], hollow: false }, 1, 1]);
    coding.confirm();
    expect(coding.at.read()).toBe(1);
    coding.write('5');
    coding.write('2');
    expect(row(coding)).toBe('1052.');
    coding.undo();
    expect(coding.shown(2)).toEqual({ codes: ['8'], hollow: true });
    await coding.saver.flush();
  });

  it('writes all that occur in an interval of FIAS, in their order, and takes them back one by one', () => {
    const coding = open('fias', 3);
    const series = () => [coding.saver.codesOf(0), coding.saver.codesOf(1)];
    coding.write('4', true);
    coding.write('8', true);
    expect([series(), coding.at.read()]).toEqual([[['4', '8'], []], 0]);
    // What goes on is not written twice; the key without Shift is the last one.
    coding.write('8', true);
    coding.write('4');
    expect([series(), coding.at.read()]).toEqual([[['4', '8', '4'], []], 1]);
    coding.write('5');
    coding.undo();
    coding.undo();
    expect([series(), coding.at.read()]).toEqual([[['4', '8'], []], 0]);
    coding.write('9');
    expect(series()).toEqual([['4', '8', '9'], []]);
    // Who comes back to an interval writes it anew, unless they say that there is more.
    coding.go(0);
    coding.write('5');
    coding.go(0);
    coding.write('2', true);
    expect(series()).toEqual([['5', '2'], []]);
    for (const code of ['5', '2', '5', '2', '5', '2', '5']) coding.write(code, true);
    expect(coding.saver.codesOf(0)).toHaveLength(6);
  });

  it('adds and takes away where an interval bears many, and Enter goes on', () => {
    const coding = open('copus', 120);
    for (const code of ['S:L', 'T:Lec', 'S:L', 'S:CG']) coding.write(code);
    expect([coding.saver.codesOf(0), coding.at.read()]).toEqual([['T:Lec', 'S:CG'], 0]);
    coding.confirm();
    expect(coding.at.read()).toBe(1);
  });
});
