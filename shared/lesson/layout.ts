import type { NewFact } from '../protocol/index.ts';
import type { ClassroomId } from '../vocabulary/index.ts';
import { type FoldsOf, without } from './folds.ts';
import type { LayoutName, LessonState } from './state.ts';

/** Holds a layout on a classroom's own display. Held already: nothing happens. */
export function holdOwnLayout(state: LessonState, classroomId: ClassroomId, layout: LayoutName | null): NewFact[] {
  if ((state.ownLayouts[classroomId] ?? null) === layout) return [];
  return [{ type: 'layout.held-own', data: { classroomId, layout } }];
}

/** Which layouts are held. The last press counts: what the teacher holds takes the place of what classrooms held. */
export const layoutFolds: FoldsOf<'layout.held' | 'layout.held-own'> = {
  'layout.held': (_state, { layout }) => ({ heldLayout: layout, ownLayouts: {} }),
  'layout.held-own': ({ ownLayouts }, { classroomId, layout }) => ({
    ownLayouts: layout === null ? without(ownLayouts, classroomId) : { ...ownLayouts, [classroomId]: layout },
  }),
};
