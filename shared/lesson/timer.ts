import { AppError } from '../errors/index.ts';
import type { NewFact } from '../protocol/index.ts';
import type { Timer } from './classToolsState.ts';
import type { FoldsOf } from './folds.ts';
import type { LessonState } from './state.ts';

/** How long a countdown that is over stays in sight, in ms. */
const OVER_SHOWN_MS = 10_000;
/** A countdown's last part, in which it is emphasised, in ms. */
const LAST_MS = 10_000;

/** Starts a countdown, or a stopwatch when `forMs` is `null`. Errors: `lesson.not-live`. */
export function startTimer(state: LessonState, forMs: number | null, nowMs: number): NewFact[] {
  if (state.phase !== 'live') throw new AppError('lesson.not-live');
  const timer: Timer =
    forMs === null ? { kind: 'stopwatch', startedAtMs: nowMs } : { kind: 'countdown', endsAtMs: nowMs + forMs };
  return [{ type: 'timer.started', data: timer }];
}

/** Gives a countdown more time, from now if it is over. Errors: `timer.not-running`. */
export function extendTimer({ timer }: LessonState, byMs: number, nowMs: number): NewFact[] {
  if (timer?.kind !== 'countdown') throw new AppError('timer.not-running');
  return [{ type: 'timer.extended', data: { endsAtMs: Math.max(timer.endsAtMs, nowMs) + byMs } }];
}

/** Takes the clock away. None there: nothing happens. */
export function stopTimer({ timer }: LessonState): NewFact[] {
  return timer ? [{ type: 'timer.stopped', data: {} }] : [];
}

/** What a clock shows at a moment: `last` are a countdown's last ten seconds, `over` is after its end. */
export type TimerFace = { readonly shownMs: number; readonly step: 'running' | 'last' | 'over' };

/** The face of the clock; `null` when there is none, or it has been over for a while. */
export function timerFace(timer: Timer | null, nowMs: number): TimerFace | null {
  if (!timer) return null;
  if (timer.kind === 'stopwatch') return { shownMs: Math.max(0, nowMs - timer.startedAtMs), step: 'running' };
  const leftMs = timer.endsAtMs - nowMs;
  if (leftMs <= -OVER_SHOWN_MS) return null;
  if (leftMs <= 0) return { shownMs: 0, step: 'over' };
  return { shownMs: leftMs, step: leftMs <= LAST_MS ? 'last' : 'running' };
}

/** The clock that all look at. */
export const timerFolds: FoldsOf<'timer.started' | 'timer.extended' | 'timer.stopped'> = {
  'timer.started': (_state, timer) => ({ timer }),
  'timer.extended': ({ timer }, { endsAtMs }) =>
    timer?.kind === 'countdown' ? { timer: { kind: 'countdown', endsAtMs } } : {},
  'timer.stopped': () => ({ timer: null }),
};
