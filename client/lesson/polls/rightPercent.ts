import type { PollSummary } from '../../../shared/lesson/pollState.ts';

/** The share of right answers of some classrooms, in whole percent; `null` when nobody said what is right, or answered. */
export function rightPercent(classrooms: PollSummary['classrooms']): number | null {
  let [answers, right] = [0, 0];
  for (const classroom of classrooms) {
    if (classroom.right === null) return null;
    answers += classroom.answers;
    right += classroom.right;
  }
  return answers === 0 ? null : Math.round((right / answers) * 100);
}
