import type { Translation } from '../texts.ts';
import type { account as original } from '../zh-CN/account.ts';

/** One's own account: password and sign-ins. */
export const account: Translation<typeof original> = {
  title: 'My account',
  'nothing-yet':
    "There is no page for your account yet. To teach, plan or observe lessons, ask your school's administrator.",
  'password.title': 'Change password',
  'password.current': 'Current password',
  'password.submit': 'Change password',
  'password.done': 'Password changed. All other devices have been signed out.',
  'sessions.title': 'Signed-in devices',
  'sessions.hint': 'Sign out the ones that you do not know or no longer use.',
  'sessions.this': 'This device',
  'sessions.used': 'Last used {{when}}',
  'sessions.started': 'Signed in {{when}}',
  'sessions.end': 'Sign out',
  'sessions.end-of': 'Sign out {{device}}',
  'sessions.ended': 'That device has been signed out.',
  'device.unknown': 'Unknown device',
};
