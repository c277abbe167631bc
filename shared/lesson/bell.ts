import { AppError } from '../errors/index.ts';
import type { NewFact } from '../protocol/index.ts';
import type { FoldsOf } from './folds.ts';
import type { LessonState } from './state.ts';

/** Rings that follow each other faster than this are one, in ms. */
const SAME_RING_MS = 3_000;
/** How long a ring stays on the displays, in ms. */
export const BELL_SHOWN_MS = 5_000;

/** Asks for attention. Errors: `lesson.not-live`. */
export function ringBell({ phase, bellAtMs }: LessonState, nowMs: number): NewFact[] {
  if (phase !== 'live') throw new AppError('lesson.not-live');
  // A clock that went backwards must not silence the bell.
  const sinceMs = nowMs - (bellAtMs ?? Number.NEGATIVE_INFINITY);
  return sinceMs >= 0 && sinceMs < SAME_RING_MS ? [] : [{ type: 'bell.rang', data: {} }];
}

/** When it was last rung. */
export const bellFolds: FoldsOf<'bell.rang'> = { 'bell.rang': (_state, _data, { atMs }) => ({ bellAtMs: atMs }) };
