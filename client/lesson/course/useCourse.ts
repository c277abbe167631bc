import { useState } from 'react';
import { errorText } from '../../i18n/errorText.ts';
import { showToast } from '../../kit/toasts.ts';
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
      .catch((refusal: unknown) => showToast({ text: errorText(refusal), tone: 'bad' }))
      .finally(() => setBusy(false));
  };
  return { busy, start: () => ask('lesson.start'), end: () => ask('lesson.end') };
}
