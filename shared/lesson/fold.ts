import { type Fact, type FactType, isKnownFact, type LoggedFact } from '../protocol/index.ts';
import { courseFolds } from './course.ts';
import { floorFolds } from './floor.ts';
import type { FoldsOf } from './folds.ts';
import { layoutFolds } from './layout.ts';
import { linkFolds } from './link.ts';
import { presenceFolds } from './presence.ts';
import { soundFolds } from './sound.ts';
import type { LessonState } from './state.ts';
import { emptyLesson } from './state.ts';
import { streamFolds } from './streams.ts';

/** What each kind of fact does to the state. A new fact that no feature folds does not compile. */
const folds: FoldsOf<FactType> = {
  ...courseFolds,
  ...presenceFolds,
  ...streamFolds,
  ...floorFolds,
  ...layoutFolds,
  ...soundFolds,
  ...linkFolds,
};

function apply<T extends FactType>(state: LessonState, fact: Fact<T>): Partial<LessonState> {
  const fold: FoldsOf<FactType>[T] = folds[fact.type];
  return fold(state, fact.data, fact);
}

/**
 * The state after one more fact. Facts must come in order; an older one than the state holds changes nothing, and one
 * of a newer version nothing but the number.
 */
export function foldFact(state: LessonState, fact: LoggedFact): LessonState {
  if (fact.seq <= state.seq) return state;
  if (!isKnownFact(fact)) return { ...state, seq: fact.seq };
  return { ...state, ...apply(state, fact), seq: fact.seq };
}

/** The state that a whole log tells. */
export function foldLog(log: Iterable<LoggedFact>, from: LessonState = emptyLesson): LessonState {
  let state = from;
  for (const fact of log) state = foldFact(state, fact);
  return state;
}
