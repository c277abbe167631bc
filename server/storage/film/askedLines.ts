import { ranking } from '../../../shared/lesson/buzzer.ts';
import type { Buzzer } from '../../../shared/lesson/buzzerState.ts';
import type { CorrectAnswer, Poll, PollType } from '../../../shared/lesson/pollState.ts';
import { ANSWER_KIND, type TallyColumn, tally } from '../../../shared/lesson/pollTally.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';

/** A line on the board of a film: what sort of question it is, the question, or something that can be answered. */
export type AskedLine =
  | { readonly kind: 'note' | 'question'; readonly text: string }
  | {
      readonly kind: 'answer';
      readonly text: string;
      /** Of all answers those that are this one, 0–1; `null` while results are not shown. */
      readonly share: number | null;
      readonly right: boolean;
    };

/** A film is in the language of the lesson, whoever asks for it. */
const TYPES: Readonly<Record<PollType, string>> = {
  single: '单选',
  multiple: '多选',
  'true-false': '判断',
  number: '填数',
  text: '短答',
};
const LETTERS = 'ABCDEF';
const TRUE_FALSE = ['对', '错'];
/** As many as there is room for. */
const MOST_ANSWERS = 12;
const MOST_PRESSES = 5;

/** What a display shows of what is asked of the classrooms, as lines. */
export function askedLines(state: Pick<LessonState, 'plan' | 'poll' | 'buzzer'>): AskedLine[] {
  if (state.buzzer) return raceLines(state.buzzer, state.plan);
  return state.poll ? pollLines(state.poll, state.plan) : [];
}

function raceLines(buzzer: Buzzer, plan: LessonState['plan']): AskedLine[] {
  const nameOf = (id: string): string =>
    plan?.listening.find(({ classroomId }) => classroomId === id)?.schoolName ?? '';
  const places = buzzer.wonBy === null ? [] : ranking(buzzer).slice(0, MOST_PRESSES);
  return [
    { kind: 'question', text: '抢答' },
    ...places.map(
      ({ classroomId }, index): AskedLine => ({
        kind: 'answer',
        text: `第 ${index + 1}　${nameOf(classroomId)}`,
        share: null,
        right: index === 0,
      }),
    ),
  ];
}

function pollLines(poll: Poll, plan: LessonState['plan']): AskedLine[] {
  const counted = tally({ plan, poll }, poll.pollId);
  const total = counted?.answers ?? 0;
  const lineOf = ({ key, count, right }: TallyColumn): AskedLine => ({
    kind: 'answer',
    text: `${nameOf(poll, key)}${poll.shown ? `　${count} 人` : ''}${right ? '　✓' : ''}`,
    share: poll.shown ? count / Math.max(1, total) : null,
    right: right === true,
  });
  return [
    { kind: 'note', text: poll.shown ? '各教室的结果' : TYPES[poll.type] },
    ...(poll.question === '' ? [] : [{ kind: 'question' as const, text: poll.question }]),
    ...shownColumns(poll, counted?.columns ?? []).map(lineOf),
    ...rightLines(poll.correct),
  ];
}

/** Choices are always there; what was written only when it is shown, and of texts those that the teacher has let pass. */
function shownColumns(poll: Poll, columns: readonly TallyColumn[]): readonly TallyColumn[] {
  if (ANSWER_KIND[poll.type] === 'choices') return columns;
  if (!poll.shown) return [];
  return columns
    .filter(({ key, count }) => count > 0 && (poll.type !== 'text' || poll.passedTexts.includes(key)))
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_ANSWERS);
}

function nameOf({ type, options }: Poll, key: string): string {
  if (ANSWER_KIND[type] !== 'choices') return key;
  if (type === 'true-false') return TRUE_FALSE[Number(key)] ?? '';
  return `${LETTERS[Number(key)] ?? ''}　${options[Number(key)] ?? ''}`.trimEnd();
}

function rightLines(correct: CorrectAnswer | null): AskedLine[] {
  if (!correct || correct.kind === 'choices') return [];
  return [{ kind: 'note', text: `正确答案：${correct.kind === 'number' ? correct.value : correct.text}` }];
}
