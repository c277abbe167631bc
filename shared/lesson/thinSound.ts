import type { SeatId } from '../vocabulary/index.ts';
import { mayReceive } from './audience.ts';
import { isSoundOnly, takesThinSound } from './rungs.ts';
import type { LessonState } from './state.ts';

/**
 * How a seat should send its sound: `beside` its usual sound also a thin one (16 kbit/s in long packets), because
 * somebody who hears it has a line for no more; `instead` of it, because its own line has not.
 */
export function thinSoundOf(state: LessonState, seatId: SeatId): 'none' | 'beside' | 'instead' {
  if (isSoundOnly(state, seatId)) return 'instead';
  const sound = { seatId };
  const isNeeded = Object.values(state.seats).some(
    (receiver) => takesThinSound(state, receiver.seatId) && mayReceive(state, sound, receiver),
  );
  return isNeeded ? 'beside' : 'none';
}
