import { AppError } from '../errors/index.ts';
import type { NewFact } from '../protocol/index.ts';
import type { ClassroomId, PollId } from '../vocabulary/index.ts';
import type { FoldsOf } from './folds.ts';
import { MAX_NUMBERS, MAX_TEXTS, type Poll, type PollAnswer } from './pollState.ts';
import { ANSWER_KIND } from './pollTally.ts';
import type { PupilAnswer } from './pupilsState.ts';
import type { LessonState } from './state.ts';

/** Lets pupils' devices in, or no more of them. As it is already: nothing happens. Errors: `lesson.not-live`. */
export function admitPupils({ phase, pupils }: LessonState, open: boolean): NewFact[] {
  if (phase !== 'live') throw new AppError('lesson.not-live');
  return pupils.open === open ? [] : [{ type: 'pupils.admitted', data: { open } }];
}

/** Has what pupils write looked through before it is shown, or not. */
export function moderatePupils({ pupils }: LessonState, on: boolean): NewFact[] {
  return pupils.moderated === on ? [] : [{ type: 'pupils.moderated', data: { on } }];
}

/** Writes down how many devices a classroom has. The same as before: nothing happens. */
export function countDevices({ pupils }: LessonState, classroomId: ClassroomId, devices: number): NewFact[] {
  return (pupils.devices[classroomId] ?? 0) === devices
    ? []
    : [{ type: 'pupils.counted', data: { classroomId, devices } }];
}

/**
 * Whether a pupil can answer so: the kind must be the question's, each option one that there is, and one only where one
 * is asked for.
 */
export function fitsPupil({ type, options }: Pick<Poll, 'type' | 'options'>, answer: PupilAnswer): boolean {
  if (answer.kind === 'number') return type === 'number';
  if (answer.kind === 'text') return type === 'text';
  return (
    ANSWER_KIND[type] === 'choices' &&
    (type === 'multiple' || answer.options.length === 1) &&
    answer.options.every((option) => option < options.length)
  );
}

/** What the pupils of one classroom have answered together. Of numbers and texts as many as an answer holds, the most frequent first. */
export function together(
  { type, options }: Pick<Poll, 'type' | 'options'>,
  answers: readonly PupilAnswer[],
): PollAnswer {
  const fitting = answers.filter((answer) => fitsPupil({ type, options }, answer));
  switch (ANSWER_KIND[type]) {
    case 'choices': {
      const ticked = fitting.flatMap((answer) => (answer.kind === 'choices' ? answer.options : []));
      return { kind: 'choices', counts: options.map((_, option) => ticked.filter((each) => each === option).length) };
    }
    case 'numbers': {
      const counts = frequencies(fitting.flatMap((answer) => (answer.kind === 'number' ? [answer.value] : [])));
      return { kind: 'numbers', numbers: counts.slice(0, MAX_NUMBERS).map(([value, count]) => ({ value, count })) };
    }
    case 'texts': {
      const counts = frequencies(fitting.flatMap((answer) => (answer.kind === 'text' ? [answer.text] : [])));
      const texts = counts.flatMap(([text, count]) => Array.from({ length: count }, () => text));
      return { kind: 'texts', texts: texts.slice(0, MAX_TEXTS) };
    }
  }
}

function frequencies<T>(values: readonly T[]): [T, number][] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

/** What one classroom's devices have answered to a question. */
export type DevicesAnswered = {
  readonly pollId: PollId;
  readonly classroomId: ClassroomId;
  readonly answers: readonly PupilAnswer[];
};

/**
 * Writes down what a classroom's devices have answered, in place of what they had before, and lets new texts pass where
 * nobody looks them through. It may come after the question was closed: what counts is when the pupil answered. Another
 * question is being asked by now: nothing happens.
 */
export function countPupilAnswers(state: LessonState, { pollId, classroomId, answers }: DevicesAnswered): NewFact[] {
  const { poll, pupils } = state;
  if (poll?.pollId !== pollId) return [];
  const answer = together(poll, answers);
  const before = poll.fromPupils[classroomId];
  if (JSON.stringify(before) === JSON.stringify(answer) || (!before && answers.length === 0)) return [];
  const counted: NewFact = { type: 'poll.counted', data: { pollId, classroomId, source: 'pupils', answer } };
  if (pupils.moderated || answer.kind !== 'texts') return [counted];
  const known = before?.kind === 'texts' ? before.texts : [];
  const added = [...new Set(answer.texts)].filter((text) => !known.includes(text) && !poll.passedTexts.includes(text));
  return [
    counted,
    ...added.map((text): NewFact => ({ type: 'poll.text-passed', data: { pollId, text, passed: true } })),
  ];
}

/** Whether pupils' devices are let in, and how many have come. */
export const pupilsFolds: FoldsOf<'pupils.admitted' | 'pupils.moderated' | 'pupils.counted'> = {
  'pupils.admitted': ({ pupils }, { open }) => ({ pupils: { ...pupils, open } }),
  'pupils.moderated': ({ pupils }, { on }) => ({ pupils: { ...pupils, moderated: on } }),
  'pupils.counted': ({ pupils }, { classroomId, devices }) => ({
    pupils: { ...pupils, devices: { ...pupils.devices, [classroomId]: devices } },
  }),
};
