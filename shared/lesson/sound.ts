import type { FoldsOf } from './folds.ts';

/** How the teacher's sound is carried. */
export const soundFolds: FoldsOf<'sound.chosen'> = { 'sound.chosen': (_state, { mode }) => ({ soundMode: mode }) };
