import { useMemo } from 'react';
import { assistantsOf } from '../../../shared/lesson/assistant.ts';
import type { Seat } from '../../../shared/lesson/state.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';

/** The phones that assist a classroom now. */
export function useAssistants(session: LessonSession, classroomId: string): readonly Seat[] {
  const seats = useLesson(session.store, (lesson) => lesson.seats);
  return useMemo(() => assistantsOf({ seats }, classroomId), [seats, classroomId]);
}
