import { AppError } from '../errors/index.ts';
import type { FactType, NewFact } from '../protocol/index.ts';
import type { ClassroomId, PollId } from '../vocabulary/index.ts';
import type { FoldsOf } from './folds.ts';
import {
  type CorrectAnswer,
  MAX_OPTIONS,
  MIN_OPTIONS,
  type Poll,
  type PollAnswer,
  type PollQuestion,
} from './pollState.ts';
import { ANSWER_KIND, summarise } from './pollTally.ts';
import type { LessonState } from './state.ts';

/** Summaries that are kept; more questions than a lesson has. */
const MAX_HISTORY = 50;
/** Texts that can be let pass in one question. */
const MAX_PASSED = 400;

/** Asks something; the question before it ends. Errors: `lesson.not-live`, `poll.options-wrong`, `deck.not-found`. */
export function openPoll(state: LessonState, asked: PollQuestion): NewFact[] {
  if (state.phase !== 'live') throw new AppError('lesson.not-live');
  // Pupils' devices draw no pages: they are sent the file itself.
  if (asked.picture !== null && (state.decks[asked.picture]?.kind ?? 'pdf') === 'pdf')
    throw new AppError('deck.not-found', { deckId: asked.picture });
  const before: NewFact[] = state.poll ? [{ type: 'poll.ended', data: { pollId: state.poll.pollId } }] : [];
  return [...before, { type: 'poll.opened', data: { ...asked, options: optionsOf(asked) } }];
}

/** The options as they are kept: true or false are two that need no text. */
function optionsOf({ type, options }: PollQuestion): string[] {
  const chosen = type === 'single' || type === 'multiple';
  const fits = chosen ? options.length >= MIN_OPTIONS && options.length <= MAX_OPTIONS : options.length === 0;
  if (!fits) throw new AppError('poll.options-wrong', { type, options: options.length });
  return type === 'true-false' ? ['', ''] : options;
}

/** Takes no more answers. Closed already: nothing happens. */
export function closePoll(state: LessonState, pollId: PollId): NewFact[] {
  return pollOf(state, pollId).open ? [{ type: 'poll.closed', data: { pollId } }] : [];
}

/** Tells what is right, and takes no more answers. Errors: `poll.not-found`, `poll.answer-misfit`. */
export function revealPoll(state: LessonState, pollId: PollId, correct: CorrectAnswer): NewFact[] {
  const poll = pollOf(state, pollId);
  if (!canBeRight(poll, correct)) throw new AppError('poll.answer-misfit', { pollId });
  if (same(poll.correct, correct)) return [];
  return [...closePoll(state, pollId), { type: 'poll.revealed', data: { pollId, correct } }];
}

function canBeRight({ type, options }: Poll, correct: CorrectAnswer): boolean {
  if (correct.kind === 'number') return type === 'number';
  if (correct.kind === 'text') return type === 'text';
  const distinct = new Set(correct.options);
  const mayBeSeveral = type === 'multiple' || distinct.size === 1;
  return (
    ANSWER_KIND[type] === 'choices' &&
    mayBeSeveral &&
    distinct.size === correct.options.length &&
    correct.options.every((option) => option < options.length)
  );
}

/** Puts the results on all displays, or takes them away. */
export function showPoll(state: LessonState, pollId: PollId, shown: boolean): NewFact[] {
  return pollOf(state, pollId).shown === shown ? [] : [{ type: 'poll.shown', data: { pollId, shown } }];
}

/** Lets a text be shown, or takes that back. One that nobody has answered is not: there is nothing to show. */
export function passText(state: LessonState, pollId: PollId, { text, passed }: Passing): NewFact[] {
  const { passedTexts, answers, fromPupils } = pollOf(state, pollId);
  const answered = [...Object.values(answers), ...Object.values(fromPupils)].some(
    (answer) => answer.kind === 'texts' && answer.texts.includes(text),
  );
  const isNew = answered && passedTexts.includes(text) !== passed;
  if (!isNew || (passed && passedTexts.length >= MAX_PASSED)) return [];
  return [{ type: 'poll.text-passed', data: { pollId, text, passed } }];
}

/** Whether a text may be shown. */
export type Passing = { readonly text: string; readonly passed: boolean };

/** Goes back to the lesson. Over already: nothing happens. */
export function endPoll(state: LessonState, pollId: PollId): NewFact[] {
  return state.poll?.pollId === pollId ? [{ type: 'poll.ended', data: { pollId } }] : [];
}

/** What a classroom says of itself. */
export type Counted = { readonly pollId: PollId; readonly classroomId: ClassroomId; readonly answer: PollAnswer };

/** Takes a classroom's answer in place of its former one. Errors: `poll.not-found`, `poll.closed`, `poll.answer-misfit`. */
export function countAnswer(state: LessonState, { pollId, classroomId, answer }: Counted): NewFact[] {
  const poll = pollOf(state, pollId);
  if (!poll.open) throw new AppError('poll.closed', { pollId });
  const fits =
    answer.kind === ANSWER_KIND[poll.type] &&
    (answer.kind !== 'choices' || answer.counts.length === poll.options.length);
  if (!fits) throw new AppError('poll.answer-misfit', { pollId });
  if (same(poll.answers[classroomId], answer)) return [];
  return [{ type: 'poll.counted', data: { pollId, classroomId, source: 'counts', answer } }];
}

function pollOf({ poll }: LessonState, pollId: PollId): Poll {
  if (poll?.pollId !== pollId) throw new AppError('poll.not-found', { pollId });
  return poll;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The question that is being asked, and what is kept of those before it. */
export const pollFolds: FoldsOf<Extract<FactType, `poll.${string}`>> = {
  'poll.opened': (_state, asked, { atMs }) => ({
    poll: {
      ...asked,
      openedAtMs: atMs,
      open: true,
      answers: {},
      fromPupils: {},
      correct: null,
      shown: false,
      passedTexts: [],
    },
  }),
  'poll.closed': (state, { pollId }) => withPoll(state, pollId, () => ({ open: false })),
  'poll.revealed': (state, { pollId, correct }) => withPoll(state, pollId, () => ({ correct })),
  'poll.shown': (state, { pollId, shown }) => withPoll(state, pollId, () => ({ shown })),
  'poll.text-passed': (state, { pollId, text, passed }) =>
    withPoll(state, pollId, ({ passedTexts }) => {
      const others = passedTexts.filter((each) => each !== text);
      return { passedTexts: passed ? [...others, text] : others };
    }),
  'poll.counted': (state, { pollId, classroomId, source, answer }) =>
    withPoll(state, pollId, ({ answers, fromPupils }) =>
      source === 'pupils'
        ? { fromPupils: { ...fromPupils, [classroomId]: answer } }
        : { answers: { ...answers, [classroomId]: answer } },
    ),
  'poll.ended': (state, { pollId }) => (state.poll?.pollId === pollId ? pollAtEnd(state) : {}),
};

function withPoll(state: LessonState, pollId: string, change: (poll: Poll) => Partial<Poll>): Partial<LessonState> {
  const { poll } = state;
  return poll?.pollId === pollId ? { poll: { ...poll, ...change(poll) } } : {};
}

/** A question ends with the lesson too. One that nobody answered is not worth keeping. */
export function pollAtEnd({ poll, pollHistory }: LessonState): Pick<LessonState, 'poll' | 'pollHistory'> {
  const kept =
    poll && Object.keys({ ...poll.answers, ...poll.fromPupils }).length > 0
      ? [...pollHistory, summarise(poll)]
      : pollHistory;
  return { poll: null, pollHistory: kept.slice(-MAX_HISTORY) };
}
