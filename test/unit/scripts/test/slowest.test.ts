import { expect, it } from 'vitest';
import { slowestLines } from '../../../../scripts/test/slowest.ts';

it('names the slowest files first, and no more than are asked for', () => {
  const times = [
    { file: 'quick', tookMs: 40 },
    { file: 'slow', tookMs: 61_250 },
    { file: 'middling', tookMs: 9_960 },
  ];
  expect(slowestLines(times, 2)).toEqual(['   61.3 s  slow', '   10.0 s  middling']);
  expect(slowestLines([], 2)).toEqual([]);
});
