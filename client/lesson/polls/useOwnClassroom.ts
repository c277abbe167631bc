import type { ClassroomId } from '../../../shared/vocabulary/index.ts';
import { useObservable } from '../../kit/Observable.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';

/** The classroom for which this device speaks: a display's own, or that of an assistant's phone. */
export function useOwnClassroom(session: Pick<LessonSession, 'store' | 'status'>): ClassroomId | null {
  const status = useObservable(session.status);
  const seatId = status.step === 'joined' ? status.seatId : undefined;
  return useLesson(session.store, ({ seats }) => (seatId && seats[seatId]?.classroomId) || null);
}
