import { AppError } from '../../../shared/errors/index.ts';
import { lowerAllHands, lowerHand, placeInQueue, raiseHand } from '../../../shared/lesson/hands.ts';
import type { Handlers } from '../../../shared/protocol/index.ts';
import type { Asked } from '../Caller.ts';
import { changeBy, roomSeatOf, seatingOf, teachingSeatOf } from '../seated.ts';

/** Who waits to be called. */
export function handsHandlers() {
  return {
    'hand.raise': (asked, { intent, child }) =>
      changeBy(seatingOf(asked), asked, (state, self) => {
        const seatId = roomSeatOf(state, self);
        return {
          facts: raiseHand(state, seatId, { intent, child }),
          reply: { place: placeInQueue(state, seatId) },
        };
      }),
    'hand.lower': (asked, { seatId }) =>
      changeBy(seatingOf(asked), asked, (state, self) => {
        const teaches = self.role === 'teacher';
        if (!teaches && roomSeatOf(state, self) !== seatId) throw new AppError('lesson.not-yours');
        return { facts: lowerHand(state, seatId, teaches ? 'teacher' : 'classroom'), reply: {} };
      }),
    'hand.lower-all': (asked) =>
      changeBy(teachingSeatOf(asked), asked, (state) => ({ facts: lowerAllHands(state), reply: {} })),
  } satisfies Pick<Handlers<Asked>, 'hand.raise' | 'hand.lower' | 'hand.lower-all'>;
}
