import { isKnownFact, type LoggedFact } from '../protocol/index.ts';
import type { Message } from './messagesState.ts';
import type { LessonState, Seat } from './state.ts';

type Reader = Pick<Seat, 'role' | 'classroomId'>;

/** Whether a message concerns a seat: the teacher reads all, a classroom its own and those for all. */
function concerns({ classroomId }: Pick<Message, 'classroomId'>, reader: Reader): boolean {
  return reader.role === 'teacher' || classroomId === null || classroomId === reader.classroomId;
}

/** Whether some of these facts are not told to everybody in the lesson. */
export function areConfidential(facts: readonly LoggedFact[]): boolean {
  return facts.some(({ type }) => type === 'message.sent' || isForReplay(type));
}

/** Facts that only a replay needs: nobody's line carries them live. */
export const isForReplay = (type: string): boolean => type === 'reception.sampled';

/** A fact as a seat is told it live: as it may be told it (`factFor`), without what only a replay needs. */
export function factLive(fact: LoggedFact, reader: Reader): LoggedFact {
  return isForReplay(fact.type) ? untold(fact) : factFor(fact, reader);
}

/**
 * A fact as a seat may be told it. What does not concern the seat keeps its number and its time, so that the chain has
 * no gap, and says nothing else: whoever reads it takes it for a fact of a newer version.
 */
export function factFor(fact: LoggedFact, reader: Reader): LoggedFact {
  if (!isKnownFact(fact) || fact.type !== 'message.sent' || concerns(fact.data, reader)) return fact;
  return untold(fact);
}

/** What is left of a fact that is not told: its number and its time, and of what kind it was. */
export const untold = ({ seq, atMs, type }: LoggedFact): LoggedFact => ({
  seq,
  atMs,
  by: null,
  type: 'unknown',
  data: { type, data: null },
});

/** The state as a seat may know it: what the facts tell that it was told. */
export function stateFor(state: LessonState, reader: Reader): LessonState {
  if (reader.role === 'teacher' || state.messages.every((message) => concerns(message, reader))) return state;
  return { ...state, messages: state.messages.filter((message) => concerns(message, reader)) };
}
