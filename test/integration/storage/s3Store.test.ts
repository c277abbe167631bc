import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SentPart, Transfer } from '../../../server/library/archive/ports.ts';
import { S3Store } from '../../../server/storage/s3/S3Store.ts';
import { FaultProxy } from '../../support/FaultProxy.ts';
import { wholeOf } from '../../support/s3/openArchive.ts';
import { S3_KEYS, S3Server } from '../../support/s3/S3Server.ts';

const MIB = 1_048_576;
const KEY = 'takes/tak_1/trk_1.webm';
/** Neither a whole number of parts, nor the same anywhere. */
const CONTENT = randomBytes(11 * MIB + 12_345);

let server: S3Server;
let line: FaultProxy;
let store: S3Store;

const accessTo = (port: number, more: Partial<ConstructorParameters<typeof S3Store>[0]> = {}) => ({
  ...{ endpoint: `http://127.0.0.1:${port}`, bucket: 'recordings', region: 'us-east-1', pathStyle: true },
  ...S3_KEYS,
  ...more,
});
const how = (): Transfer => ({ signal: new AbortController().signal, pace: async () => undefined });
async function put(key: string, content = CONTENT, partBytes = 5 * MIB): Promise<void> {
  const uploadId = await store.begin(key);
  const parts: SentPart[] = [];
  for (let at = 0; at < content.length; at += partBytes) {
    const number = at / partBytes + 1;
    const bytes = content.subarray(at, at + partBytes);
    parts.push({ number, etag: await store.sendPart({ key, uploadId }, { number, bytes }, how()) });
  }
  await store.finish({ key, uploadId }, parts);
}

beforeAll(async () => {
  server = await S3Server.open();
});
afterAll(() => server.close());
beforeEach(async () => {
  line = await FaultProxy.open(server.port);
  store = new S3Store(accessTo(line.port));
});
afterEach(async () => {
  store.close();
  await line.close();
});

describe('an object', () => {
  it('that was sent in parts comes back as it was, whole and any part of it', async () => {
    await put(KEY);
    expect((await server.content(KEY)).equals(CONTENT)).toBe(true);
    expect((await wholeOf(await store.read(KEY)))?.equals(CONTENT)).toBe(true);
    for (const [start, end] of [
      [0, 1],
      [1, 4_097],
      [5 * MIB - 3, 5 * MIB + 3],
      [7_000_001, 7_100_000],
    ] as const)
      expect((await wholeOf(await store.read(KEY, { start, end })))?.equals(CONTENT.subarray(start, end + 1))).toBe(
        true,
      );
    const last = { start: CONTENT.length - 1, end: CONTENT.length - 1 };
    expect(await wholeOf(await store.read(KEY, last))).toEqual(CONTENT.subarray(-1));
    expect(await store.bytesOf(KEY)).toBe(CONTENT.length);
  });

  it('is not there any more when it is removed, which may be done twice', async () => {
    await put('takes/gone.webm', Buffer.from('x'));
    for (let time = 0; time < 2; time += 1) await store.remove('takes/gone.webm');
    expect(await store.read('takes/gone.webm')).toBeUndefined();
    expect(await store.bytesOf('takes/gone.webm')).toBeUndefined();
  });

  it('of which another part than the wanted one comes is not taken for that', async () => {
    await put(KEY);
    // s3rver takes an end at 0 for none.
    await expect(store.read(KEY, { start: 0, end: 0 })).rejects.toMatchObject({ code: 'store.failed' });
  });

  it('is fetched only as far as it is read, and the line is let go by whoever stops', async () => {
    await put(KEY);
    const content = await store.read(KEY);
    content?.once('error', () => undefined);
    content?.destroy();
    await expect.poll(() => line.open).toBe(0);
  });
});

describe('an upload', () => {
  it('tells its parts, and is gone when it is abandoned, also by whoever does not know its name', async () => {
    const key = 'takes/begun.webm';
    const uploadId = await store.begin(key);
    const etag = await store.sendPart({ key, uploadId }, { number: 1, bytes: CONTENT.subarray(0, 5 * MIB) }, how());
    expect(await store.partsOf({ key, uploadId })).toEqual([{ number: 1, etag }]);
    await store.abandon(key, null);
    expect(await store.partsOf({ key, uploadId })).toBe('gone');
    expect(await server.uploads()).toEqual([]);
    await store.abandon(key, uploadId);
  });

  it('says so when the store knows it no more', async () => {
    const gone = { key: KEY, uploadId: '00' };
    await expect(store.partsOf(gone)).resolves.toBe('gone');
  });

  it('of which a part is damaged on the way is refused', async () => {
    const key = 'takes/spoilt.webm';
    const uploadId = await store.begin(key);
    line.spoilAfter(2 * MIB);
    const part = { number: 1, bytes: CONTENT.subarray(0, 5 * MIB) };
    await expect(store.sendPart({ key, uploadId }, part, how())).rejects.toMatchObject({ code: 'store.damaged' });
    await expect(store.sendPart({ key, uploadId }, part, how())).resolves.toMatch(/^[0-9a-f]{32}$/);
    await store.abandon(key, uploadId);
  });

  it('stops in the midst of a part when it is told to', async () => {
    const key = 'takes/stopped.webm';
    const uploadId = await store.begin(key);
    const stop = new AbortController();
    let slices = 0;
    const pace = async (): Promise<void> => {
      slices += 1;
      if (slices === 3) stop.abort(new Error('a lesson is live'));
    };
    const part = { number: 1, bytes: CONTENT.subarray(0, 5 * MIB) };
    const sending = store.sendPart({ key, uploadId }, part, { signal: stop.signal, pace });
    await expect(sending).rejects.toThrow('a lesson is live');
    expect(slices).toBeLessThan(10);
    await store.abandon(key, uploadId);
  });

  it('goes on without lists where the store has none', async () => {
    server.isPlain = true;
    const uploadId = await store.begin('takes/plain.webm');
    expect(await store.partsOf({ key: 'takes/plain.webm', uploadId })).toBeUndefined();
    server.isPlain = false;
    await store.abandon('takes/plain.webm', uploadId);
  });
});

describe('what is wrong', () => {
  it.each([
    ['a wrong secret', { secretAccessKey: 'wrong' }, 'store.refused'],
    ['a key that nobody knows', { accessKeyId: 'NOBODY' }, 'store.refused'],
    ['a bucket that is not there', { bucket: 'nothing-here' }, 'store.no-bucket'],
  ])('%s is told', async (_name, more, code) => {
    const other = new S3Store(accessTo(server.port, more));
    await expect(other.ping()).rejects.toMatchObject({ code });
    await expect(other.begin(KEY)).rejects.toMatchObject({ code });
    await expect(other.read(KEY)).rejects.toMatchObject({ code });
    other.close();
  });

  it('a store that is away is told, and is as before when it is back', async () => {
    await store.ping();
    line.cut();
    await expect(store.ping()).rejects.toMatchObject({ code: 'store.unreachable' });
    line.mend();
    await store.ping();
  });

  it('a line that breaks while something is read ends the reading with an error', async () => {
    await put(KEY);
    const content = await store.read(KEY);
    content?.once('data', () => line.cut());
    await expect(wholeOf(content)).rejects.toThrow();
  });

  it('names where it is, and nothing secret', () => {
    expect(store.name).toBe(`127.0.0.1:${line.port}/recordings`);
  });
});
