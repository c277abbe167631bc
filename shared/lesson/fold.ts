import { type Fact, type FactType, isKnownFact, type LoggedFact } from '../protocol/index.ts';
import { assistantFolds } from './assistant.ts';
import { audibleFolds } from './audible.ts';
import { bellFolds } from './bell.ts';
import { buzzerFolds } from './buzzer.ts';
import { catchupFolds, withMissed } from './catchupFolds.ts';
import { courseFolds } from './course.ts';
import { coursewareFolds } from './courseware.ts';
import { drillFolds } from './drill.ts';
import { floorFolds } from './floor.ts';
import type { FoldsOf } from './folds.ts';
import { guardFolds } from './guard.ts';
import { handsFolds } from './hands.ts';
import { inkFolds } from './inkFolds.ts';
import { layoutFolds } from './layout.ts';
import { linkFolds } from './link.ts';
import { messagesFolds } from './messages.ts';
import { microphoneFolds } from './microphone.ts';
import { pollFolds } from './polls.ts';
import { praiseFolds } from './praise.ts';
import { presenceFolds } from './presence.ts';
import { pupilsFolds } from './pupils.ts';
import { rollcallFolds } from './rollcall.ts';
import { rungFolds } from './rungs.ts';
import { signalsFolds } from './signals.ts';
import { soundFolds } from './sound.ts';
import type { LessonState } from './state.ts';
import { emptyLesson } from './state.ts';
import { streamFolds } from './streams.ts';
import { surfaceFolds } from './surface.ts';
import { takesFolds } from './takes.ts';
import { timerFolds } from './timer.ts';
import { uplinkFolds } from './uplink.ts';

/** What each kind of fact does to the state. A new fact that no feature folds does not compile. */
const folds: FoldsOf<FactType> = {
  ...courseFolds,
  ...presenceFolds,
  ...streamFolds,
  ...floorFolds,
  ...handsFolds,
  ...layoutFolds,
  ...soundFolds,
  ...guardFolds,
  ...audibleFolds,
  ...linkFolds,
  ...rungFolds,
  ...catchupFolds,
  ...uplinkFolds,
  ...pollFolds,
  ...pupilsFolds,
  ...buzzerFolds,
  ...timerFolds,
  ...bellFolds,
  ...praiseFolds,
  ...surfaceFolds,
  ...coursewareFolds,
  ...inkFolds,
  ...assistantFolds,
  ...microphoneFolds,
  ...signalsFolds,
  ...rollcallFolds,
  ...messagesFolds,
  ...takesFolds,
  ...drillFolds,
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
  return withMissed(state, { ...state, ...apply(state, fact), seq: fact.seq }, fact);
}

/** The state that a whole log tells. */
export function foldLog(log: Iterable<LoggedFact>, from: LessonState = emptyLesson): LessonState {
  let state = from;
  for (const fact of log) state = foldFact(state, fact);
  return state;
}
