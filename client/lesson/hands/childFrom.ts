import type { Child } from '../../../shared/lesson/handsState.ts';

/** As much of a name as is told. */
const LONGEST_NAME = 20;

/** What turns text around or cannot be seen; it has no place in a name. */
const UNSEEN = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

/**
 * Which child is meant by what was typed: a number of one or two digits, with or without 号, is its seat number; all
 * else is its name. “12 李明” is both, nothing is nobody in particular.
 */
export function childFrom(typed: string): Child {
  const [, digits, rest = ''] = /^\s*(?:([1-9]\d?)(?!\d)号?)?(.*)$/su.exec(typed.replaceAll(UNSEEN, ' ')) ?? [];
  const name = shortened(rest.trim());
  return { name: name === '' ? null : name, number: digits === undefined ? null : Number(digits) };
}

/** Cut at the longest length, between letters: rare ones take two places. */
function shortened(name: string): string {
  const letters = [...name];
  while (letters.join('').length > LONGEST_NAME) letters.pop();
  return letters.join('').trim();
}

/** What one would type for a child. */
export function typedFor({ name, number }: Child): string {
  return [number, name].filter((part) => part !== null).join(' ');
}
