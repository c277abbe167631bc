import { beforeAll, describe, expect, it } from 'vitest';
import type { StoredComposition } from '../../../server/library/composition/ports.ts';
import type { Stores } from '../../../server/persistence/stores.ts';
import type { TakeId } from '../../../shared/vocabulary/index.ts';
import { addSchool, type TestSchool } from '../../support/district.ts';
import { ids } from '../../support/ids.ts';
import { addTake } from '../../support/take/addTake.ts';

/** Beyond 32 bits, as real instants are. */
const T0 = 1_950_000_000_000;

/** What the making of videos may rely on, whatever the database. */
export function compositionsContract(open: () => Stores): void {
  describe('compositions', () => {
    let stores: Stores;
    let school: TestSchool;
    let takeId: TakeId;

    const made = (n: number, more: Partial<StoredComposition> = {}): StoredComposition => ({
      ...{ compositionId: ids.composition(n), takeId, askedBy: school.teacherId, askedAtMs: T0 + n },
      ...{ fromMs: 0, toMs: n * 1_000, status: 'waiting', error: null, bytes: null, pagesMs: null, endedAtMs: null },
      ...more,
    });
    const numbers = (found: readonly StoredComposition[]) => found.map(({ toMs }) => toMs / 1_000);

    beforeAll(async () => {
      stores = open();
      school = await addSchool(stores, 'comp');
      const { courseId, teacherId, classroomId } = school;
      const lesson = { title: '课', courseId, teacherId, listening: [classroomId], beganAtMs: T0 };
      takeId = (await addTake(stores, lesson)).takeId;
      for (const n of [2, 3, 1]) await stores.compositions.add(made(n));
    });

    it('come back as they were put in, those of a take newest first', async () => {
      expect(await stores.compositions.find(ids.composition(2))).toEqual(made(2));
      expect(numbers(await stores.compositions.ofTake(takeId))).toEqual([3, 2, 1]);
      expect(await stores.compositions.ofTake(ids.take(998))).toEqual([]);
      expect(await stores.compositions.find(ids.composition(998))).toBeUndefined();
    });

    it('wait in the order in which they were asked for, until they are done or have failed', async () => {
      const ours = async () =>
        numbers((await stores.compositions.unfinished()).filter((each) => each.takeId === takeId));
      expect(await ours()).toEqual([1, 2, 3]);
      await stores.compositions.change(ids.composition(1), { status: 'running' });
      expect(await ours()).toEqual([1, 2, 3]);
      const done = { status: 'done', bytes: 5_000_000_000, pagesMs: 7, endedAtMs: T0 + 10 } as const;
      await stores.compositions.change(ids.composition(1), done);
      await stores.compositions.change(ids.composition(2), { status: 'failed', error: 'composition.failed' });
      expect(await stores.compositions.find(ids.composition(1))).toEqual(made(1, done));
      expect(await ours()).toEqual([3]);
    });

    it('are found when they ended long ago', async () => {
      expect(numbers(await stores.compositions.endedBefore(T0 + 10))).toEqual([]);
      expect(numbers(await stores.compositions.endedBefore(T0 + 11))).toEqual([1]);
    });

    it('are removed, also twice, and what comes to them later is lost', async () => {
      await stores.compositions.remove(ids.composition(3));
      await stores.compositions.remove(ids.composition(3));
      await stores.compositions.change(ids.composition(3), { status: 'done' });
      expect(numbers(await stores.compositions.ofTake(takeId))).toEqual([2, 1]);
    });
  });
}
