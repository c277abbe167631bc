import type { FoldsOf } from './folds.ts';

/** Which layout the teacher holds. */
export const layoutFolds: FoldsOf<'layout.held'> = { 'layout.held': (_state, { layout }) => ({ heldLayout: layout }) };
