import { describe, expect, it } from 'vitest';
import { correctOf, NOTHING_MARKED } from '../../../../../client/lesson/polls/correctDraft.ts';
import { aheadMs } from '../../../../../client/lesson/polls/raceClock.ts';
import { rightPercent } from '../../../../../client/lesson/polls/rightPercent.ts';
import { secondsBehind } from '../../../../../client/lesson/polls/secondsBehind.ts';
import { timerClock } from '../../../../../client/lesson/timer/TimerMark.tsx';

describe('the server’s clock', () => {
  it('is known by the look that was answered quickest, half way through it', () => {
    expect(
      aheadMs([
        { sentAtMs: 0, serverAtMs: 5_400, receivedAtMs: 800 },
        { sentAtMs: 1_000, serverAtMs: 6_010, receivedAtMs: 1_020 },
      ]),
    ).toBe(5_000);
    expect(aheadMs([])).toBeUndefined();
  });
});

describe('what the teacher marks as right', () => {
  it('is nothing until something is marked', () => {
    for (const type of ['single', 'multiple', 'true-false', 'number', 'text'] as const)
      expect(correctOf(type, NOTHING_MARKED)).toBeNull();
  });

  it('is options in their order, a number, or a text without its edges', () => {
    expect(correctOf('multiple', { options: [2, 0], words: '' })).toEqual({ kind: 'choices', options: [0, 2] });
    expect(correctOf('number', { options: [], words: ' 2.50 ' })).toEqual({ kind: 'number', value: 2.5 });
    expect(correctOf('number', { options: [], words: 'two' })).toBeNull();
    expect(correctOf('text', { options: [], words: ' 五声 ' })).toEqual({ kind: 'text', text: '五声' });
  });
});

describe('the share of right answers', () => {
  const room = (answers: number, right: number | null) => ({ classroomId: 'any', answers, right });

  it('is in whole percent of all answers together', () => {
    expect(rightPercent([room(3, 1), room(9, 7)])).toBe(67);
  });

  it('is unknown when nobody said what is right, and when nobody answered', () => {
    expect(rightPercent([room(3, null)])).toBeNull();
    expect(rightPercent([])).toBeNull();
  });
});

it.each([
  [0, '0.1'],
  [49, '0.1'],
  [260, '0.3'],
  [1_240, '1.2'],
])('says of %i ms behind that it is %s s: who is behind is never first', (behindMs, said) => {
  expect(secondsBehind(behindMs)).toBe(said);
});

it('shows a countdown’s begun second until it has run out, and a stopwatch’s full ones', () => {
  expect(timerClock(59_001, true)).toBe('01:00');
  expect(timerClock(59_001, false)).toBe('00:59');
});
