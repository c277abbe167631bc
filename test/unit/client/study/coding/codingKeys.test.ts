import { expect, it } from 'vitest';
import { keyOf } from '../../../../../client/study/coding/codingKeys.ts';

it.each([
  ['a letter', { key: 't', code: 'KeyT' }, 't'],
  ['a large letter', { key: 'T', code: 'KeyT' }, 't'],
  ['a letter that an input method takes', { key: 'Process', code: 'KeyT' }, 't'],
  ['a digit of the number pad', { key: '8', code: 'Numpad8' }, '8'],
  ['a sign', { key: '-', code: 'Minus' }, '-'],
  ['a key with a name', { key: 'Backspace', code: 'Backspace' }, 'Backspace'],
  ['a key of a remote without a place', { key: '5', code: '' }, '5'],
])('%s is known', (_what, pressed, key) => {
  expect(keyOf(pressed)).toBe(key);
});
