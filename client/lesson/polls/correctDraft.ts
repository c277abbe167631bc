import { AnswerNumber, type CorrectAnswer, type PollType } from '../../../shared/lesson/pollState.ts';

/** What the teacher has marked as right, before it is told to anybody. */
export type CorrectDraft = { readonly options: readonly number[]; readonly words: string };

/** Nothing is marked. */
export const NOTHING_MARKED: CorrectDraft = { options: [], words: '' };

/** The right answer that a draft makes; `null` while it makes none. */
export function correctOf(type: PollType, { options, words }: CorrectDraft): CorrectAnswer | null {
  const text = words.trim();
  if (type === 'text') return text === '' ? null : { kind: 'text', text };
  if (type === 'number') {
    const value = AnswerNumber.safeParse(Number(text));
    return text !== '' && value.success ? { kind: 'number', value: value.data } : null;
  }
  return options.length > 0 ? { kind: 'choices', options: [...options].sort((a, b) => a - b) } : null;
}
