import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../../../../shared/study/rubric/faults.ts';
import { branchesOf, countBelow, itemsOf } from '../../../../../shared/study/rubric/outline.ts';
import type { Rubric } from '../../../../../shared/study/rubric/rubric.ts';
import { Rubric as RubricSchema } from '../../../../../shared/study/rubric/rubric.ts';
import { bandOf, fits, scoreRubric } from '../../../../../shared/study/rubric/score.ts';
import { lessonForm } from '../../../../../shared/study/rubric/shipped/lessonForm.ts';
import { liccForm } from '../../../../../shared/study/rubric/shipped/liccForm.ts';
import { answered, answersOf, levels, node, rubricOf, summed, totalOf } from './anyRubric.ts';

const codes = (rubric: Rubric) => faultsOf(rubric).map(({ code, index }) => `${index} ${code}`);
const seven = levels(1, 2, 3, 4, 5, 6, 7);

describe('a rubric', () => {
  it('knows that 33.3 + 33.3 + 33.4 is 100, and 33.3 three times is not', () => {
    const thirds = (...points: number[]) =>
      rubricOf(
        points.map((each, place) => node(`n${place}`, { points: each, item: seven })),
        { points: 100 },
      );
    expect(codes(thirds(33.3, 33.3, 33.4))).toEqual([]);
    expect(faultsOf(thirds(33.3, 33.3, 33.3))).toEqual([{ code: 'points-sum', index: null, sum: 99.9, of: 100 }]);
  });

  it('names the node of each fault', () => {
    const rubric = rubricOf(
      [
        node('a', { points: 10 }),
        node('b', { depth: 1, points: 4, item: seven }),
        node('b', { depth: 1, points: 5, item: levels(1, 1) }),
        node('c', { label: { 'zh-CN': '', en: '' }, item: { kind: 'text' }, points: 1 }),
        node('d', { depth: 2 }),
      ],
      { points: 10, bands: [{ fromPercent: 5, label: { 'zh-CN': '好', en: '' } }] },
    );
    expect(codes(rubric)).toEqual([
      ...['null bands-order', '0 points-sum', '2 key-twice', '2 levels-same', '3 words-missing', '3 heading-answered'],
      ...['3 points-needless', '4 too-deep', '4 heading-empty'],
    ]);
  });

  it('refuses means over different scales, and a bonus where nothing is added', () => {
    const mixed = [
      node('a', { item: seven }),
      node('b', { item: { kind: 'binary' } }),
      node('c', { item: { kind: 'bonus', most: 2 } }),
    ];
    expect(codes(rubricOf(mixed, { scoring: 'mean' }))).toEqual(['null scales-differ', '2 bonus-needs-sum']);
    expect(codes(rubricOf([node('a', { item: { kind: 'text' } })], { scoring: 'mean' }))).toEqual([
      'null nothing-counted',
    ]);
  });

  it('has its nodes below one another as they are read', () => {
    const nodes = [
      node('a'),
      node('b', { depth: 1, item: seven }),
      node('c', { depth: 1 }),
      node('d', { depth: 2, item: seven }),
      node('e', { item: seven }),
    ];
    expect(branchesOf(nodes).map(({ node: { key }, below }) => [key, below.length])).toEqual([
      ['a', 2],
      ['e', 0],
    ]);
    expect(nodes.map((_, place) => countBelow(nodes, place))).toEqual([3, 0, 1, 0, 0]);
    expect(itemsOf({ nodes }).map(({ node: { key }, within }) => [key, within.map((each) => each.key).join()])).toEqual(
      [
        ...[
          ['b', 'a'],
          ['d', 'a,c'],
          ['e', ''],
        ],
      ],
    );
  });

  it.each([
    ['the lesson form', lessonForm],
    ['LICC', liccForm],
  ])('%s comes ready to be used', (_name, rubric) => {
    expect(RubricSchema.parse(rubric)).toEqual(rubric);
    expect(faultsOf(rubric)).toEqual([]);
  });

  it('LICC has 4 dimensions, 20 views and 68 points: 18 + 17 + 17 + 16', () => {
    const branches = branchesOf(liccForm.nodes);
    expect(branches.map(({ below }) => below.reduce((sum, view) => sum + view.below.length, 0))).toEqual([
      18, 17, 17, 16,
    ]);
    expect(branches.map(({ below }) => below.length)).toEqual([5, 5, 5, 5]);
  });
});

