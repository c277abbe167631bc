import type { LayoutName } from '../../../shared/lesson/state.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { useWanted } from '../useWanted.ts';

/** Which layout is held on every display. */
export type Layout = {
  /** `null`: it follows what happens. */
  readonly held: LayoutName | null;
  readonly hold: (layout: LayoutName | null) => void;
};

/** The displays' layout in the teacher's hand. */
export function useLayout(session: LessonSession): Layout {
  const actual = useLesson(session.store, ({ heldLayout }) => heldLayout);
  const { shown, ask } = useWanted(actual);
  const hold = (layout: LayoutName | null): void => {
    if (layout !== shown) ask(layout, () => session.ask('layout.hold', { layout }));
  };
  return { held: shown, hold };
}
