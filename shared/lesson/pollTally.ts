import type { CorrectAnswer, Poll, PollAnswer, PollSummary, PollType } from './pollState.ts';
import type { LessonState } from './state.ts';

/** One thing that was answered. */
export type TallyColumn = {
  /** The option's number from 0, the number, or the text, as a string. */
  readonly key: string;
  readonly count: number;
  /** `null` as long as nobody has said what is right. */
  readonly right: boolean | null;
};

/** What one classroom has answered, in the order of the columns; `null`: nothing yet. */
export type TallyRow = { readonly classroomId: string; readonly counts: readonly number[] | null };

/** All answers to a question. */
export type Tally = {
  readonly columns: readonly TallyColumn[];
  /** All listening classrooms, in the plan's order. */
  readonly rows: readonly TallyRow[];
  /** Of all classrooms and columns; for `multiple` these are ticks, of which a pupil makes several. */
  readonly answers: number;
};

/** Which kind of answer a type of question takes. */
export const ANSWER_KIND = {
  single: 'choices',
  multiple: 'choices',
  'true-false': 'choices',
  number: 'numbers',
  text: 'texts',
} as const satisfies Record<PollType, PollAnswer['kind']>;

/** Counts the answers to the question that is being asked; `undefined` when that is another one, or none. */
export function tally({ plan, poll }: Pick<LessonState, 'plan' | 'poll'>, pollId: string): Tally | undefined {
  if (poll?.pollId !== pollId) return undefined;
  const answered = [...Object.values(poll.answers), ...Object.values(poll.fromPupils)].map(countsOf);
  const keys = columnKeys(poll, answered);
  const rows = (plan?.listening ?? []).map(({ classroomId }) => {
    const counts = countsIn(poll, classroomId);
    const inOrder = keys.map((key) => counts.get(key) ?? 0);
    // Whoever has taken all back again has answered nothing.
    return { classroomId, counts: inOrder.some((count) => count > 0) ? inOrder : null };
  });
  const columns = keys.map((key) => ({
    key,
    count: sum(answered.map((counts) => counts.get(key) ?? 0)),
    right: poll.correct && isRight(poll.correct, key),
  }));
  return { columns, rows, answers: sum(columns.map(({ count }) => count)) };
}

/**
 * What is kept of a question that is over. For `multiple`, answers are ticks and not pupils: counts do not tell who
 * ticked what.
 */
export function summarise(poll: Poll): PollSummary {
  const { pollId, type, question, picture, openedAtMs, correct, answers, fromPupils } = poll;
  const classrooms = Object.keys({ ...answers, ...fromPupils }).map((classroomId) => {
    const counts = [...countsIn(poll, classroomId)];
    const right = correct && sum(counts.flatMap(([key, count]) => (isRight(correct, key) ? [count] : [])));
    return { classroomId, answers: sum(counts.map(([, count]) => count)), right };
  });
  return { pollId, type, question, picture, openedAtMs, correct, classrooms };
}

/** How often each column's key was answered in a classroom, counted by hand and by pupils' devices. */
function countsIn({ answers, fromPupils }: Poll, classroomId: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const answer of [answers[classroomId], fromPupils[classroomId]])
    for (const [key, count] of answer ? countsOf(answer) : []) counts.set(key, (counts.get(key) ?? 0) + count);
  return counts;
}

/** How often each column's key was answered. */
function countsOf(answer: PollAnswer): ReadonlyMap<string, number> {
  switch (answer.kind) {
    case 'choices':
      return new Map(answer.counts.map((count, option) => [`${option}`, count]));
    case 'numbers':
      return new Map(answer.numbers.map(({ value, count }) => [`${value}`, count]));
    case 'texts': {
      const counts = new Map<string, number>();
      for (const text of answer.texts) counts.set(text, (counts.get(text) ?? 0) + 1);
      return counts;
    }
  }
}

/** Options in their order, numbers by size, texts in the order in which they came. */
function columnKeys(poll: Poll, answered: readonly ReadonlyMap<string, number>[]): string[] {
  if (ANSWER_KIND[poll.type] === 'choices') return poll.options.map((_, option) => `${option}`);
  const keys = [...new Set(answered.flatMap((counts) => [...counts.keys()]))];
  return poll.type === 'number' ? keys.sort((a, b) => Number(a) - Number(b)) : keys;
}

function isRight(correct: CorrectAnswer, key: string): boolean {
  switch (correct.kind) {
    case 'choices':
      return correct.options.includes(Number(key));
    case 'number':
      return correct.value === Number(key);
    case 'text':
      return correct.text.toLowerCase() === key.toLowerCase();
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
