import { type DrawnSize, isKnownFact, type LoggedFact } from '../protocol/index.ts';
import { isHeard } from './audience.ts';
import { isForReplay, untold } from './confidence.ts';
import { NO_CHILD } from './handsState.ts';
import type { Poll, PollAnswer } from './pollState.ts';
import type { LessonState, Stream } from './state.ts';

/** Most who may observe one lesson at a time. */
export const MOST_OBSERVERS = 20;

/** Stands for words of a pupil that the teacher has not let pass. */
const UNPASSED = '…';

/** Height in which an observer gets a picture that is not made large by hand, in device pixels. */
const SPARING_HEIGHT_PX = 360;

/** Whether an observer may receive a stream: every one that is not the same sound once more, in few bits. */
export function mayObserve({ seats }: Pick<LessonState, 'seats'>, { seatId, thin }: Stream): boolean {
  const presence = seats[seatId]?.presence;
  return !thin && presence !== undefined && presence !== 'left';
}

/** Whether a stream is sent to observers now: as to the teacher, while the lesson is on. What is gated they do not hear. */
export function isSentToObservers(state: LessonState, stream: Stream): boolean {
  if (stream.muted || state.phase !== 'live' || !mayObserve(state, stream)) return false;
  return stream.medium === 'video' || isHeard(state, stream.seatId);
}

/**
 * A fact as observers are told it: without what is between the teacher and a classroom, which child it is about, and
 * words of pupils that are not on the displays. What is left out keeps its number and its time.
 *
 * @param state - As it is after the fact or later: it tells which words have been let pass.
 */
export function factForObservers(fact: LoggedFact, state: Pick<LessonState, 'poll'>): LoggedFact {
  if (isForReplay(fact.type)) return untold(fact);
  if (!isKnownFact(fact)) return fact;
  switch (fact.type) {
    case 'message.sent':
      return untold(fact);
    case 'hand.raised':
      return { ...fact, data: { ...fact.data, child: NO_CHILD } };
    case 'poll.counted':
      return {
        ...fact,
        data: { ...fact.data, answer: passedOnly(fact.data.answer, passedIn(state, fact.data.pollId)) },
      };
    default:
      return fact;
  }
}

/** The state as observers may know it: what the facts tell that they were told. */
export function stateForObservers(state: LessonState): LessonState {
  return {
    ...state,
    messages: [],
    hands: state.hands.map((hand) => ({ ...hand, child: NO_CHILD })),
    floor: state.floor.map((place) => ({ ...place, child: NO_CHILD })),
    poll: state.poll && {
      ...state.poll,
      answers: answersPassed(state.poll, 'answers'),
      fromPupils: answersPassed(state.poll, 'fromPupils'),
    },
  };
}

/** Whether words that observers were not told may be told now, so that they must read the state again. */
export const showsMoreToObservers = (facts: readonly LoggedFact[]): boolean =>
  facts.some((fact) => isKnownFact(fact) && fact.type === 'poll.text-passed' && fact.data.passed);

/**
 * The sizes in which an observer asks for pictures: small, whatever the screen has room for, but the one that was made
 * large by hand.
 */
export function sparingSizes(sizes: readonly DrawnSize[], isEnlarged: (streamId: string) => boolean): DrawnSize[] {
  return sizes.map((size) => {
    const { streamId, widthPx, heightPx } = size;
    if (isEnlarged(streamId) || heightPx <= SPARING_HEIGHT_PX) return size;
    const scale = SPARING_HEIGHT_PX / heightPx;
    return { streamId, widthPx: Math.max(1, Math.round(widthPx * scale)), heightPx: SPARING_HEIGHT_PX };
  });
}

const passedIn = ({ poll }: Pick<LessonState, 'poll'>, pollId: string): readonly string[] =>
  poll?.pollId === pollId ? poll.passedTexts : [];

/** As many words as there were, so that the numbers stay right. */
function passedOnly(answer: PollAnswer, passed: readonly string[]): PollAnswer {
  if (answer.kind !== 'texts') return answer;
  return { ...answer, texts: answer.texts.map((text) => (passed.includes(text) ? text : UNPASSED)) };
}

const answersPassed = (poll: Poll, of: 'answers' | 'fromPupils'): Poll['answers'] =>
  Object.fromEntries(
    Object.entries(poll[of]).map(([classroomId, answer]) => [classroomId, passedOnly(answer, poll.passedTexts)]),
  );
