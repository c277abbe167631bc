import { AppError } from '../errors/index.ts';
import type { NewFact } from '../protocol/index.ts';
import type { ClassroomId } from '../vocabulary/index.ts';
import type { FoldsOf } from './folds.ts';
import type { ClassroomSignal, SignalKind } from './signalsState.ts';
import type { LessonState } from './state.ts';

/** How long a signal is shown that nobody acknowledges, in ms. */
export const SIGNAL_SHOWN_MS = 60_000;

/** The same signal again so soon says nothing new, in ms. */
const AGAIN_AFTER_MS = 10_000;

/** Tells the teacher something. The same within 10 s: nothing happens. Errors: `lesson.not-live`. */
export function giveSignal(
  state: LessonState,
  { classroomId, kind, nowMs }: { classroomId: ClassroomId; kind: SignalKind; nowMs: number },
): NewFact[] {
  if (state.phase !== 'live') throw new AppError('lesson.not-live');
  const before = state.signals.find((signal) => signal.classroomId === classroomId && signal.kind === kind);
  // A clock that went backwards must not silence a classroom.
  const again = before !== undefined && nowMs >= before.atMs && nowMs - before.atMs < AGAIN_AFTER_MS;
  return again ? [] : [{ type: 'signal.given', data: { classroomId, kind } }];
}

/** The teacher knows. Nothing to know: nothing happens. */
export function acknowledgeSignals(state: LessonState, classroomId: ClassroomId): NewFact[] {
  const waits = state.signals.some((signal) => signal.classroomId === classroomId);
  return waits ? [{ type: 'signal.acknowledged', data: { classroomId } }] : [];
}

/** The signals that still matter, of one classroom or of all, the newest last. */
export function shownSignals(
  signals: readonly ClassroomSignal[],
  { classroomId, nowMs }: { classroomId?: string; nowMs: number },
): ClassroomSignal[] {
  return signals.filter(
    (signal) =>
      (classroomId === undefined || signal.classroomId === classroomId) && nowMs - signal.atMs < SIGNAL_SHOWN_MS,
  );
}

/** What classrooms signal. */
export const signalsFolds: FoldsOf<'signal.given' | 'signal.acknowledged'> = {
  'signal.given': ({ signals }, { classroomId, kind }, { atMs }) => ({
    signals: [
      ...signals.filter((signal) => signal.classroomId !== classroomId || signal.kind !== kind),
      { classroomId, kind, atMs },
    ],
  }),
  'signal.acknowledged': ({ signals }, { classroomId }) => ({
    signals: signals.filter((signal) => signal.classroomId !== classroomId),
  }),
};
