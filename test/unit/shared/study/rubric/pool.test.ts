import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distributionOf, pool, spreadOf, trimmedOf } from '../../../../../shared/study/rubric/pool.ts';
import { Pooling } from '../../../../../shared/study/rubric/rubric.ts';
import { levels } from './anyRubric.ts';

const some = fc.array(fc.option(fc.double({ min: 0, max: 100, noNaN: true })), { maxLength: 30 });
const how = fc.constantFrom(...Pooling.options);

describe('the numbers of several raters', () => {
  it('become their mean, their middle, or a mean without the ends', () => {
    expect(pool([80, 90, 100], 'mean')).toBe(90);
    expect(pool([80, 100, 90, 0], 'median')).toBe(85);
    expect(pool([0, 80, 90, 100], 'trimmed-mean')).toBe(85);
    expect(pool([60, 90], 'trimmed-mean')).toBe(75);
  });

  it('are nothing, not 0, when nobody gave one; who gave none does not count', () => {
    expect(Pooling.options.map((each) => pool([null, null], each))).toEqual([null, null, null]);
    expect(pool([null, 40, null], 'mean')).toBe(40);
  });

  it('lose a tenth at each end, and at least one of three or more', () => {
    expect([1, 2, 3, 10, 19, 20, 30].map(trimmedOf)).toEqual([0, 0, 1, 1, 1, 2, 3]);
  });

  it('lie between the lowest and the highest, whoever is named first', () => {
    fc.assert(
      fc.property(some, how, (values, each) => {
        const pooled = pool(values, each);
        const given = values.filter((value) => value !== null);
        expect(pooled === null).toBe(given.length === 0);
        if (pooled === null) return;
        expect(pooled).toBeGreaterThanOrEqual(Math.min(...given));
        expect(pooled).toBeLessThanOrEqual(Math.max(...given));
        expect(pool(values.toReversed(), each)).toBe(pooled);
      }),
    );
  });

  it('never fall when one of them rises', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100), { minLength: 1, maxLength: 12 }), fc.nat(), how, (values, at, each) => {
        const higher = values.with(at % values.length, (values[at % values.length] ?? 0) + 7);
        expect((pool(higher, each) ?? 0) + 1e-9).toBeGreaterThanOrEqual(pool(values, each) ?? 0);
      }),
    );
  });
});

describe('the answers in an item', () => {
  const four = levels(100, 80, 60, 40);

  it('are counted by level, and open ones apart', () => {
    expect(distributionOf(four, [0, 0, 2, null])).toEqual({ counts: [2, 0, 1, 0], unanswered: 1 });
    expect(distributionOf({ kind: 'text' }, ['好', null])).toEqual({ counts: [], unanswered: 1 });
  });

  it('are as far apart as their lowest and highest, or as many as differ', () => {
    expect(spreadOf(four, [0, 3, 1])).toBe(0.6);
    expect(spreadOf(four, [2, 2])).toBe(0);
    expect(spreadOf(four, [2, null])).toBeNull();
    expect(spreadOf({ kind: 'count', full: null }, [2, 8])).toBe(0.75);
    const options = ['甲', '乙', '丙'].map((word) => ({ 'zh-CN': word, en: '' }));
    expect(spreadOf({ kind: 'code', options }, [0, 0, 1, 2])).toBe(0.5);
    expect(spreadOf({ kind: 'text' }, ['好', '坏'])).toBeNull();
  });

  it('are 0–1 apart', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(3)), { maxLength: 9 }), (answers) => {
        const spread = spreadOf(four, answers);
        if (spread === null) return;
        expect(spread).toBeGreaterThanOrEqual(0);
        expect(spread).toBeLessThanOrEqual(1);
      }),
    );
  });
});
