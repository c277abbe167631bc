/** A session's secret, of a person or of a display. */
const SESSION_COOKIE = 'tt_session';

/** The secret of an assistant's phone. One of its own: whoever is signed in with this browser stays so. */
const PASS_COOKIE = 'tt_pass';

/** The secret of a pupil's own device. */
const PUPIL_COOKIE = 'tt_pupil';

/** What a pass or a pupil's device may do ends with its lesson, whatever the cookie says; no lesson lasts so long, in ms. */
const PASS_COOKIE_LIFE_MS = 24 * 3_600_000;

/** The session's secret in a `Cookie` header, if there is one. */
export function tokenIn(cookieHeader: string | undefined): string | undefined {
  return valueIn(cookieHeader, SESSION_COOKIE);
}

/** The pass's secret in a `Cookie` header, if there is one. */
export function passTokenIn(cookieHeader: string | undefined): string | undefined {
  return valueIn(cookieHeader, PASS_COOKIE);
}

/** The secret of a pupil's device in a `Cookie` header, if there is one. */
export function pupilTokenIn(cookieHeader: string | undefined): string | undefined {
  return valueIn(cookieHeader, PUPIL_COOKIE);
}

/** What to say in `Set-Cookie`; `null` takes the cookie away. The server decides when a session ends, not the cookie. */
export function sessionCookie(token: string | null, { secure, lifeMs }: { secure: boolean; lifeMs: number }): string {
  return cookie(SESSION_COOKIE, token, { secure, lifeMs, sameSite: 'Lax' });
}

/** What to say in `Set-Cookie` to a phone. */
export function passCookie(token: string, { secure }: { secure: boolean }): string {
  return cookie(PASS_COOKIE, token, { secure, lifeMs: PASS_COOKIE_LIFE_MS, sameSite: 'Strict' });
}

/** What to say in `Set-Cookie` to a pupil's device. */
export function pupilCookie(token: string, { secure }: { secure: boolean }): string {
  return cookie(PUPIL_COOKIE, token, { secure, lifeMs: PASS_COOKIE_LIFE_MS, sameSite: 'Strict' });
}

type Settings = { readonly secure: boolean; readonly lifeMs: number; readonly sameSite: 'Lax' | 'Strict' };

function cookie(name: string, value: string | null, { secure, lifeMs, sameSite }: Settings): string {
  const age = value === null ? 0 : Math.floor(lifeMs / 1_000);
  return `${name}=${value ?? ''}; Path=/; Max-Age=${age}; HttpOnly; SameSite=${sameSite}${secure ? '; Secure' : ''}`;
}

function valueIn(cookieHeader: string | undefined, name: string): string | undefined {
  for (const pair of (cookieHeader ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}
