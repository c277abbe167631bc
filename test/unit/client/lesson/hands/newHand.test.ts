import { expect, it } from 'vitest';
import { hasNewHand } from '../../../../../client/lesson/hands/newHand.ts';
import { type Hand, NO_CHILD } from '../../../../../shared/lesson/handsState.ts';
import { classroomSeat } from '../../../../support/lessons.ts';

const hand = (n: number, raisedAtMs: number, intent: Hand['intent'] = 'answer'): Hand => ({
  seatId: classroomSeat(n),
  intent,
  child: NO_CHILD,
  raisedAtMs,
});

it('hears a hand that goes up, and one that went down and up again', () => {
  expect(hasNewHand([], [hand(1, 1_000)])).toBe(true);
  expect(hasNewHand([hand(1, 1_000)], [hand(1, 1_000), hand(2, 2_000)])).toBe(true);
  expect(hasNewHand([hand(1, 1_000)], [hand(1, 3_000)])).toBe(true);
});

it('does not hear a hand that comes down, or is about something else now', () => {
  expect(hasNewHand([hand(1, 1_000), hand(2, 2_000)], [hand(2, 2_000)])).toBe(false);
  expect(hasNewHand([hand(1, 1_000)], [hand(1, 1_000, 'question')])).toBe(false);
});
