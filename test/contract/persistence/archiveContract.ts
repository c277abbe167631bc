import { beforeAll, describe, expect, it } from 'vitest';
import type { KeptFile } from '../../../server/library/archive/ports.ts';
import type { Stores } from '../../../server/persistence/stores.ts';
import type { TakeId, TrackFileId } from '../../../shared/vocabulary/index.ts';
import { addSchool } from '../../support/district.ts';
import { ids } from '../../support/ids.ts';
import { addTake } from '../../support/take/addTake.ts';

/** Beyond 32 bits, as real instants and sizes are. */
const T0 = 1_960_000_000_000;
const BYTES = 5_000_000_000;

/** What moving and watching over files may rely on, whatever the database. */
export function archiveContract(open: () => Stores): void {
  describe('kept files', () => {
    let stores: Stores;
    let takeId: TakeId;
    let going: TakeId;
    const fileOf = (n: number) => ids.trackFile(700 + n);
    const stream = { streamId: ids.stream(1), seatId: ids.seat(1), kind: 'teacher-camera', medium: 'video' } as const;
    const ours = <F extends { readonly trackFileId: TrackFileId }>(files: readonly F[]) =>
      files.map(({ trackFileId }) => [1, 2, 3].find((n) => fileOf(n) === trackFileId)).filter((n) => n !== undefined);
    const find = async (n: number): Promise<KeptFile> => {
      const found = await stores.archive.find(fileOf(n));
      if (!found) throw new Error('not kept');
      return found;
    };
    const keep = (n: number, checkedAtMs = T0 + n) =>
      stores.archive.keep({
        ...{ takeId, trackFileId: fileOf(n), codec: 'vp8', sha256: 'ab', bytes: BYTES, checkedAtMs, damagedAtMs: null },
      });
    const claim = (by: string, nowMs: number, removed = false) =>
      stores.archive.claim(fileOf(1), { by, nowMs, untilMs: nowMs + 100, removed });

    beforeAll(async () => {
      stores = open();
      const { courseId, teacherId } = await addSchool(stores, 'arch');
      const lesson = { title: '课', courseId, teacherId, listening: [], beganAtMs: T0 };
      takeId = (await addTake(stores, lesson)).takeId;
      const other = await addTake(stores, lesson);
      going = ids.take(777);
      await stores.takes.begin({ takeId: going, lessonId: other.lessonId, beganAtMs: T0 });
      for (const n of [1, 2, 3]) {
        const of = n === 3 ? going : takeId;
        const file = {
          takeId: of,
          trackFileId: fileOf(n),
          ...stream,
          codec: 'vp8',
          startAtMs: T0,
          durationMs: 1,
        } as const;
        const rest = { bytes: BYTES, widthPx: null, heightPx: null, status: 'complete', sha256: null } as const;
        await stores.takes.openFile({ ...file, ...rest });
      }
    });

    it('are unknown while nobody watches over them, and only when their take has ended', async () => {
      expect(ours(await stores.archive.unknown(1_000))).toEqual([1, 2]);
    });

    it('are kept once, with their hash in the index of the take', async () => {
      for (const n of [1, 2]) await keep(n);
      await keep(1, T0 + 50);
      expect(await find(1)).toEqual({
        ...{ takeId, trackFileId: fileOf(1), codec: 'vp8', sha256: 'ab', bytes: BYTES, checkedAtMs: T0 + 1 },
        ...{
          damagedAtMs: null,
          objectKey: null,
          uploadId: null,
          partBytes: 0,
          parts: [],
          storedAtMs: null,
          leftAtMs: null,
        },
      });
      const files = await stores.library.filesOf(takeId);
      expect(files.map(({ sha256 }) => sha256)).toEqual(['ab', 'ab']);
      expect(ours(await stores.archive.unknown(1_000))).toEqual([]);
      expect(ours(await stores.archive.unstored(1_000))).toEqual([1, 2]);
      expect(ours(await stores.archive.ofTake(takeId)).sort()).toEqual([1, 2]);
    });

    it('are held by one at a time, until that lets go, is late or the take is removed', async () => {
      expect(await claim('one', T0)).toBe(true);
      expect(await claim('two', T0 + 50)).toBe(false);
      expect(await claim('one', T0 + 50)).toBe(true);
      expect(await claim('two', T0 + 150)).toBe(true);
      await stores.archive.release(fileOf(1), 'one');
      expect(await claim('one', T0 + 160)).toBe(false);
      await stores.archive.release(fileOf(1), 'two');
      expect(await claim('one', T0 + 160)).toBe(true);
      await stores.archive.release(fileOf(1), 'one');
    });

    it('note how far they are sent, and where they are', async () => {
      const upload = { objectKey: 'takes/x', uploadId: 'u1', partBytes: 8_388_608, parts: [{ number: 1, etag: 'e1' }] };
      await stores.archive.noteSending(fileOf(1), upload);
      expect(await find(1)).toMatchObject(upload);
      expect(await stores.archive.noteStored(fileOf(1), T0 + 200)).toBe(true);
      expect(await find(1)).toMatchObject({ storedAtMs: T0 + 200, uploadId: null, parts: [], objectKey: 'takes/x' });
      expect(ours(await stores.archive.unstored(1_000))).toEqual([2]);
      expect(ours(await stores.archive.inBothPlaces(T0, 1_000))).toEqual([]);
      expect(ours(await stores.archive.inBothPlaces(T0 + 86_400_000, 1_000))).toEqual([1]);
      await stores.archive.noteLeft(fileOf(1), T0 + 300);
      expect(ours(await stores.archive.inBothPlaces(T0 + 86_400_000, 1_000))).toEqual([]);
    });

    it('are counted by where they are', async () => {
      const before = await stores.archive.census();
      expect(before.moved).toMatchObject({ files: 1, bytes: BYTES });
      await stores.archive.noteCheck(fileOf(2), { checkedAtMs: T0, damagedAtMs: T0 });
      const after = await stores.archive.census();
      expect(after.damaged).toEqual({ files: 1, bytes: BYTES });
      expect(after.notMoved.files).toBe(before.notMoved.files - 1);
      expect((await stores.library.find(takeId))?.damagedFiles).toBe(1);
      expect(ours(await stores.archive.unstored(1_000))).toEqual([]);
    });

    it('are looked at again when somebody wants that', async () => {
      expect(ours(await stores.archive.uncheckedSince(T0, 1_000))).toEqual([]);
      await stores.archive.forgetChecks();
      expect(ours(await stores.archive.uncheckedSince(T0, 1_000)).sort()).toEqual([1, 2]);
      expect((await stores.archive.census()).unchecked).toBe(2);
    });

    it('outlive their take until they are forgotten, and are not moved any more', async () => {
      await stores.library.remove(takeId, T0 + 400);
      expect(ours(await stores.archive.ofTake(takeId)).sort()).toEqual([1, 2]);
      expect(ours(await stores.archive.unstored(1_000))).toEqual([]);
      expect(await claim('one', T0 + 400)).toBe(false);
      expect(await claim('removal', T0 + 400, true)).toBe(true);
      expect(await stores.archive.noteStored(fileOf(2), T0 + 400)).toBe(false);
      for (const n of [1, 2]) await stores.archive.forget(fileOf(n));
      expect(await stores.archive.ofTake(takeId)).toEqual([]);
    });
  });
}
