import { existsSync } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Pace } from '../../../server/platform/Pace.ts';
import { S3Store } from '../../../server/storage/s3/S3Store.ts';
import { openArchive, wholeOf } from '../../support/s3/openArchive.ts';
import { S3_KEYS } from '../../support/s3/S3Server.ts';

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
async function spoilHere(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.write(Buffer.from([(big.content[77] ?? 0) ^ 1]), 0, 1, 77);
  await file.close();
}

describe('what is not the same', () => {
  it('on the way is sent again, and stays here until it is', async () => {
    made.line.spoilAfter(10 * MIB);
    const archive = made.archive({ keepDays: 0 });
    await archive.turn();
    expect(archive.trouble?.code).toBe('store.damaged');
    expect(existsSync(big.path)).toBe(true);
    await archive.turn();
    expect(archive.trouble).toBeNull();
    expect(await inStore()).toBe(true);
    expect(existsSync(big.path)).toBe(false);
  });

  it('in the store, which had confirmed each part, is found when it is read back', async () => {
    made.line.cutAfter(12 * MIB);
    const archive = made.archive({ keepDays: 0 });
    await archive.turn();
    made.line.mend();
    await made.server.spoilParts();
    await archive.turn();
    expect(archive.trouble?.code).toBe('store.damaged');
    expect(existsSync(big.path)).toBe(true);
    expect(await made.server.keys()).toEqual([]);
    await archive.turn();
    expect(await inStore()).toBe(true);
    expect(existsSync(big.path)).toBe(false);
  });

  it('on this disk is told in the library, and is not moved', async () => {
    await made.archive({ store: undefined }).turn();
    await spoilHere(big.path);
    const archive = made.archive();
    await archive.checkAll();
    await archive.turn();
    expect(await archive.state()).toMatchObject({ damaged: { files: 1 }, waiting: { files: 0 }, unchecked: 0 });
    expect((await made.stores.library.find(big.takeId))?.damagedFiles).toBe(1);
    expect(await made.server.keys()).toEqual([]);
    expect(made.entries).toContainEqual(expect.objectContaining({ event: 'take.file-damaged', takeId: big.takeId }));
  });

  it('on this disk gives way to a whole copy in the store', async () => {
    const archive = made.archive();
    await archive.turn();
    await spoilHere(big.path);
    await archive.checkAll();
    await archive.turn();
    expect(await archive.state()).toMatchObject({ damaged: { files: 0 }, here: { files: 0 } });
    expect((await wholeOf(await made.files.read(big.file)))?.equals(big.content)).toBe(true);
  });

  it('is a file that is not there at all', async () => {
    await rm(big.path);
    const archive = made.archive();
    await archive.turn();
    expect(await archive.state()).toMatchObject({ damaged: { files: 1 } });
  });

  it('is a file that the disk cannot read any more; the others are moved all the same', async () => {
    await rm(big.path);
    await mkdir(big.path);
    const other = await made.add(1_000);
    const archive = made.archive();
    await archive.turn();
    expect(await archive.state()).toMatchObject({ damaged: { files: 1 }, moved: { files: 1 } });
    expect(await made.server.keys()).toEqual([other.key]);
  });

  it('is found by time as well', async () => {
    const archive = made.archive({ store: undefined });
    await archive.turn();
    await spoilHere(big.path);
    await archive.turn();
    expect((await archive.state()).damaged.files).toBe(0);
    made.clock.goOn(91 * DAY_MS);
    await archive.turn();
    expect((await archive.state()).damaged.files).toBe(1);
  });

  it('is what somebody has deleted in the store: the copy here stays and is sent again', async () => {
    const archive = made.archive();
    await archive.turn();
    await made.server.forget(big.key);
    made.clock.goOn(8 * DAY_MS);
    await archive.turn();
    expect(existsSync(big.path)).toBe(true);
    await archive.turn();
    expect(await inStore()).toBe(true);
  });
});

