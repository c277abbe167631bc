import type { Translation } from '../texts.ts';
import type { signIn as original } from '../zh-CN/sign-in.ts';

/** Signing in, and setting one's own password the first time. */
export const signIn: Translation<typeof original> = {
  title: 'Sign in',
  'sign-in-name': 'Sign-in name',
  password: 'Password',
  submit: 'Sign in',
  promise: 'One teacher,\nseveral classrooms,\none lesson.',
  forgotten: "Forgotten it? Your school's administrator can set a new one.",
  'first.title': 'Choose your own password',
  'first.why': 'The one you have came from an administrator and works only once. Choose one that only you know.',
  'first.current': 'Password from the administrator',
  'first.submit': 'Save and go on',
  next: 'New password',
  'next.hint': 'At least 10 characters. A few unrelated words are easy to remember and safe.',
  again: 'New password again',
  'again.differs': 'The two new passwords differ.',
};
