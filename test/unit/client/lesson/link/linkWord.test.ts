import { expect, it } from 'vitest';
import { linkWord, thinWord } from '../../../../../client/lesson/link/linkWord.ts';
import { RUNGS } from '../../../../../shared/lesson/rungState.ts';
import type { LinkSample } from '../../../../../shared/lesson/state.ts';

const sample: LinkSample = {
  quality: 'fair',
  rttMs: 90,
  downLossRatio: 0,
  upLossRatio: 0,
  freezeRatio: 0,
  atMs: 100_000,
};

it('is unknown before the first report', () => {
  expect(linkWord(undefined, 0, 100_000)).toBe('unknown');
});

it('is what the last report says, for three reports long', () => {
  expect(linkWord(sample, 0, 115_000)).toBe('fair');
});

it('is lost when no report has come for longer', () => {
  expect(linkWord(sample, 0, 115_001)).toBe('lost');
});

it('says that there is sound only before it says weak, and nothing of either when nobody reports', () => {
  expect(linkWord({ ...sample, quality: 'poor' }, 5, 100_000)).toBe('sound-only');
  expect(linkWord(undefined, 5, 100_000)).toBe('sound-only');
  expect(linkWord(sample, 5, 115_001)).toBe('lost');
});

it('says of each rung what a class notices of it', () => {
  expect(RUNGS.map(thinWord)).toEqual([null, null, 'fewer-pictures', 'coarse', 'coarse', 'sound-only', 'pages-only']);
});
