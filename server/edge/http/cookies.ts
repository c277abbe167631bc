/** The one cookie: a session's secret, of a person or of a display. */
const SESSION_COOKIE = 'tt_session';

/** The session's secret in a `Cookie` header, if there is one. */
export function tokenIn(cookieHeader: string | undefined): string | undefined {
  for (const pair of (cookieHeader ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === SESSION_COOKIE) return pair.slice(at + 1).trim();
  }
  return undefined;
}

/** What to say in `Set-Cookie`; `null` takes the cookie away. The server decides when a session ends, not the cookie. */
export function sessionCookie(token: string | null, { secure, lifeMs }: { secure: boolean; lifeMs: number }): string {
  const age = token === null ? 0 : Math.floor(lifeMs / 1_000);
  return `${SESSION_COOKIE}=${token ?? ''}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
