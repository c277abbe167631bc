import { drillAtEnd } from './drill.ts';
import { floorAtEnd } from './floor.ts';
import type { FoldsOf } from './folds.ts';
import { handsAtEnd } from './hands.ts';
import { pollAtEnd } from './polls.ts';
import { takesAtEnd } from './takes.ts';

/** The beginning and the end of a lesson. After it nothing flows and nobody is on stage or waits for it. */
export const courseFolds: FoldsOf<'lesson.opened' | 'lesson.started' | 'lesson.ended'> = {
  'lesson.opened': (_state, { plan }) => ({ plan }),
  'lesson.started': (_state, _data, { atMs }) => ({ phase: 'live', startedAtMs: atMs }),
  'lesson.ended': (state, _data, { atMs }) => ({
    phase: 'ended',
    endedAtMs: atMs,
    streams: {},
    links: {},
    rungs: {},
    uplinks: {},
    audible: {},
    signals: [],
    ...floorAtEnd(state, atMs),
    ...pollAtEnd(state),
    buzzer: null,
    timer: null,
    ...handsAtEnd(state, atMs),
    ...takesAtEnd(state, atMs),
    ...drillAtEnd(state, atMs),
    ink: { ...state.ink, penSeatId: null },
  }),
};
