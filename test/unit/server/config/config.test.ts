import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../../../server/config/config.ts';

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (thrown) {
    if (thrown instanceof ConfigError) return thrown.problems;
    throw thrown;
  }
};

describe('configuration', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 3000,
      DATA_DIR: join(process.cwd(), 'var'),
      DEMO: 'auto',
      SEAT_GRACE_MS: 60_000,
      tls: { kind: 'off' },
    });
  });

  it('takes media ports that Linux does not lend to outgoing connections', () => {
    const { MEDIA_PORT } = readConfig({});
    // ip_local_port_range begins at 32768; the most workers that can be asked for take 64 ports.
    expect(MEDIA_PORT + 64).toBeLessThan(32_768);
  });

  const STORE = {
    S3_ENDPOINT: 'https://s3.example.org',
    S3_BUCKET: 'recordings',
    S3_ACCESS_KEY_ID: 'the-id',
    S3_SECRET_ACCESS_KEY: 'the-secret',
  };

  it('moves recordings nowhere unless a store is named wholly', () => {
    expect(readConfig({}).store).toBeUndefined();
    expect(readConfig(STORE)).toMatchObject({
      store: { endpoint: 'https://s3.example.org', bucket: 'recordings', region: 'us-east-1', pathStyle: true },
      S3_KEEP_DAYS: 7,
      S3_MBIT_PER_S: 20,
    });
    expect(readConfig({ ...STORE, S3_STYLE: 'host' }).store?.pathStyle).toBe(false);
    const { S3_SECRET_ACCESS_KEY: _, ...halfway } = STORE;
    expect(problemsOf(halfway)).toEqual([expect.stringContaining('S3_SECRET_ACCESS_KEY: is missing')]);
  });

  it('names what is wrong with a store, and never its key', () => {
    const problems = problemsOf({ ...STORE, S3_ENDPOINT: 'ftp://x', S3_BUCKET: 'No Bucket', S3_MBIT_PER_S: '0' });
    for (const name of ['S3_ENDPOINT', 'S3_BUCKET', 'S3_MBIT_PER_S'])
      expect(problems.some((problem) => problem.startsWith(`${name}: `))).toBe(true);
    expect(problems.join()).not.toMatch(/the-id|the-secret/);
  });

  it('knows TURN servers by a shared secret or by one name and password, and none unless they are named', () => {
    const urls = { TURN_URLS: 'turn:turn.example.org:3478, turns:turn.example.org:5349?transport=tcp' };
    const read = ['turn:turn.example.org:3478', 'turns:turn.example.org:5349?transport=tcp'];
    expect(readConfig({}).turn).toBeUndefined();
    expect(readConfig({ ...urls, TURN_SECRET: 'north-wind' }).turn).toEqual({
      urls: read,
      access: { kind: 'secret', secret: 'north-wind' },
    });
    expect(readConfig({ ...urls, TURN_USERNAME: 'school', TURN_PASSWORD: 'blue-door' }).turn).toEqual({
      urls: read,
      access: { kind: 'fixed', username: 'school', password: 'blue-door' },
    });
  });

  it.each([
    ['where there is nothing that lets anybody in', { TURN_URLS: 'turn:host' }, 'TURN_SECRET'],
    ['without servers', { TURN_SECRET: 'north-wind' }, 'TURN_URLS'],
    ['by two ways at once', { TURN_URLS: 'turn:host', TURN_SECRET: 'north-wind', TURN_USERNAME: 'a' }, 'TURN_SECRET'],
    ['by half a pair', { TURN_URLS: 'turn:host', TURN_USERNAME: 'a' }, 'TURN_USERNAME'],
    ['that are something else', { TURN_URLS: 'https://host', TURN_SECRET: 'north-wind' }, 'TURN_URLS'],
    ['that are two in one', { TURN_URLS: 'turn:a turn:b', TURN_SECRET: 'north-wind' }, 'TURN_URLS'],
  ])('refuses TURN servers %s, and never says the secret', (_how, env, name) => {
    const problems = problemsOf(env);
    expect(problems.some((problem) => problem.startsWith(name))).toBe(true);
    expect(problems.join()).not.toContain('north-wind');
  });

  it('counts empty variables as absent', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ PORT: 3000 });
  });

  it('is open to the network only under TLS, unless told', () => {
    expect(readConfig({ TLS: 'local' }).HOST).toBe('0.0.0.0');
    expect(readConfig({ HOST: '0.0.0.0' }).HOST).toBe('0.0.0.0');
  });

  it('names every wrong variable at once, and no value', () => {
    const problems = problemsOf({
      PORT: '99999',
      DATABASE_URL: 'mysql://root:hunter2@db',
      METRICS_TOKEN: 'short',
      DEMO: 'hunter3',
    });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(['PORT', 'DATABASE_URL', 'DEMO', 'METRICS_TOKEN']);
    expect(problems.join()).not.toMatch(/hunter|99999|short/);
  });

  it('wants certificate and key together, and one way to TLS', () => {
    expect(problemsOf({ TLS_CERT_FILE: '/a' })).toHaveLength(1);
    expect(problemsOf({ TLS: 'local', TLS_CERT_FILE: '/a', TLS_KEY_FILE: '/b' })).toHaveLength(1);
    expect(readConfig({ TLS_CERT_FILE: '/a', TLS_KEY_FILE: '/b' }).tls).toEqual({
      kind: 'files',
      certFile: '/a',
      keyFile: '/b',
    });
  });
});
