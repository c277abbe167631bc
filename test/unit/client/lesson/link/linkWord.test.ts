import { expect, it } from 'vitest';
import { linkWord } from '../../../../../client/lesson/link/linkWord.ts';
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
  expect(linkWord(undefined, 100_000)).toBe('unknown');
});

it('is what the last report says, for three reports long', () => {
  expect(linkWord(sample, 115_000)).toBe('fair');
});

it('is lost when no report has come for longer', () => {
  expect(linkWord(sample, 115_001)).toBe('lost');
});
