import { AppError } from '../../shared/errors/index.ts';
import type { LessonState, Seat } from '../../shared/lesson/state.ts';
import type { NewFact } from '../../shared/protocol/index.ts';
import type { Asked, Seating } from './Caller.ts';

/** The seat that the caller holds. Throws `seat.missing` when there is none, or another window has taken it. */
export function seatingOf({ caller }: Asked): Seating {
  const { seating, connection } = caller;
  if (!seating?.lesson.isOccupiedBy(seating.seatId, connection.connectionId)) throw new AppError('seat.missing');
  return seating;
}

/** The caller's seat, which must be the lead teacher's. Throws `lesson.not-yours` otherwise. */
export function teachingSeatOf(asked: Asked): Seating {
  const seating = seatingOf(asked);
  if (seating.lesson.seat(seating.seatId).role !== 'teacher') throw new AppError('lesson.not-yours');
  return seating;
}

/** Changes the lesson in which the caller sits, by a pure rule. A retry of the same request changes nothing twice. */
export function changeBy<R>(
  { lesson, seatId }: Seating,
  asked: { readonly requestId: Asked['requestId'] | null },
  decide: (state: LessonState, self: Seat) => { facts: readonly NewFact[]; reply: R },
): Promise<R> {
  return lesson.change({
    by: seatId,
    requestId: asked.requestId,
    decide: (state) => {
      if (state.phase === 'ended') throw new AppError('lesson.ended');
      const self = state.seats[seatId];
      if (!self) throw new AppError('seat.missing');
      return decide(state, self);
    },
  });
}
