import type { NewFact } from '../protocol/index.ts';
import type { SeatId } from '../vocabulary/index.ts';
import { isHeard } from './audience.ts';
import { type FoldsOf, without } from './folds.ts';
import type { LessonState } from './state.ts';
import { streamsOf } from './streams.ts';

/** Whether something is heard of a seat now: its microphone carries a voice, and its sound goes out. */
export function isAudible(state: LessonState, seatId: string): boolean {
  return (
    state.audible[seatId] !== undefined &&
    state.seats[seatId]?.presence === 'here' &&
    isHeard(state, seatId) &&
    hasOpenSound(state, seatId)
  );
}

/** A seat's microphone carries a voice, or carries none any more. Only in the lesson, and only what is sent. */
export function tellAudible(state: LessonState, seatId: SeatId, audible: boolean): NewFact[] {
  const was = state.audible[seatId] !== undefined;
  if (was === audible) return [];
  if (!audible) return [{ type: 'audible.ended', data: { seatId } }];
  return state.phase === 'live' && hasOpenSound(state, seatId) ? [{ type: 'audible.began', data: { seatId } }] : [];
}

/** Since when whose microphone carries a voice. */
export const audibleFolds: FoldsOf<'audible.began' | 'audible.ended'> = {
  'audible.began': (state, { seatId }, { atMs }) => ({
    audible: { ...state.audible, [seatId]: { sinceAtMs: atMs } },
  }),
  'audible.ended': (state, { seatId }) => ({ audible: without(state.audible, seatId) }),
};

function hasOpenSound(state: LessonState, seatId: string): boolean {
  return streamsOf(state, seatId).some(({ medium, muted }) => medium === 'audio' && !muted);
}
