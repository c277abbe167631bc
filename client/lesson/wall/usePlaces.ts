import { useMemo } from 'react';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { type WallPlace, wallPlaces } from './wallPlaces.ts';

/** The wall's places, kept in step with the lesson. */
export function usePlaces(session: LessonSession): readonly WallPlace[] {
  const plan = useLesson(session.store, (lesson) => lesson.plan);
  const seats = useLesson(session.store, (lesson) => lesson.seats);
  return useMemo(() => wallPlaces({ plan, seats }), [plan, seats]);
}
