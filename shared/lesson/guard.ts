import { isOnStage } from './audience.ts';
import type { FoldsOf } from './folds.ts';
import type { LessonState } from './state.ts';

/** Whether classrooms on stage together speak one at a time. */
export const guardFolds: FoldsOf<'guard.chosen'> = { 'guard.chosen': (_state, { mode }) => ({ guard: mode }) };

/**
 * Whether a classroom's microphone is guarded now: it shares the stage with another one, so that what its loudspeaker
 * plays of the other would go back through its own microphone.
 */
export function isGuarded(state: LessonState, seatId: string): boolean {
  return state.phase === 'live' && state.guard === 'guarded' && state.floor.length > 1 && isOnStage(state, seatId);
}

/** Those who share the stage with a seat, each with whether it came before it. */
export function stageMates(
  { floor }: Pick<LessonState, 'floor'>,
  seatId: string,
): readonly { readonly seatId: string; readonly first: boolean }[] {
  const own = floor.findIndex((place) => place.seatId === seatId);
  return floor.flatMap((place, index) => (index === own ? [] : [{ seatId: place.seatId, first: index < own }]));
}
