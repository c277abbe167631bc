import type { CorrectAnswer } from '../../../shared/lesson/pollState.ts';
import type { PupilAnswer } from '../../../shared/lesson/pupilsState.ts';

/** Whether a pupil has answered what is right: of several options all of them and no other; letters may be large or small. */
export function isRightAnswer(correct: CorrectAnswer, answer: PupilAnswer): boolean {
  if (correct.kind === 'number') return answer.kind === 'number' && answer.value === correct.value;
  if (correct.kind === 'text')
    return answer.kind === 'text' && answer.text.toLowerCase() === correct.text.toLowerCase();
  return (
    answer.kind === 'choices' &&
    answer.options.length === correct.options.length &&
    answer.options.every((option) => correct.options.includes(option))
  );
}
