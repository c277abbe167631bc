import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { childFrom, typedFor } from '../../../../../client/lesson/hands/childFrom.ts';
import { Child } from '../../../../../shared/lesson/handsState.ts';

describe('which child is meant by what was typed', () => {
  it.each([
    ['', null, null],
    ['  ', null, null],
    ['12', null, 12],
    ['12号', null, 12],
    [' 12号 李明 ', '李明', 12],
    ['12号号', '号', 12],
    ['𠮷'.repeat(11), '𠮷'.repeat(10), null],
    ['李明', '李明', null],
    ['李明12', '李明12', null],
    ['0', '0', null],
    ['100', '100', null],
    ['2026李明', '2026李明', null],
    ['乌兰 图雅', '乌兰 图雅', null],
    ['李\u202e明', '李 明', null],
  ])('"%s"', (typed, name, number) => {
    expect(childFrom(typed)).toEqual({ name, number });
  });

  it('is always one that the lesson takes, and is read again as it was told', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: 'binary', minLength: 15 }),
          fc.string({ unit: fc.constantFrom(...'12 号李𠮷') }),
        ),
        (typed) => {
          const child = childFrom(typed);
          expect(Child.safeParse(child).success).toBe(true);
          expect(childFrom(typedFor(child))).toEqual(child);
        },
      ),
    );
  });
});
