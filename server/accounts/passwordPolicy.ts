import { randomInt } from 'node:crypto';
import { AppError } from '../../shared/errors/index.ts';
import { COMMON_PASSWORDS } from './commonPasswords.ts';

/** The shortest password that somebody may choose, in characters. */
const SHORTEST_PASSWORD = 10;

const squeeze = (password: string): string => password.normalize('NFKC').toLowerCase();

/** `aaaaaaaaaa`, `abababababab`, `123123123123`: a short piece again and again. */
const isRepetition = (password: string): boolean => /^(.{1,4})\1+.{0,3}$/u.test(password);

/** `1234567890`, `abcdefghijk`, backwards too: each character next to the one before. */
function isSequence(password: string): boolean {
  const steps = [...password]
    .slice(1)
    .map((character, at) => (character.codePointAt(0) ?? 0) - ([...password][at]?.codePointAt(0) ?? 0));
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
}

/**
 * Refuses passwords that are guessed first: short, well known, made of the sign-in name. Says nothing about kinds of
 * characters, which only make people write `Password1!`. Throws `password.too-weak` with the reason.
 */
export function mustBeStrong(password: string, signInName: string): void {
  const typed = squeeze(password);
  if ([...typed].length < SHORTEST_PASSWORD)
    throw new AppError('password.too-weak', { reason: 'short', atLeast: SHORTEST_PASSWORD });
  if (COMMON_PASSWORDS.has(typed) || isRepetition(typed) || isSequence(typed)) {
    throw new AppError('password.too-weak', { reason: 'common' });
  }
  if (typed.includes(squeeze(signInName))) throw new AppError('password.too-weak', { reason: 'sign-in-name' });
}

/** Letters and digits that nobody mistakes for another when reading them out. */
const CLEAR = '23456789abcdefghjkmnpqrstuvwxyz';

/** Makes a password to be handed over: `k7mx-q2pd-9rtw`, 59 random bits. */
export function makePassword(): string {
  const group = () => Array.from({ length: 4 }, () => CLEAR[randomInt(CLEAR.length)]).join('');
  return `${group()}-${group()}-${group()}`;
}
