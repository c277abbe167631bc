import { expect, it } from 'vitest';
import { findForbiddenWords } from '../../../../scripts/check/forbiddenWords.ts';

/** Put together here, so that this file passes the check that it tests. */
const forbidden = [
  ['const a = b as', 'unknown as C;'].join(' '),
  ['// @ts', 'ignore'].join('-'),
  ['// @ts', 'nocheck'].join('-'),
  ['it', "skip('later')"].join('.'),
  ['describe', "only('now')"].join('.'),
  ['// TO', 'DO: tidy up'].join(''),
];

it.for(forbidden)('finds %s, with its place', (line) => {
  const [found] = findForbiddenWords([{ path: 'server/a.ts', text: `const fine = 1;\n${line}` }]);
  expect(found).toMatch(/^server\/a\.ts:2 {2}/);
});

it('allows what has an issue, and words that only look alike', () => {
  const text = [['// TO', 'DO(#12): drop this'].join(''), 'audit.skip()', 'x as unknown', 'mastodon'].join('\n');
  expect(findForbiddenWords([{ path: 'a.ts', text }])).toEqual([]);
});
