import { useRef } from 'react';
import { fairest } from '../../../shared/lesson/fairness.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import type { SeatId } from '../../../shared/vocabulary/index.ts';
import type { Stage } from '../floor/useStage.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';

/** A second press within this time is the other half of a double click: by then the next in the queue may be under it. In ms. */
const PACE_MS = 500;

/** Ways to call somebody without naming a classroom. */
export type Calls = {
  /** Calls a classroom from the queue. */
  readonly hand: (seatId: SeatId) => void;
  /** Calls whoever waits longest; nothing when nobody does. */
  readonly firstHand: () => void;
  /** Calls the classroom that needs it most; `null` when there is nobody to call. */
  readonly fairly: (() => void) | null;
};

/** Calling from the queue and by need, each press once. */
export function useCalls(session: LessonSession, stage: Stage): Calls {
  const { store } = session;
  const calledAtMs = useRef(Number.NEGATIVE_INFINITY);
  const call = (seatId: SeatId | undefined): void => {
    const nowMs = performance.now();
    if (seatId === undefined || nowMs - calledAtMs.current < PACE_MS) return;
    calledAtMs.current = nowMs;
    stage.grant(seatId);
  };
  const inNeed = (lesson: LessonState): SeatId | undefined => fairest(lesson, Date.now() + session.clockAheadMs);
  const somebody = useLesson(store, (lesson) => inNeed(lesson) !== undefined);
  return {
    hand: call,
    firstHand: () => call(store.read().hands[0]?.seatId),
    fairly: somebody ? () => call(inNeed(store.read())) : null,
  };
}
