import { AppError } from '../errors/index.ts';
import type { FactData, NewFact } from '../protocol/index.ts';
import type { SeatId } from '../vocabulary/index.ts';
import { isOnStage } from './audience.ts';
import type { LessonState } from './state.ts';

/** Classrooms that can be on stage at once; granting one more takes the place of the first. */
export const MAX_ON_STAGE = 1;

/** How long a classroom that lost its line keeps the floor. */
export const FLOOR_GRACE_MS = 15_000;

/** Puts a classroom on stage. Already there: nothing happens. Errors: `seat.not-found`, `floor.not-a-classroom`, `lesson.not-live`. */
export function grantFloor(state: LessonState, seatId: SeatId): NewFact[] {
  if (state.phase !== 'live') throw new AppError('lesson.not-live');
  const seat = state.seats[seatId];
  if (!seat || seat.presence === 'left') throw new AppError('seat.not-found', { seatId });
  if (seat.role !== 'classroom') throw new AppError('floor.not-a-classroom', { seatId });
  if (isOnStage(state, seatId)) return [];
  const tooMany = state.floor.slice(0, Math.max(0, state.floor.length + 1 - MAX_ON_STAGE));
  return [...tooMany.map((place) => floorEnded(place.seatId, 'replaced')), { type: 'floor.granted', data: { seatId } }];
}

/** Takes a classroom off the stage. Not there: nothing happens. */
export function endFloor(state: LessonState, seatId: SeatId, reason: FactData<'floor.ended'>['reason']): NewFact[] {
  return isOnStage(state, seatId) ? [floorEnded(seatId, reason)] : [];
}

function floorEnded(seatId: SeatId, reason: FactData<'floor.ended'>['reason']): NewFact<'floor.ended'> {
  return { type: 'floor.ended', data: { seatId, reason } };
}
