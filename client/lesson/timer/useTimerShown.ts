import { useSyncExternalStore } from 'react';
import { timerFace } from '../../../shared/lesson/timer.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';

/** How often it is looked whether a clock that is over should go, in ms. */
const LOOK_EVERY_MS = 500;

function watchClock(changed: () => void): () => void {
  const timer = setInterval(changed, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

/** Whether a clock is in sight, so that it needs room. Draws again only when that changes. */
export function useTimerShown(session: LessonSession): boolean {
  const timer = useLesson(session.store, (lesson) => lesson.timer);
  return useSyncExternalStore(watchClock, () => timerFace(timer, Date.now() + session.clockAheadMs) !== null);
}
