import type { NewFact } from '../protocol/index.ts';
import type { ClassroomId, SeatId } from '../vocabulary/index.ts';
import type { FoldsOf } from './folds.ts';
import type { LessonState, Seat } from './state.ts';

/** The phones that assist a classroom: connected, or lost a moment ago. */
export function assistantsOf({ seats }: Pick<LessonState, 'seats'>, classroomId: string): Seat[] {
  return Object.values(seats).filter(
    (seat) => seat.role === 'assistant' && seat.classroomId === classroomId && seat.presence !== 'left',
  );
}

/** The seat of an assistant's phone, if the asker may take its pass away: the teacher any, a display its classroom's. */
export function revocable(state: LessonState, seatId: SeatId, asker: Seat): Seat | undefined {
  const seat = state.seats[seatId];
  if (seat?.role !== 'assistant') return undefined;
  return asker.role === 'teacher' || isOwnDisplay(asker, seat.classroomId) ? seat : undefined;
}

/** Writes down that a pass was taken away. Taken away already: nothing happens. */
export function revokePass(state: LessonState, seatId: SeatId): NewFact[] {
  return state.revokedSeats.includes(seatId) ? [] : [{ type: 'pass.revoked', data: { seatId } }];
}

function isOwnDisplay({ role, classroomId }: Seat, of: ClassroomId | null): boolean {
  return role === 'classroom' && classroomId !== null && classroomId === of;
}

/** Whose pass was taken away. */
export const assistantFolds: FoldsOf<'pass.revoked'> = {
  'pass.revoked': ({ revokedSeats }, { seatId }) => ({
    revokedSeats: revokedSeats.includes(seatId) ? revokedSeats : [...revokedSeats, seatId],
  }),
};
