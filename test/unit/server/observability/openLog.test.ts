import { describe, expect, it } from 'vitest';
import { openLog } from '../../../../server/observability/openLog.ts';

function logged(tell: (log: ReturnType<typeof openLog>) => void, level: 'debug' | 'info' = 'info'): string {
  let text = '';
  tell(openLog({ level, to: { write: (line) => (text += line) } }));
  return text;
}

describe('log', () => {
  it('writes one object a line, with the time in ms and the level in words', () => {
    const entry: unknown = JSON.parse(logged((log) => log.info({ event: 'take.started', streams: 4 })));
    expect(entry).toEqual({ level: 'info', atMs: expect.any(Number), event: 'take.started', streams: 4 });
  });

  it('carries the fields of a child', () => {
    expect(JSON.parse(logged((log) => log.child({ lessonId: 'les_1' }).warn({ event: 'x' })))).toMatchObject({
      lessonId: 'les_1',
    });
  });

  it.each([
    { password: 's3cret' },
    { body: { password: 's3cret', next: 's3cret' } },
    { headers: { cookie: 'tt_session=s3cret', authorization: 'Bearer s3cret' } },
    { session: { token: 's3cret', tokenHash: 's3cret' } },
    { list: [{ deep: { signature: 's3cret', nonce: 's3cret' } }] },
    { code: '12345678', s: 's3cret'.length },
    { pupilNames: ['小明'], childName: '小明' },
    { DATABASE_URL: 'postgres://x:s3cret@db' },
    { store: { accessKeyId: 's3cret', secretAccessKey: 's3cret' } },
  ])('keeps secrets and names of children to itself: %j', (fields) => {
    const text = logged((log) => log.child(fields).info({ event: 'x', ...fields }));
    expect(text).not.toMatch(/s3cret|12345678|小明/);
    expect(text).toContain('[redacted]');
  });

  it('still tells error codes', () => {
    expect(logged((log) => log.info({ event: 'x', code: 'lesson.not-found' }))).toContain('lesson.not-found');
  });

  it('tells an error with its causes', () => {
    const err = new Error('outer', { cause: new TypeError('inner') });
    expect(JSON.parse(logged((log) => log.error({ event: 'x', err })))).toMatchObject({
      err: { message: 'outer', cause: { type: 'TypeError', message: 'inner' } },
    });
  });

  it('does not stumble over circles and big numbers', () => {
    const circle: Record<string, unknown> = { big: 1n };
    circle['self'] = circle;
    expect(() => logged((log) => log.info({ event: 'x', circle }))).not.toThrow();
  });

  it('leaves out what is below its level', () => {
    expect(logged((log) => log.debug({ event: 'x' }))).toBe('');
  });
});
