import type { Cell } from '../table.ts';
import { type RubricAnswer, type RubricItem, type RubricWords, wordIn } from './rubric.ts';

const YES: RubricWords = { 'zh-CN': '是', en: 'Yes' };
const NO: RubricWords = { 'zh-CN': '否', en: 'No' };

/** The choices of an item in their order; none where it is no choice. */
export function choicesIn(item: RubricItem): readonly RubricWords[] {
  if (item.kind === 'levels') return item.levels.map(({ label }) => label);
  if (item.kind === 'binary') return [NO, YES];
  return item.kind === 'code' ? item.options : [];
}

/** An answer as it stands in a table: the name of a choice, a number, or a text; empty where nothing was written. */
export function answerCell(item: RubricItem, answer: RubricAnswer, language: keyof RubricWords): Cell {
  const choice = typeof answer === 'number' ? choicesIn(item)[answer] : undefined;
  return choice ? wordIn(choice, language) : answer;
}
