import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Pace } from '../../../server/platform/Pace.ts';
import { openArchive, wholeOf } from '../../support/s3/openArchive.ts';

const MIB = 1_048_576;
const DAY_MS = 86_400_000;
/** Three parts, the last one short. */
const BYTES = 18 * MIB + 4_321;

let made: Awaited<ReturnType<typeof openArchive>>;
let big: Awaited<ReturnType<typeof made.add>>;

beforeEach(async () => {
  made = await openArchive();
  big = await made.add(BYTES);
});
afterEach(() => made.close());

const kept = () => made.index.find(big.file.trackFileId);
const inStore = async (): Promise<boolean> => (await made.server.content(big.key)).equals(big.content);

describe('a file', () => {
  it('is moved whole, stays here for some days, and reads the same from wherever it is', async () => {
    const archive = made.archive();
    await archive.turn();
    expect(await inStore()).toBe(true);
    expect(existsSync(big.path)).toBe(true);
    expect(await archive.state()).toMatchObject({
      here: { files: 1, bytes: BYTES },
      moved: { files: 1, bytes: BYTES },
      waiting: { files: 0, bytes: 0 },
      store: { trouble: null },
    });
    made.clock.goOn(7 * DAY_MS);
    await archive.turn();
    expect(existsSync(big.path)).toBe(false);
    expect(await archive.state()).toMatchObject({ here: { files: 0, bytes: 0 }, moved: { files: 1, bytes: BYTES } });
    expect(await made.files.bytesOf(big.file)).toBe(BYTES);
    expect((await wholeOf(await made.files.read(big.file)))?.equals(big.content)).toBe(true);
    for (const [start, end] of [
      [0, 1],
      [3, 3],
      [8 * MIB - 1, 8 * MIB],
      [BYTES - 4_000, BYTES - 1],
    ] as const) {
      const part = await wholeOf(await made.files.read(big.file, { start, end }));
      expect(part?.equals(big.content.subarray(start, end + 1))).toBe(true);
    }
    expect(made.entries).toContainEqual(expect.objectContaining({ event: 'take.file-moved', takeId: big.takeId }));
  });

  it('does not stay here when the disk is nearly full', async () => {
    await made.archive({ isTight: async () => true }).turn();
    expect(existsSync(big.path)).toBe(false);
    expect(await inStore()).toBe(true);
  });

  it('is not touched before its take has ended and it is complete', async () => {
    await made.stores.takes.changeFile(big.file.trackFileId, { status: 'growing' });
    await made.archive().turn();
    expect(await kept()).toBeUndefined();
    expect(await made.server.keys()).toEqual([]);
  });

  it('only gets its hash where there is no store', async () => {
    const archive = made.archive({ store: undefined });
    await archive.turn();
    expect((await made.stores.library.filesOf(big.takeId))[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await archive.state()).toMatchObject({ store: null, here: { files: 1 }, waiting: { files: 0 } });
  });

  it('is moved once by two processes at the same time', async () => {
    await Promise.all([made.archive().turn(), made.archive().turn()]);
    expect(made.server.partBytes()).toBe(BYTES);
    expect(await inStore()).toBe(true);
  });
});

describe('what was cut off', () => {
  const sentAtCut = () => made.server.count('PUT part');

  async function cutAfterFirstPart(): Promise<void> {
    made.line.cutAfter(12 * MIB);
    const archive = made.archive();
    await archive.turn();
    expect(archive.trouble?.code).toBe('store.unreachable');
    expect((await kept())?.storedAtMs).toBeNull();
    expect(existsSync(big.path)).toBe(true);
    expect(sentAtCut()).toBe(1);
    made.line.mend();
  }

  it('goes on at the next part in another process, and sends none twice', async () => {
    await cutAfterFirstPart();
    const next = made.archive();
    await next.turn();
    expect(made.server.partBytes()).toBe(BYTES);
    expect(await inStore()).toBe(true);
    expect(next.trouble).toBeNull();
    expect(await made.server.uploads()).toEqual([]);
  });

  it('does so too when the process was killed before it could note the part', async () => {
    await cutAfterFirstPart();
    await made.index.noteSending(big.file.trackFileId, { parts: [] });
    await made.archive().turn();
    expect(made.server.partBytes()).toBe(BYTES);
    expect(await inStore()).toBe(true);
  });

  it('does so too with a store that tells nobody its parts', async () => {
    made.server.isPlain = true;
    await cutAfterFirstPart();
    await made.archive().turn();
    expect(made.server.partBytes()).toBe(BYTES);
    expect(await inStore()).toBe(true);
  });

  it('begins anew when the store has swept the upload away', async () => {
    await cutAfterFirstPart();
    const upload = await kept();
    await made.store.abandon(big.key, upload?.uploadId ?? null);
    await made.archive().turn();
    expect(await inStore()).toBe(true);
    expect((await kept())?.storedAtMs).not.toBeNull();
  });

  it('is found to be there when the process was killed right after the upload was finished', async () => {
    await made.archive().turn();
    const { objectKey } = (await kept()) ?? {};
    await made.index.noteUnstored(big.file.trackFileId);
    await made.index.noteSending(big.file.trackFileId, { objectKey: objectKey ?? null, uploadId: '0badc0de' });
    await made.archive().turn();
    expect(made.server.partBytes()).toBe(BYTES);
    expect((await kept())?.storedAtMs).not.toBeNull();
  });
});

describe('a lesson', () => {
  it('that is live keeps everything from beginning, and for a minute after it', async () => {
    let live = 1;
    const archive = made.archive({ live: async () => live });
    await archive.turn();
    live = 0;
    await archive.turn();
    expect(await kept()).toBeUndefined();
    made.clock.goOn(60_000);
    await archive.turn();
    expect(await inStore()).toBe(true);
  });

  it('that begins stops what is being sent, which goes on after it', async () => {
    let live = 0;
    // So slow that it would take a quarter of a minute to the end of the next part.
    const slow = new Pace(4);
    const archive = made.archive({
      live: async () => live,
      pace: async (bytes, signal) => {
        if (made.server.count('PUT part') === 1) live = 1;
        if (live > 0) await slow.take(bytes, signal);
      },
    });
    await archive.turn();
    expect((await kept())?.storedAtMs).toBeNull();
    expect(made.server.count('PUT part')).toBe(1);
    expect(made.entries).toContainEqual({ event: 'archive.paused' });
    await expect.poll(() => made.line.open).toBe(0);
    const sent = made.server.partBytes();
    await archive.turn();
    expect(made.server.partBytes()).toBe(sent);
    live = 0;
    await made.archive().turn();
    expect(made.server.partBytes()).toBe(BYTES);
    expect(await inStore()).toBe(true);
  });
});
