import { floorAtEnd } from './floor.ts';
import type { FoldsOf } from './folds.ts';

/** The beginning and the end of a lesson. After it nothing flows and nobody is on stage. */
export const courseFolds: FoldsOf<'lesson.opened' | 'lesson.started' | 'lesson.ended'> = {
  'lesson.opened': (_state, { plan }) => ({ plan }),
  'lesson.started': (_state, _data, { atMs }) => ({ phase: 'live', startedAtMs: atMs }),
  'lesson.ended': (state, _data, { atMs }) => ({
    phase: 'ended',
    endedAtMs: atMs,
    streams: {},
    links: {},
    ...floorAtEnd(state, atMs),
  }),
};
