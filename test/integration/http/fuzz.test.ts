import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EndpointName, endpoints } from '../../../shared/api/index.ts';
import { WireError } from '../../../shared/errors/index.ts';
import { addPerson } from '../../support/district.ts';
import { rawRequest, TestApp, type TestBrowser } from '../../support/TestApp.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const names = Object.keys(endpoints).filter(
  (name): name is EndpointName => Object.hasOwn(endpoints, name) && name !== 'session.sign-out',
);

describe('whatever arrives at the HTTP door', () => {
  let app: TestApp;
  let browser: TestBrowser;
  let nowMs = 1_800_000_000_000;

  beforeAll(async () => {
    app = await TestApp.start({
      // A second passes with each look at the clock, so that the rate limits stay out of the way.
      clock: { nowMs: () => (nowMs += 1_000) },
      fill: async (stores) => {
        await addPerson(stores, { signInName: 'chen', roles: ['district-administrator', 'teacher'], schoolId: null });
      },
      env: { SESSION_IDLE_MS: '1000000000000', SESSION_LIFE_MS: '1000000000000' },
    });
    browser = await app.as('chen');
  });
  afterAll(() => app.close());

  const send = (path: string, options: Parameters<typeof rawRequest>[1]) =>
    rawRequest(`${app.url}${path}`, { ...options, headers: { cookie: browser.cookie, ...options?.headers } });
  const codeOf = (text: string) => WireError.parse(JSON.parse(text)).code;

  it('is answered with a code of the table, and the server lives', async () => {
    const anyBody = fc.oneof(
      fc.json(),
      fc.string(),
      fc.dictionary(fc.string(), fc.jsonValue()).map((given) => JSON.stringify(given)),
      fc.constantFrom(
        '{"__proto__":{"roles":["teacher"]}}',
        '{"constructor":1}',
        '[]',
        'null',
        '"x"',
        '{"a":1e999}',
        '\u0000',
      ),
    );
    const anySegment = fc.oneof(
      fc.string(),
      fc.constantFrom('..', '%', '%00', '%2e%2e', 'per_0000000000000000', "' or 1=1 --"),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        anyBody,
        anySegment,
        fc.string(),
        async (name, body, segment, query) => {
          const { method, path } = endpoints[name];
          const filled = path.replace(/:\w+/g, () => (segment === '%' ? segment : encodeURIComponent(segment) || 'x'));
          const answer = await send(`${filled}?${encodeURIComponent(query)}`, {
            method,
            headers: JSON_TYPE,
            ...(method === 'GET' ? {} : { body }),
          });
          if (answer.status !== 200) expect(codeOf(answer.text)).not.toBe('server.fault');
        },
      ),
      { numRuns: 400 },
    );
    expect((await send('/healthz', {})).status).toBe(200);
  }, 60_000);

  it.each([
    ['broken JSON', '{"signInName":', 'request.malformed'],
    ['a bare word', 'true', 'request.malformed'],
    ['an unknown key', '{"signInName":"chen","password":"x","admin":true}', 'request.malformed'],
    ['an object where text belongs', '{"signInName":{"$ne":""},"password":"x"}', 'request.malformed'],
    [
      'an object that has a length and no text',
      '{"signInName":{"length":-1,"toString":1,"valueOf":null},"password":"x"}',
      'request.malformed',
    ],
    ['too much', JSON.stringify({ signInName: 'chen', password: 'x'.repeat(70_000) }), 'request.too-large'],
  ])('%s is refused', async (_what, body, code) => {
    const answer = await send('/api/session', { method: 'POST', headers: JSON_TYPE, body });
    expect(codeOf(answer.text)).toBe(code);
  });

  it('never unpacks what was packed', async () => {
    const packed = gzipSync(JSON.stringify({ signInName: 'chen', password: 'x'.repeat(10_000_000) }));
    const answer = await send('/api/session', {
      method: 'POST',
      headers: { ...JSON_TYPE, 'content-encoding': 'gzip' },
      body: packed,
    });
    expect(codeOf(answer.text)).toBe('request.malformed');
  });

  it('takes only JSON, also when a form is sent', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await send('/api/session', { method: 'POST', headers, body: 'signInName=chen&password=x' });
    expect(codeOf(answer.text)).toBe('request.malformed');
  });

  it('says which field is wrong and nothing of what it held', async () => {
    const answer = await send('/api/schools', { method: 'POST', headers: JSON_TYPE, body: '{"name":"\\u0000secret"}' });
    expect(JSON.parse(answer.text)).toEqual({
      code: 'request.malformed',
      details: { name: 'schools.create', at: 'body.name' },
    });
  });

  it('lets no unknown query through', async () => {
    const answer = await send('/api/classrooms?schoolId=sch_0000000000000000&limit=1', {});
    expect(codeOf(answer.text)).toBe('request.malformed');
  });

  it.each(['/api', '/api/', '/api/nothing', '/api/session/nothing', '/API/nothing'])(
    '%s is not a screen',
    async (path) => {
      const answer = await send(path, {});
      expect([answer.status, codeOf(answer.text)]).toEqual([404, 'request.unknown']);
    },
  );
});
