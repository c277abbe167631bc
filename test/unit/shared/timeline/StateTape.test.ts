import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldLog } from '../../../../shared/lesson/fold.ts';
import { emptyLesson } from '../../../../shared/lesson/state.ts';
import { StateTape } from '../../../../shared/timeline/StateTape.ts';
import { deck } from '../../../support/decks.ts';
import { ids } from '../../../support/ids.ts';
import { plan } from '../../../support/lessons.ts';
import { MOMENTS, takeLog } from '../../../support/take/takeLesson.ts';

const T0 = 1_900_000_000_000;
const log = takeLog({ plan, takeId: ids.take(1), deck: deck(1), beganAtMs: T0 });

describe('a state tape', () => {
  it('has nothing before the first fact, and everything after the last', () => {
    const tape = new StateTape(log);
    expect(tape.at(T0 - 60_001)).toBe(emptyLesson);
    expect(tape.at(T0 + MOMENTS.end)).toEqual(foldLog(log));
    expect(tape.at(Number.MAX_SAFE_INTEGER)).toEqual(foldLog(log));
  });

  it('goes on from what was so before, when the log does not begin with its lesson', () => {
    const count = log.findIndex(({ atMs }) => atMs > T0 + MOMENTS.page1);
    const tape = new StateTape(log.slice(count), { from: foldLog(log.slice(0, count)), keepEvery: 2 });
    expect(tape.at(T0).surface).toMatchObject({ page: 1 });
    expect(tape.at(T0 + MOMENTS.end)).toEqual(foldLog(log));
    expect(tape.at(T0).surface).toMatchObject({ page: 1 });
  });

  it('has what happened at the very instant', () => {
    const tape = new StateTape(log);
    expect(tape.at(T0 + MOMENTS.page2 - 1).surface).toMatchObject({ page: 1 });
    expect(tape.at(T0 + MOMENTS.page2).surface).toMatchObject({ page: 2 });
  });

  it('gives the same object while nothing happens', () => {
    const tape = new StateTape(log);
    expect(tape.at(T0 + MOMENTS.page2 + 10)).toBe(tape.at(T0 + MOMENTS.page2 + 20));
  });

  it('holds what happened in its order when the clock was set back', () => {
    const back = log.map((fact) => (fact.seq > 10 ? { ...fact, atMs: fact.atMs - 120_000 } : fact));
    const tape = new StateTape(back);
    const lastBeforeMs = back[9]?.atMs ?? 0;
    expect(tape.at(lastBeforeMs - 1).seq).toBeLessThan(10);
    expect(tape.at(lastBeforeMs).seq).toBe(log.length);
  });

  it('is the fold of all facts up to a moment, however one comes to it', () => {
    const moments = fc.array(fc.integer({ min: -61_000, max: MOMENTS.end + 1_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 9 }), (visited, keepEvery) => {
        const tape = new StateTape(log, { keepEvery });
        for (const takeMs of visited)
          expect(tape.at(T0 + takeMs)).toEqual(foldLog(log.filter(({ atMs }) => atMs <= T0 + takeMs)));
      }),
    );
  });
});
