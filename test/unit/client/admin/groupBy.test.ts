import { expect, it } from 'vitest';
import { groupBy } from '../../../../client/admin/groupBy.ts';

it('keeps the order of the first of each group, and of the items in it', () => {
  const groups = groupBy(['b1', 'a1', 'b2'], ([letter]) => letter);
  expect([...groups]).toEqual([
    ['b', ['b1', 'b2']],
    ['a', ['a1']],
  ]);
});

it('makes no group of nothing', () => {
  expect([...groupBy([], String)]).toEqual([]);
});
