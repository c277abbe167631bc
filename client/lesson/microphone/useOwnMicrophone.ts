import { microphoneOf } from '../../../shared/lesson/microphone.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { useWanted } from '../useWanted.ts';

/** A classroom's microphone in the hand of whoever is in the room. */
export type OwnMicrophone = {
  /** As it is or, for the moment in which the server has not answered, as it was asked for. */
  readonly muted: boolean;
  /** Whether it was the teacher who muted it. */
  readonly byTeacher: boolean;
  /** Since when the teacher would like it open; `null` when not, or when that was declined. */
  readonly askedAtMs: number | null;
  readonly toggle: () => void;
  readonly decline: () => void;
};

/** The microphone of this device's own classroom. */
export function useOwnMicrophone(session: LessonSession, classroomId: string): OwnMicrophone {
  const microphones = useLesson(session.store, (lesson) => lesson.microphones);
  const { muted, by, askedAtMs } = microphoneOf({ microphones }, classroomId);
  const { shown, ask } = useWanted(muted);
  const wish = useWanted(askedAtMs);
  return {
    muted: shown,
    byTeacher: muted && by === 'teacher',
    askedAtMs: shown ? wish.shown : null,
    toggle: () => ask(!shown, () => session.ask('microphone.switch', { muted: !shown })),
    decline: () => wish.ask(null, () => session.ask('microphone.decline', {})),
  };
}
