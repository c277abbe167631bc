import { beforeAll, describe, expect, it } from 'vitest';
import type { StoredShare } from '../../../server/library/shares/ports.ts';
import type { Stores } from '../../../server/persistence/stores.ts';
import type { TakeId } from '../../../shared/vocabulary/index.ts';
import { addSchool, type TestSchool } from '../../support/district.ts';
import { ids } from '../../support/ids.ts';
import { addTake } from '../../support/take/addTake.ts';

/** Beyond 32 bits, as real instants are. */
const T0 = 1_950_000_000_000;

/** What links may rely on, whatever the database. */
export function sharesContract(open: () => Stores): void {
  describe('shares', () => {
    let stores: Stores;
    let school: TestSchool;
    let takeId: TakeId;
    let other: TakeId;

    const made = (n: number, more: Partial<StoredShare> = {}): StoredShare => ({
      ...{ shareId: ids.share(n), takeId, secretHash: `hash ${n}`, name: `某校 ${n}`, span: null, saves: n === 2 },
      ...{ untilMs: T0 + n, madeAtMs: T0 + n, madeBy: school.teacherId, madeByName: '林', uses: 0, lastUsedAtMs: null },
      ...more,
    });
    const names = async (of = takeId) => (await stores.shares.ofTake(of)).map(({ name }) => name);

    beforeAll(async () => {
      stores = open();
      school = await addSchool(stores, 'shares');
      const { courseId, teacherId, classroomId } = school;
      const lesson = { title: '课', courseId, teacherId, listening: [classroomId], beganAtMs: T0 };
      takeId = (await addTake(stores, lesson)).takeId;
      other = (await addTake(stores, lesson)).takeId;
      const clip = { fromMs: 4_000, toMs: 5_000_000_000 };
      for (const share of [made(2), made(3, { span: clip }), made(1)])
        expect(await stores.shares.add(share)).toBe(true);
    });

    it('come back as they were put in, those of a take newest first', async () => {
      expect(await stores.shares.find(ids.share(2))).toEqual(made(2));
      expect(await stores.shares.findBySecretHash('hash 3')).toMatchObject({
        span: { fromMs: 4_000, toMs: 5_000_000_000 },
      });
      expect(await names()).toEqual(['某校 3', '某校 2', '某校 1']);
      expect(await names(other)).toEqual([]);
      expect(await stores.shares.find(ids.share(99))).toBeUndefined();
      expect(await stores.shares.findBySecretHash('hash 99')).toBeUndefined();
    });

    it('are not made twice of one secret', async () => {
      expect(await stores.shares.add(made(9, { secretHash: 'hash 1' }))).toBe(false);
      expect(await stores.shares.find(ids.share(9))).toBeUndefined();
    });

    it('count how often they were opened, and when last', async () => {
      await Promise.all([stores.shares.noteUse(ids.share(1), T0 + 5), stores.shares.noteUse(ids.share(1), T0 + 5)]);
      await stores.shares.noteUse(ids.share(1), T0 + 7);
      expect(await stores.shares.find(ids.share(1))).toEqual(made(1, { uses: 3, lastUsedAtMs: T0 + 7 }));
    });

    it('are removed, also twice, and what comes to them later is lost', async () => {
      await stores.shares.remove(ids.share(2));
      await stores.shares.remove(ids.share(2));
      await stores.shares.noteUse(ids.share(2), T0);
      expect(await names()).toEqual(['某校 3', '某校 1']);
    });

    it('are forgotten when they expired long ago', async () => {
      await stores.shares.forgetExpired(T0 + 1);
      expect(await names()).toEqual(['某校 3', '某校 1']);
      await stores.shares.forgetExpired(T0 + 2);
      expect(await names()).toEqual(['某校 3']);
    });

    it('go with their take, and with no other', async () => {
      await stores.shares.add(made(7, { takeId: other }));
      await stores.library.remove(takeId, T0);
      expect([await names(), await names(other)]).toEqual([[], ['某校 7']]);
    });
  });
}
