import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';

/** How many phones assist in the lesson now, in all classrooms together. */
export function usePhoneCount(session: LessonSession): number {
  return useLesson(
    session.store,
    ({ seats }) =>
      Object.values(seats).filter(({ role, presence }) => role === 'assistant' && presence !== 'left').length,
  );
}
