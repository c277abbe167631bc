import { useState } from 'react';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import type { LessonSession } from '../LessonSession.ts';

/** Beginning and ending the lesson. */
export type Course = {
  /** Asked and not answered yet. */
  readonly busy: boolean;
  readonly start: () => void;
  readonly end: () => void;
};

/** The lesson's course in the teacher's hand. */
export function useCourse(session: LessonSession): Course {
  const [busy, setBusy] = useState(false);
  const ask = (name: 'lesson.start' | 'lesson.end') => {
    setBusy(true);
    session
      .ask(name, {})
      .catch(tellRefusal)
      .finally(() => setBusy(false));
  };
  return { busy, start: () => ask('lesson.start'), end: () => ask('lesson.end') };
}