describe('a store that does not work', () => {
  it('and is away is tried again until it is back; files stay here and everything else goes on', async () => {
    made.line.cut();
    const archive = made.archive({ keepDays: 0 });
    await archive.turn();
    await archive.turn();
    expect(made.entries.filter(({ event }) => event === 'store.troubled')).toHaveLength(1);
    expect((await archive.state()).store?.trouble).toMatchObject({ code: 'store.unreachable' });
    expect((await kept())?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect((await wholeOf(await made.files.read(big.file)))?.length).toBe(BYTES);
    made.line.mend();
    await archive.turn();
    expect((await archive.state()).store?.trouble).toBeNull();
    expect(existsSync(big.path)).toBe(false);
  });

  it('and goes away while a copy is read back is told as that; the copy is compared at the next turn', async () => {
    let asked = 0;
    const archive = made.archive({
      pace: async () => {
        // All slices of the parts have gone: what is paced now comes back.
        asked += 1;
        if (asked === Math.ceil(BYTES / 65_536) + 40) made.line.cut();
      },
    });
    await archive.turn();
    expect(archive.trouble?.code).toBe('store.unreachable');
    expect((await kept())?.storedAtMs).toBeNull();
    made.line.mend();
    await made.archive().turn();
    expect((await kept())?.storedAtMs).not.toBeNull();
    expect(made.server.partBytes()).toBe(BYTES);
  });

  it('and refuses this server is told as that, without the key', async () => {
    const refusing = new S3Store({
      ...{
        endpoint: `http://127.0.0.1:${made.server.port}`,
        bucket: 'recordings',
        region: 'us-east-1',
        pathStyle: true,
      },
      ...S3_KEYS,
      secretAccessKey: 'quite-wrong',
    });
    const archive = made.archive({ store: refusing });
    await archive.turn();
    expect((await archive.state()).store?.trouble).toMatchObject({ code: 'store.refused' });
    expect(existsSync(big.path)).toBe(true);
    expect(JSON.stringify(made.entries)).not.toMatch(/quite-wrong|S3RVER/);
    refusing.close();
  });

  it('and is away is said to whoever reads what is there only', async () => {
    const archive = made.archive({ keepDays: 0 });
    await archive.turn();
    made.line.cut();
    await expect(made.files.read(big.file)).rejects.toMatchObject({ code: 'store.unreachable' });
    expect(await made.files.bytesOf(big.file)).toBe(BYTES);
  });
});

describe('what is deleted', () => {
  it('goes in both places', async () => {
    await made.archive().turn();
    await made.stores.library.remove(big.takeId, made.clock.nowMs());
    await made.files.removeAll(big.takeId);
    expect(await made.server.keys()).toEqual([]);
    expect(existsSync(big.path)).toBe(false);
    expect(await kept()).toBeUndefined();
    await made.files.removeAll(big.takeId);
  });

  it('goes here at once and in the store when that is back', async () => {
    await made.archive().turn();
    await made.stores.library.remove(big.takeId, made.clock.nowMs());
    made.line.cut();
    await expect(made.files.removeAll(big.takeId)).rejects.toMatchObject({ code: 'store.unreachable' });
    expect(existsSync(big.path)).toBe(false);
    expect(await made.server.keys()).toEqual([big.key]);
    made.line.mend();
    await made.files.removeAll(big.takeId);
    expect(await made.server.keys()).toEqual([]);
  });

  it('leaves no parts of an upload that was cut off', async () => {
    made.line.cutAfter(12 * MIB);
    await made.archive().turn();
    made.line.mend();
    expect(await made.server.uploads()).toHaveLength(1);
    await made.stores.library.remove(big.takeId, made.clock.nowMs());
    await made.files.removeAll(big.takeId);
    expect(await made.server.uploads()).toEqual([]);
  });

  it('while it is being moved is left alone by whoever deletes until it is let go of, and then goes', async () => {
    const pace = new Pace(60);
    let removed: Promise<void> | undefined;
    const archive = made.archive({
      pace: (bytes, signal) => {
        removed ??= made.stores.library
          .remove(big.takeId, made.clock.nowMs())
          .then(() => expect(made.files.removeAll(big.takeId)).rejects.toMatchObject({ code: 'store.failed' }));
        return pace.take(bytes, signal);
      },
    });
    await archive.turn();
    await removed;
    await made.files.removeAll(big.takeId);
    expect(await made.server.keys()).toEqual([]);
    expect(await made.server.uploads()).toEqual([]);
    expect(await kept()).toBeUndefined();
  });
});
