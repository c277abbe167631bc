import { expect, it } from 'vitest';
import { boardScale } from '../../../../../client/lesson/polls/boardScale.ts';

const words = (length: number) => '字'.repeat(length);
const options = (count: number, length: number) => Array.from({ length: count }, () => words(length));

it.each([
  { what: 'letters alone', question: 0, count: 6, length: 0, wide: 1, narrow: 1 },
  { what: 'a line and four short options', question: 18, count: 4, length: 4, wide: 1, narrow: 1 },
])('leaves $what as large as can be', ({ question, count, length, wide, narrow }) => {
  const poll = { question: words(question), options: options(count, length) };
  expect(boardScale(poll, false)).toBe(wide);
  expect(boardScale(poll, true)).toBe(narrow);
});

it('makes words smaller the more there are, and never larger beside a page than without one', () => {
  const scales = [0, 20, 40, 80].map((length) =>
    boardScale({ question: words(60), options: options(6, length) }, false),
  );
  expect([...scales].sort((a, b) => b - a)).toEqual(scales);
  expect(boardScale({ question: words(200), options: options(6, 80) }, false)).toBeGreaterThanOrEqual(0.4);
  for (const length of [10, 40, 80]) {
    const poll = { question: words(100), options: options(6, length) };
    expect(boardScale(poll, true)).toBeLessThanOrEqual(boardScale(poll, false));
  }
});
