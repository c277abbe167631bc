import { expect, it } from 'vitest';
import { judgeLink } from '../../../../shared/lesson/link.ts';

const well = { rttMs: 40, downLossRatio: 0, upLossRatio: 0, freezeRatio: 0 };
const badly = { rttMs: 40, downLossRatio: 0.2, upLossRatio: 0, freezeRatio: 0.5 };

it('calls a line poor when two samples in a row are, and good again at once', () => {
  expect(judgeLink(badly, undefined)).toBe('good');
  expect(judgeLink(badly, well)).toBe('good');
  expect(judgeLink(badly, badly)).toBe('poor');
  expect(judgeLink(well, badly)).toBe('good');
});

it.each([
  [{ ...well, rttMs: 151 }, 'fair'],
  [{ ...well, rttMs: 401 }, 'poor'],
  [{ ...well, upLossRatio: 0.03 }, 'fair'],
  [{ ...well, downLossRatio: 0.09 }, 'poor'],
  [{ ...well, freezeRatio: 0.02 }, 'fair'],
  [{ ...well, rttMs: null }, 'good'],
] as const)('judges %j as %s', (sample, quality) => {
  expect(judgeLink(sample, sample)).toBe(quality);
});
