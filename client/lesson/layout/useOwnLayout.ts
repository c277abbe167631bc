import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { useWanted } from '../useWanted.ts';
import type { LayoutChoice } from './layoutChoices.ts';

/** The layout of one classroom's screen, in the hand of whoever is in the room; `auto`: what the teacher chooses. */
export type OwnLayout = { readonly chosen: LayoutChoice; readonly choose: (layout: LayoutChoice) => void };

/** What is large on the screen of one classroom, and on no other. */
export function useOwnLayout(session: LessonSession, classroomId: string): OwnLayout {
  const actual = useLesson(session.store, ({ ownLayouts }) => ownLayouts[classroomId] ?? 'auto');
  const { shown, ask } = useWanted<LayoutChoice>(actual);
  const choose = (layout: LayoutChoice): void => {
    if (layout === shown) return;
    ask(layout, () => session.ask('layout.hold-own', { layout: layout === 'auto' ? null : layout }));
  };
  return { chosen: shown, choose };
}
