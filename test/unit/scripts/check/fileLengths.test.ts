import { expect, it } from 'vitest';
import { judgeLengths } from '../../../../scripts/check/fileLengths.ts';

const file = (path: string, lines: number) => ({ path, text: 'x\n'.repeat(lines) });

it('allows 250 lines, names 251, refuses 401', () => {
  const files = [
    file('server/a.ts', 250),
    file('server/b.ts', 251),
    file('server/c.ts', 400),
    file('server/d.ts', 401),
  ];
  expect(judgeLengths(files)).toEqual({
    long: ['server/b.ts (251)', 'server/c.ts (400)'],
    tooLong: ['server/d.ts (401 > 400)'],
  });
});

it('lets a test tell a longer story', () => {
  expect(judgeLengths([file('test/e2e/day.test.ts', 600)]).tooLong).toEqual([]);
  expect(judgeLengths([file('test/e2e/day.test.ts', 601)]).tooLong).toEqual(['test/e2e/day.test.ts (601 > 600)']);
});
