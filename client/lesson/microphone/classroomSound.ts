import { isOnStage } from '../../../shared/lesson/audience.ts';
import { classroomSeat } from '../../../shared/lesson/presence.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import { type SeatSound, seatSound } from '../wall/wallPlaces.ts';

/** What there is to hear of a classroom, as its own people need to know it. `away`: its display is not there. */
export type ClassroomSound = SeatSound | 'on-stage' | 'away';

/** Judges a classroom's sound from the state. */
export function classroomSound(state: LessonState, classroomId: string): ClassroomSound {
  const seat = classroomSeat(state, classroomId);
  if (seat?.presence !== 'here') return 'away';
  const sound = seatSound(state, seat.seatId);
  return sound === 'open' && isOnStage(state, seat.seatId) ? 'on-stage' : sound;
}
