import { shownSignals } from '../../../shared/lesson/signals.ts';
import type { ClassroomSignal } from '../../../shared/lesson/signalsState.ts';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import { useSecond } from '../../kit/useSecond.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';

/** What classrooms signal now, in the teacher's hand. */
export type Signals = {
  readonly shown: readonly ClassroomSignal[];
  /** The teacher knows, of these classrooms. */
  readonly acknowledge: (classroomIds: readonly ClassroomSignal['classroomId'][]) => void;
};

/** The signals that the teacher has to see: those of the last minute that are not acknowledged. */
export function useSignals(session: LessonSession): Signals {
  const signals = useLesson(session.store, (lesson) => lesson.signals);
  const nowMs = useSecond() + session.clockAheadMs;
  return {
    shown: shownSignals(signals, { nowMs }),
    acknowledge: (classroomIds) => {
      for (const classroomId of new Set(classroomIds)) {
        session.ask('signal.acknowledge', { classroomId }).catch(tellRefusal);
      }
    },
  };
}
