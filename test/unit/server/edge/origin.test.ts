import { describe, expect, it } from 'vitest';
import { sessionCookie, tokenIn } from '../../../../server/edge/http/cookies.ts';
import { isOwnOrigin } from '../../../../server/edge/http/origin.ts';

describe('own origin', () => {
  const host = 'tongtang.school.lan:3000';
  it.each([
    ['same-origin by the browser', { fetchSite: 'same-origin', origin: undefined, host }, true],
    ['the same host', { fetchSite: undefined, origin: `https://${host}`, host }, true],
    ['the same host in capitals', { fetchSite: undefined, origin: `https://${host}`, host: host.toUpperCase() }, true],
    ['a program without either', { fetchSite: undefined, origin: undefined, host }, true],
    ['another port', { fetchSite: undefined, origin: 'https://tongtang.school.lan:4000', host }, false],
    ['another host', { fetchSite: undefined, origin: 'https://evil.example', host }, false],
    ['a sandbox', { fetchSite: undefined, origin: 'null', host }, false],
    ['no host', { fetchSite: undefined, origin: 'https://evil.example', host: undefined }, false],
    ['another site that lies about nothing', { fetchSite: 'cross-site', origin: `https://${host}`, host }, false],
  ])('%s', (_what, headers, own) => {
    expect(isOwnOrigin(headers)).toBe(own);
  });
});

describe('the session cookie', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['a=b; tt_session=abc; c=d', 'abc'],
    ['tt_session=abc', 'abc'],
    ['xtt_session=abc', undefined],
    ['tt_session', undefined],
    ['tt_session=', ''],
  ])('is found in %j', (header, token) => {
    expect(tokenIn(header)).toBe(token);
  });

  it('goes over TLS only once it came over TLS, and is taken away by name', () => {
    expect(sessionCookie('t', { secure: true, lifeMs: 5_000 })).toBe(
      'tt_session=t; Path=/; Max-Age=5; HttpOnly; SameSite=Lax; Secure',
    );
    expect(sessionCookie(null, { secure: false, lifeMs: 5_000 })).toBe(
      'tt_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax',
    );
  });
});
