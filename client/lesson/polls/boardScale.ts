import type { PollQuestion } from '../../../shared/lesson/pollState.ts';

/** Sizes that are tried, largest first; at the last one the longest question still fits. */
const SCALES = [1, 0.85, 0.7, 0.58, 0.48, 0.4];

/** Room for question and options, in the board's own unit: a hundredth of the screen's height, less beside a page. */
const ROOM = { wide: 56, narrow: 76 };
/** Characters in a line at full size. */
const QUESTION_LINE = { wide: 19, narrow: 11 };
const OPTION_LINE = { wide: 17, narrow: 8 };
/** Heights of a line of the question and of an option. */
const QUESTION_H = 8.5;
const OPTION_H = 10;
const TEXT_H = 6.5;

/** How large the words on a board can be, 0–1, so that all of them are in sight. */
export function boardScale({ question, options }: Pick<PollQuestion, 'question' | 'options'>, narrow: boolean): number {
  const shape = narrow ? 'narrow' : 'wide';
  const wordy = options.some((text) => text !== '');
  const height = (scale: number): number => {
    const lines = Math.ceil((question.length * scale) / QUESTION_LINE[shape]);
    const rows = options.map((text) =>
      Math.max(OPTION_H, Math.ceil((text.length * scale) / OPTION_LINE[shape]) * TEXT_H),
    );
    const words = wordy ? rows.reduce((sum, row) => sum + row, 0) : 2 * OPTION_H;
    return scale * (lines * QUESTION_H + words);
  };
  return SCALES.find((scale) => height(scale) <= ROOM[shape]) ?? SCALES.at(-1) ?? 1;
}