describe('the score of one rater', () => {
  const two = rubricOf(
    [node('a', { points: 60, item: levels(100, 80, 60, 40) }), node('b', { points: 40, item: seven })],
    { points: 100 },
  );

  it('adds what each item earns', () => {
    expect(totalOf(two, 1, 6)).toBe(88);
    expect(totalOf(two, 0, 2)).toBe(60 + 17.14);
  });

  it('is nothing, not 0, while an item of a sum is open; a mean is of what was answered', () => {
    expect(totalOf(two, 1, null)).toBeNull();
    expect(totalOf(two, null, null)).toBeNull();
    const mean = rubricOf([node('a', { item: seven }), node('b', { item: seven }), node('c', { item: seven })], {
      scoring: 'mean',
    });
    expect(totalOf(mean, 6, 3, null)).toBe(5.5);
    expect(totalOf(mean, null, null, null)).toBeNull();
    const weighed = rubricOf([node('a', { points: 3, item: seven }), node('b', { points: 1, item: seven })], {
      scoring: 'weighted-mean',
      points: 4,
    });
    expect(totalOf(weighed, 6, 2)).toBe(6);
  });

  it('puts a bonus on top, and lacks nothing while none is given', () => {
    const more = rubricOf([...two.nodes, node('c', { item: { kind: 'bonus', most: 5 } })], { points: 100 });
    expect([totalOf(more, 0, 6, null), totalOf(more, 0, 6, 2.5)]).toEqual([100, 102.5]);
    expect(scoreRubric(more, answersOf(more, [0, 6, 5])).total.most).toBe(100);
  });

  it('earns everything at the full count, and no more beyond it', () => {
    const counting = rubricOf([node('a', { points: 10, item: { kind: 'count', full: 4 } })], { points: 10 });
    expect([0, 1, 4, 9].map((count) => totalOf(counting, count))).toEqual([0, 2.5, 10, 10]);
  });

  it('lies in the band that has begun', () => {
    const label = { 'zh-CN': '段', en: '' };
    const bands = [0, 60, 75, 90].map((fromPercent) => ({ fromPercent, label }));
    const at = (value: number | null) => bandOf({ bands }, { value, most: 50 });
    expect([0, 29.9, 30, 37.5, 45, 55, null].map(at)).toEqual([0, 0, 1, 2, 3, 3, null]);
  });

  it('is between 0 and the most, and the same sum on each level', () => {
    fc.assert(
      fc.property(answered(summed), ({ rubric, answers }) => {
        expect(faultsOf(rubric)).toEqual([]);
        const { total, nodes } = scoreRubric(rubric, answers);
        expect(total.most).toBe(rubric.points);
        fc.pre(total.value !== null);
        expect(total.value).toBeGreaterThanOrEqual(0);
        expect(total.value).toBeLessThanOrEqual(rubric.points ?? 0);
        const sumAt = (depth: number) =>
          rubric.nodes
            .filter((each) => each.depth === depth)
            .reduce((sum, { key }) => sum + Math.round((nodes.get(key)?.value ?? 0) * 100), 0);
        expect([sumAt(0), sumAt(1)]).toEqual([0, 1].map(() => Math.round((total.value ?? 0) * 100)));
      }),
    );
  });

  it('never falls when more was counted', () => {
    fc.assert(
      fc.property(answered(summed), ({ rubric, answers }) => {
        const before = scoreRubric(rubric, answers).total.value;
        fc.pre(before !== null);
        for (const { key } of rubric.nodes.filter(({ item }) => item?.kind === 'count')) {
          const more = new Map(answers).set(key, Number(answers.get(key)) + 1);
          expect(scoreRubric(rubric, more).total.value).toBeGreaterThanOrEqual(before ?? 0);
        }
      }),
    );
  });
});

describe('an answer', () => {
  it.each([
    [seven, [0, 6, null], [7, -1, 0.5, 'a']],
    [{ kind: 'binary' as const }, [0, 1], [2]],
    [{ kind: 'count' as const, full: null }, [0, 9_999], [10_000, 1.5]],
    [{ kind: 'text' as const }, ['好'], ['', 1]],
    [
      {
        kind: 'code' as const,
        options: [
          { 'zh-CN': '甲', en: '' },
          { 'zh-CN': '乙', en: '' },
        ],
      },
      [1],
      [2],
    ],
    [{ kind: 'bonus' as const, most: 5 }, [0, 2.25, 5], [5.01, 0.001]],
  ])('fits its item: %j', (item, right, wrong) => {
    expect(right.map((answer) => fits(item, answer))).toEqual(right.map(() => true));
    expect(wrong.map((answer) => fits(item, answer))).toEqual(wrong.map(() => false));
  });
});
