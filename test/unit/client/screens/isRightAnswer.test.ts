import { expect, it } from 'vitest';
import { isRightAnswer } from '../../../../client/screens/pupil-device/isRightAnswer.ts';
import type { CorrectAnswer } from '../../../../shared/lesson/pollState.ts';
import type { PupilAnswer } from '../../../../shared/lesson/pupilsState.ts';

const right = (...options: number[]): CorrectAnswer => ({ kind: 'choices', options });
const given = (...options: number[]): PupilAnswer => ({ kind: 'choices', options });

it.each<[CorrectAnswer, PupilAnswer, boolean]>([
  [right(1), given(1), true],
  [right(1), given(0), false],
  [right(0, 2), given(2, 0), true],
  [right(0, 2), given(0), false],
  [right(0, 2), given(0, 1, 2), false],
  [{ kind: 'number', value: 4 }, { kind: 'number', value: 4 }, true],
  [{ kind: 'number', value: 4 }, { kind: 'number', value: 5 }, false],
  [{ kind: 'text', text: 'Do' }, { kind: 'text', text: 'do' }, true],
  [{ kind: 'text', text: '宫' }, { kind: 'number', value: 1 }, false],
])('%j: %j is %s', (correct, answer, isRight) => {
  expect(isRightAnswer(correct, answer)).toBe(isRight);
});
