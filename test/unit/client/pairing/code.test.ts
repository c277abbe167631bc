import { expect, it } from 'vitest';
import { codeDigits, groupCode, isWholeCode } from '../../../../client/pairing/code.ts';

it('takes a code as people type and paste it', () => {
  expect(['1234 5678', '1234-5678', '１２３４５６７８', '12345678901'].map(codeDigits)).toEqual(
    Array.from({ length: 4 }, () => '12345678'),
  );
});

it('groups the digits while they are typed', () => {
  expect(['', '1234', '12345', '12345678'].map(groupCode)).toEqual(['', '1234', '1234 5', '1234 5678']);
});

it('knows a whole code', () => {
  expect(['1234567', '12345678'].map(isWholeCode)).toEqual([false, true]);
});
