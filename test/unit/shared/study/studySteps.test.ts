import { describe, expect, it } from 'vitest';
import { isAwaited, nextStep } from '../../../../shared/study/studySteps.ts';

const lead = { personId: 'lead', name: '林', role: 'lead' as const };
const wu = { personId: 'wu', name: '吴', role: 'rater' as const };
const xu = { personId: 'xu', name: '许', role: 'rater' as const };
const sheet = (personId: string, submittedAtMs: number | null, scheme = 'st') => ({ scheme, personId, submittedAtMs });
const seen = {
  people: [lead, wu, xu],
  sheets: [sheet('wu', 1), sheet('xu', 2)],
  schemes: [{ key: 'st', opened: true }],
  openDifferences: new Map<string, number>(),
  hasSummary: false,
};

describe('what a study waits for', () => {
  it('is something to code or score with, where there is nothing', () => {
    expect(nextStep({ ...seen, schemes: [], sheets: [] })).toEqual({ step: 'choose' });
  });

  it('is whoever has not scored, like whoever has not coded', () => {
    const schemes = [...seen.schemes, { key: 'rubric', opened: false }];
    const sheets = [...seen.sheets, sheet('wu', 3, 'rubric')];
    expect(nextStep({ ...seen, schemes, sheets })).toEqual({ step: 'code', waitsFor: [xu] });
  });

  it('is raters, as long as nobody codes', () => {
    expect(nextStep({ ...seen, people: [lead], sheets: [] })).toEqual({ step: 'invite' });
    expect(nextStep({ ...seen, people: [lead], sheets: [sheet('gone', null)] })).toEqual({ step: 'invite' });
  });

  it('is whoever has not submitted, each once', () => {
    const schemes = [
      { key: 'st', opened: false },
      { key: 'fias', opened: false },
    ];
    const waiting = nextStep({ ...seen, schemes, sheets: [sheet('wu', 1)] });
    expect(waiting).toEqual({ step: 'code', waitsFor: [wu, xu] });
  });

  it('is a lead as well, once they have begun to code', () => {
    expect(isAwaited(lead, [], 'st')).toBe(false);
    expect(isAwaited(lead, [sheet('lead', null)], 'st')).toBe(true);
    expect(isAwaited(lead, [sheet('lead', 3)], 'st')).toBe(false);
    expect(isAwaited({ personId: 'wu', role: 'observer' }, [sheet('wu', null)], 'st')).toBe(false);
  });

  it('is the differences, then the summary, then the archive', () => {
    expect(nextStep({ ...seen, openDifferences: new Map([['st', 3]]) })).toEqual({
      ...{ step: 'reconcile', scheme: 'st', open: 3 },
    });
    expect(nextStep(seen)).toEqual({ step: 'conclude' });
    expect(nextStep({ ...seen, hasSummary: true })).toEqual({ step: 'archive' });
  });
});
