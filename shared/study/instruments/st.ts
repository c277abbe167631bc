/** Shares of teacher behaviour at which a lesson is called practice or lecture. */
const PRACTICE_UP_TO = 0.3;
const LECTURE_FROM = 0.7;

/** What a lesson is called by its S-T figures (刘立新 et al., after 藤田広一): 练习型, 讲授型, 对话型, 混合型. */
export type StMode = 'practice' | 'lecture' | 'dialogue' | 'mixed';

/** What it is called with three symbols: 练习型, 讲授型, 对话型, 板块型, 平衡型. */
export type StdMode = 'practice' | 'lecture' | 'dialogue' | 'block' | 'balanced';

/** The mode by two symbols, in the order in which they are asked. */
export function stMode(rt: number, ch: number): StMode {
  if (rt <= PRACTICE_UP_TO) return 'practice';
  if (rt >= LECTURE_FROM) return 'lecture';
  return ch >= 0.4 ? 'dialogue' : 'mixed';
}

/** The mode by three symbols; never mixed with the table above. */
export function stdMode(rt: number, ch: number): StdMode {
  if (rt <= PRACTICE_UP_TO) return 'practice';
  if (rt >= LECTURE_FROM) return 'lecture';
  if (ch >= 0.6) return 'dialogue';
  return ch <= 0.2 ? 'block' : 'balanced';
}
