import { useState } from 'react';
import type { Surface } from '../../../shared/lesson/surfaceState.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { useWanted } from '../useWanted.ts';

/** What is drawn as data on every screen, in the teacher's hand. */
export type SurfaceChoice = {
  /** As it was last asked for, which may be ahead of the lesson. */
  readonly shown: Surface | null;
  readonly show: (surface: Surface | null) => void;
  /** Whether the mouse over the sheet is seen in the classrooms. */
  readonly pointing: boolean;
  readonly setPointing: (pointing: boolean) => void;
};

/** The surface that all screens show, and whether the mouse over it is shown too. */
export function useSurface(session: LessonSession): SurfaceChoice {
  const { shown, ask } = useWanted(useLesson(session.store, ({ surface }) => surface));
  const [pointing, setPointing] = useState(false);
  const show = (surface: Surface | null): void => ask(surface, () => session.ask('surface.show', { surface }));
  return { shown, show, pointing, setPointing };
}
