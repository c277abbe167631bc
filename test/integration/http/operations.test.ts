import { mkdir, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../fakes/FakeClock.ts';
import { rawRequest, TestApp } from '../../support/TestApp.ts';

describe('pages beside the API', () => {
  let app: TestApp;
  afterEach(() => app.close());
  const get = (path: string, headers: Record<string, string> = {}) => rawRequest(`${app.url}${path}`, { headers });

  it('tells supervisors that all is well', async () => {
    app = await TestApp.start();
    const answer = await get('/healthz');
    expect([answer.status, JSON.parse(answer.text)]).toEqual([
      200,
      { ok: true, checks: { database: 'ok', media: 'ok' } },
    ]);
    expect(JSON.parse((await get('/readyz')).text)).toEqual({ ready: true });
  });

  it('gives metrics to this machine, and to others only with the token', async () => {
    app = await TestApp.start({ env: { METRICS_TOKEN: 'sixteen-or-more-letters' } });
    expect((await get('/metrics')).text).toContain('tongtang_log_append_seconds_count 0');
    const through = { 'x-forwarded-for': '203.0.113.9' };
    expect((await get('/metrics', through)).status).toBe(403);
    expect((await get('/metrics', { ...through, authorization: 'Bearer wrong' })).status).toBe(403);
    expect((await get('/metrics', { ...through, authorization: 'Bearer sixteen-or-more-letters' })).status).toBe(200);
  });

  it('sends the headers that keep a page to itself', async () => {
    app = await TestApp.start();
    const { headers } = await get('/api/session');
    const csp = headers.get('content-security-policy') ?? '';
    const { host } = new URL(app.url);
    for (const rule of [
      "script-src 'self';",
      "frame-ancestors 'none'",
      "object-src 'none'",
      `connect-src 'self' ws://${host} wss://${host}`,
    ]) {
      expect(csp).toContain(rule);
    }
    expect(csp).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('permissions-policy')).toContain('camera=(self)');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('puts no odd host into a header', async () => {
    app = await TestApp.start();
    const { headers } = await get('/', { host: "evil; script-src 'unsafe-inline'" });
    expect(headers.get('content-security-policy')).toContain("connect-src 'self' 'self'");
  });

  it('serves the client: hashed files for ever, screens always fresh, nothing else', async () => {
    app = await TestApp.start();
    expect((await get('/')).status).toBe(503);
    const client = join(app.dataDir, 'client');
    await mkdir(join(client, 'assets'), { recursive: true });
    await writeFile(join(client, 'index.html'), '<!doctype html><title>同堂</title>');
    await writeFile(join(client, 'assets', 'index-abc.js'), 'export {};');
    const asset = await get('/assets/index-abc.js');
    expect([asset.status, asset.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    for (const screen of ['/', '/today', '/admin/people']) {
      const answer = await get(screen);
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache']);
      expect(answer.text).toContain('同堂');
    }
    for (const missing of ['/assets/gone.js', '/favicon.ico', '/..%2ftongtang.sqlite'])
      expect((await get(missing)).status).toBe(404);
  });

  it('slows down an address that guesses, and says for how long', async () => {
    app = await TestApp.start({ clock: new FakeClock(1_800_000_000_000) });
    const browser = app.browser();
    let code = '';
    for (let tried = 0; tried < 80 && code !== 'request.too-many'; tried += 1) {
      code = await browser.code('session.sign-in', { body: { signInName: `nobody-${tried}`, password: 'x' } });
    }
    expect(code).toBe('request.too-many');
    expect(Number(browser.lastHeaders.get('retry-after'))).toBeGreaterThan(0);
  });

  it('speaks HTTPS with a certificate of its own, signed by an authority that can be downloaded', async () => {
    app = await TestApp.start({ env: { TLS: 'local', HOST: '127.0.0.1' } });
    const fetchBy = (ca?: string) =>
      new Promise<{ text: string; hsts: string | undefined }>((resolve, reject) => {
        const sent = request(
          `${app.app.url}/ca.crt`,
          { ...(ca ? { ca } : { rejectUnauthorized: false }) },
          (answer) => {
            let text = '';
            answer.on('data', (part) => (text += String(part)));
            answer.on('end', () => resolve({ text, hsts: answer.headers['strict-transport-security'] }));
          },
        );
        sent.on('error', reject);
        sent.end();
      });
    const { text: ca } = await fetchBy();
    const trusted = await fetchBy(ca);
    expect(trusted.text).toBe(ca);
    expect(trusted.hsts).toBeDefined();
  });
});
