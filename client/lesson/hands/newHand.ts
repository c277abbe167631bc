import type { Hand } from '../../../shared/lesson/handsState.ts';

/** Whether a hand is up that was not up before. One that is about something else now is still the same. */
export function hasNewHand(before: readonly Hand[], now: readonly Hand[]): boolean {
  return now.some(
    ({ seatId, raisedAtMs }) => !before.some((hand) => hand.seatId === seatId && hand.raisedAtMs === raisedAtMs),
  );
}
