import { type UplinkStep, uplinkOf, uplinkStep } from '../../../shared/lesson/uplink.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';

/** How much of its pictures a seat's way up carries now; `whole` for no seat. */
export function useUplinkStep(session: LessonSession, seatId: string | undefined): UplinkStep {
  return useLesson(session.store, (lesson) => (seatId === undefined ? 'whole' : uplinkStep(uplinkOf(lesson, seatId))));
}
