import { expect, it } from 'vitest';
import { isIdle } from '../../../../../server/library/archive/idle.ts';

const T0 = 1_900_000_000_000;

it('is not idle while a lesson is live, whatever was before', () => {
  expect(isIdle({ live: 1, seenLiveAtMs: null, nowMs: T0 })).toBe(false);
  expect(isIdle({ live: 2, seenLiveAtMs: T0 - 3_600_000, nowMs: T0 })).toBe(false);
});

it('is idle when none has been live since the process began', () => {
  expect(isIdle({ live: 0, seenLiveAtMs: null, nowMs: T0 })).toBe(true);
});

it('is idle a minute after the last lesson, and not before', () => {
  expect(isIdle({ live: 0, seenLiveAtMs: T0, nowMs: T0 + 59_999 })).toBe(false);
  expect(isIdle({ live: 0, seenLiveAtMs: T0, nowMs: T0 + 60_000 })).toBe(true);
});
