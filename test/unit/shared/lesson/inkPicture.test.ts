import { expect, it } from 'vitest';
import { looksSameBelow } from '../../../../shared/lesson/inkPicture.ts';
import { PIECE, type Stroke, type SurfaceInk } from '../../../../shared/lesson/inkState.ts';
import { blankSurface, withChanged, withStroke } from '../../../../shared/lesson/inkSurface.ts';
import { digitsOf } from '../../../support/ink.ts';

const stroke = (n: number): Stroke => ({
  ...{ tool: 'pen', colour: 'red', width: 'medium', hidden: 0 },
  points: digitsOf([n, n]),
});
const drawn = (count: number): SurfaceInk =>
  Array.from({ length: count }, (_, n) => stroke(n)).reduce(withStroke, blankSurface);
const hide = (surface: SurfaceInk, at: number) => withChanged(surface, [at], (each) => ({ ...each, hidden: 1 }));

it('a picture of the first strokes stays right while others are added, changed and erased', () => {
  const before = drawn(PIECE + 3);
  const more = withStroke(hide(before, PIECE + 1), stroke(99));
  expect(looksSameBelow(more, before, PIECE)).toBe(true);
  expect(looksSameBelow(drawn(PIECE + 3), before, PIECE + 3)).toBe(true);
  expect(looksSameBelow(blankSurface, before, 0)).toBe(true);
});

it('and is wrong once one of them is erased, or all are cleared or are another page', () => {
  const before = drawn(PIECE + 3);
  expect(looksSameBelow(hide(before, 5), before, PIECE)).toBe(false);
  expect(looksSameBelow({ ...before, clears: [before.count] }, before, PIECE)).toBe(false);
  expect(looksSameBelow(drawn(3), before, PIECE)).toBe(false);
});
