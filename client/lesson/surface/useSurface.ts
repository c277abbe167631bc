import { useState } from 'react';
import type { Surface } from '../../../shared/lesson/surfaceState.ts';
import { errorText } from '../../i18n/errorText.ts';
import { showToast } from '../../kit/toasts.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';

/** What is drawn as data on every screen, in the teacher's hand. */
export type SurfaceChoice = {
  /** As it was last asked for, which may be ahead of the lesson. */
  readonly shown: Surface | null;
  readonly show: (surface: Surface | null) => void;
  /** Whether the mouse over the sheet is seen in the classrooms. */
  readonly pointing: boolean;
  readonly setPointing: (pointing: boolean) => void;
};

/**
 * The surface that all screens show. The last wish counts until it is answered, whatever the log says meanwhile: pages are
 * turned faster than a line carries them, and each press goes on from the page that was asked for before.
 */
export function useSurface(session: LessonSession): SurfaceChoice {
  const actual = useLesson(session.store, ({ surface }) => surface);
  const [wish, setWish] = useState<{ readonly surface: Surface | null } | null>(null);
  const [pointing, setPointing] = useState(false);
  const show = (surface: Surface | null): void => {
    const made = { surface };
    setWish(made);
    session
      .ask('surface.show', { surface })
      .catch((refusal: unknown) => showToast({ text: errorText(refusal), tone: 'bad' }))
      .finally(() => setWish((now) => (now === made ? null : now)));
  };
  return { shown: wish ? wish.surface : actual, show, pointing, setPointing };
}
