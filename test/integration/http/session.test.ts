import { afterEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../fakes/FakeClock.ts';
import { addPerson, PASSWORD } from '../../support/district.ts';
import { rawRequest, TestApp } from '../../support/TestApp.ts';

const HOUR = 3_600_000;
const T0 = 1_800_000_000_000;

describe('signing in', () => {
  let app: TestApp;
  let clock: FakeClock;
  afterEach(() => app.close());

  const start = async (env: Record<string, string> = {}) => {
    clock = new FakeClock(T0);
    app = await TestApp.start({
      clock,
      env,
      fill: async (stores) => {
        await addPerson(stores, { signInName: 'lin', roles: ['teacher'], schoolId: null });
        await addPerson(stores, { signInName: 'chen', roles: ['district-administrator'], schoolId: null });
        await addPerson(stores, { signInName: 'new', roles: ['teacher'], schoolId: null, mustChangePassword: true });
      },
    });
    return app.browser();
  };
  const wrong = { body: { signInName: 'lin', password: 'wrong' } };

  it('tells who one is, before and after', async () => {
    const browser = await start();
    expect(await browser.must('session.read')).toEqual({
      who: { kind: 'stranger' },
      districtName: '同堂',
      serverAtMs: T0,
    });
    const { who } = await browser.signIn('lin');
    expect(who).toMatchObject({ kind: 'person', roles: ['teacher'], schoolId: null, mustChangePassword: false });
    expect((await browser.must('session.read')).who).toEqual(who);
  });

  it('takes the name without regard to case', async () => {
    const browser = await start();
    await expect(browser.signIn('LIN')).resolves.toBeDefined();
  });

  it('keeps the secret from scripts and from other sites', async () => {
    const browser = await start();
    await browser.signIn('lin');
    const cookie = browser.lastHeaders.get('set-cookie');
    expect(cookie).toMatch(/^tt_session=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
  });

  it('marks the cookie Secure when a trusted proxy speaks TLS', async () => {
    await start({ TRUST_PROXY: 'loopback' });
    const answer = await rawRequest(`${app.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-proto': 'https' },
      body: JSON.stringify({ signInName: 'lin', password: PASSWORD }),
    });
    expect(answer.headers.get('set-cookie')).toMatch(/; Secure$/);
    expect(answer.headers.get('strict-transport-security')).toBeTruthy();
  });

  it('gives the same answer for a wrong password and for a name that nobody has', async () => {
    const browser = await start();
    const [known, unknown] = [
      await browser.ask('session.sign-in', wrong),
      await browser.ask('session.sign-in', { body: { signInName: 'nobody', password: 'wrong' } }),
    ];
    expect(known).toEqual(unknown);
    expect(known).toMatchObject({ status: 401, error: { code: 'sign-in.refused', details: {} } });
  });

  it('does about as much work for a name that nobody has, so that time tells nothing', async () => {
    const browser = await start();
    // Work, not time: what else the machine does must not count.
    const workOf = async (signInName: string) => {
      const before = process.cpuUsage();
      await browser.ask('session.sign-in', { body: { signInName, password: 'wrong' } });
      return process.cpuUsage(before).user;
    };
    const median = (work: number[]) => work.sort((a, b) => a - b)[1] ?? 0;
    await workOf('warm-up');
    const known = median([await workOf('lin'), await workOf('chen'), await workOf('new')]);
    const unknown = median([await workOf('nobody'), await workOf('nobody2'), await workOf('nobody3')]);
    expect(unknown).toBeGreaterThan(known / 3);
    expect(unknown).toBeLessThan(known * 3);
  });

  it('locks a name after five failures, right password or not, and opens again by itself', async () => {
    const browser = await start();
    for (let tried = 0; tried < 5; tried += 1)
      expect(await browser.code('session.sign-in', wrong)).toBe('sign-in.refused');
    const locked = await browser.ask('session.sign-in', { body: { signInName: 'lin', password: PASSWORD } });
    expect(locked).toMatchObject({ status: 429, error: { code: 'sign-in.locked', details: { retryAfterMs: 30_000 } } });
    expect(browser.lastHeaders.get('retry-after')).toBe('30');
    clock.goOn(30_001);
    expect(await browser.code('session.sign-in', wrong)).toBe('sign-in.refused');
    clock.goOn(30_001);
    expect(await browser.code('session.sign-in', wrong)).toBe('sign-in.locked');
    clock.goOn(30_001);
    await expect(browser.signIn('lin')).resolves.toBeDefined();
  });

  it('locks a name that nobody has in the same way', async () => {
    const browser = await start();
    const guess = { body: { signInName: 'nobody', password: 'wrong' } };
    for (let tried = 0; tried < 5; tried += 1) await browser.ask('session.sign-in', guess);
    expect(await browser.code('session.sign-in', guess)).toBe('sign-in.locked');
  });

  it('does not let many guesses at once slip past the count', async () => {
    const browser = await start();
    const codes = await Promise.all(Array.from({ length: 12 }, () => browser.code('session.sign-in', wrong)));
    expect(codes.filter((code) => code === 'sign-in.refused')).toHaveLength(5);
    expect(codes.filter((code) => code === 'sign-in.locked')).toHaveLength(7);
  });

  it('gives a new secret at each sign-in and spends the old one', async () => {
    const browser = await start();
    await browser.signIn('lin');
    const old = browser.cookie;
    await browser.signIn('lin');
    expect(browser.cookie).not.toBe(old);
    browser.keep(old);
    expect((await browser.must('session.read')).who.kind).toBe('stranger');
  });

  it('ends a session at sign-out, and signing out twice is harmless', async () => {
    const browser = await start();
    await browser.signIn('lin');
    const { cookie } = browser;
    await browser.must('session.sign-out');
    expect(browser.lastHeaders.get('set-cookie')).toContain('Max-Age=0');
    browser.keep(cookie);
    expect(await browser.code('session.list')).toBe('session.expired');
    await browser.must('session.sign-out');
  });

  it('ends a session that was unused for half a day, and one in daily use after thirty', async () => {
    const browser = await start();
    await browser.signIn('lin');
    clock.goOn(13 * HOUR);
    expect(await browser.code('session.list')).toBe('session.expired');
    await browser.signIn('lin');
    for (let used = 0; used < 71; used += 1) {
      clock.goOn(10 * HOUR);
      expect(await browser.code('session.list')).toBe('ok');
    }
    clock.goOn(11 * HOUR);
    expect(await browser.code('session.list')).toBe('session.expired');
  });

  it('lists own sessions and ends one of them', async () => {
    const browser = await start();
    await browser.signIn('lin');
    const elsewhere = await app.as('lin');
    const { sessions } = await browser.must('session.list');
    expect(sessions.map((session) => session.current).sort()).toEqual([false, true]);
    const other = sessions.find((session) => !session.current);
    if (!other) throw new Error('there should be another session');
    await browser.must('session.revoke', { params: { sessionId: other.sessionId } });
    expect(await elsewhere.code('session.list')).toBe('session.expired');
  });

  it("does not end somebody else's session", async () => {
    const browser = await start();
    await browser.signIn('lin');
    const stranger = await app.as('chen');
    const [mine] = (await browser.must('session.list')).sessions;
    if (!mine) throw new Error('there should be a session');
    await stranger.must('session.revoke', { params: { sessionId: mine.sessionId } });
    expect(await browser.code('session.list')).toBe('ok');
  });

  it('changes a password, ends the other sessions and keeps this one', async () => {
    const browser = await start();
    await browser.signIn('lin');
    const elsewhere = await app.as('lin');
    await browser.must('session.change-password', { body: { current: PASSWORD, next: '春风又绿江南岸二〇二六' } });
    expect(await browser.code('session.list')).toBe('ok');
    expect(await elsewhere.code('session.list')).toBe('session.expired');
    expect(await app.browser().code('session.sign-in', { body: { signInName: 'lin', password: PASSWORD } })).toBe(
      'sign-in.refused',
    );
    await expect(app.browser().signIn('lin', '春风又绿江南岸二〇二六')).resolves.toBeDefined();
  });

  it.each([
    ['short', 'short-9ch'],
    ['common', '1qaz2wsx3edc'],
    ['common', 'woaini1314520'],
    ['common', 'abababababab'],
    ['common', '9876543210'],
    ['sign-in-name', 'teacher-LIN-2026'],
    ['same', PASSWORD],
  ])('refuses a new password that is %s', async (reason, next) => {
    const browser = await start();
    await browser.signIn('lin');
    const said = await browser.ask('session.change-password', { body: { current: PASSWORD, next } });
    expect(said).toMatchObject({ status: 422, error: { code: 'password.too-weak', details: { reason } } });
  });

  it('counts wrong current passwords against the name', async () => {
    const browser = await start();
    await browser.signIn('lin');
    const guess = { body: { current: 'wrong', next: 'a much longer password' } };
    for (let tried = 0; tried < 5; tried += 1)
      expect(await browser.code('session.change-password', guess)).toBe('sign-in.refused');
    expect(await browser.code('session.change-password', guess)).toBe('sign-in.locked');
  });

  it('lets somebody with a handed-over password do nothing before they have changed it', async () => {
    const browser = await start();
    const { who } = await browser.signIn('new');
    expect(who).toMatchObject({ mustChangePassword: true });
    expect(await browser.code('courses.list')).toBe('request.forbidden');
    await browser.must('session.change-password', { body: { current: PASSWORD, next: 'something of my own' } });
    expect(await browser.code('courses.list')).toBe('ok');
  });

  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
  ])('refuses a change that comes from elsewhere: %j', async (headers) => {
    await start();
    const answer = await rawRequest(`${app.url}/api/session`, { method: 'DELETE', headers });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([403, { code: 'request.cross-origin', details: {} }]);
  });

  it('takes a change from its own page where the browser sends only an origin', async () => {
    await start();
    const answer = await rawRequest(`${app.url}/api/session`, { method: 'DELETE', headers: { origin: app.url } });
    expect(answer.status).toBe(200);
  });
});
