import { describe, expect, it } from 'vitest';
import { quantile, spreadOf } from '../../bench/statistics.ts';

const hundred = Array.from({ length: 100 }, (_, n) => 100 - n);

describe('quantile', () => {
  it('is the value that a share of all do not exceed, in whatever order they come', () => {
    expect([0, 0.5, 0.95, 1].map((share) => quantile(hundred, share))).toEqual([1, 50, 95, 100]);
  });

  it('is no number for no values', () => {
    expect(quantile([], 0.5)).toBeNaN();
  });
});

it('sums up values by their middle and by what nearly all stay below, to a tenth', () => {
  expect(spreadOf([1.04, 2.26, 30.01])).toEqual({ p50: 2.3, p95: 30, n: 3 });
});
