import { beforeAll, describe, expect, it } from 'vitest';
import type { Stores } from '../../../server/persistence/stores.ts';
import type { StoredMark } from '../../../server/study/marks/ports.ts';
import type { LessonId, TakeId } from '../../../shared/vocabulary/index.ts';
import { addSchool } from '../../support/district.ts';
import { ids } from '../../support/ids.ts';
import { addTake } from '../../support/take/addTake.ts';
import { MOMENTS } from '../../support/take/takeLesson.ts';

/** Beyond 32 bits, as real instants are. */
const T0 = 1_960_000_000_000;
const region = { trackKey: `${ids.seat(1)}.teacher-camera.video`, x: 0.125, y: 0.2, w: 1 / 3, h: 0.5 };

/** What marks may rely on, whatever the database. */
export function marksContract(open: () => Stores): void {
  describe('marks', () => {
    let stores: Stores;
    let lessonId: LessonId;
    let takeId: TakeId;

    beforeAll(async () => {
      stores = open();
      const { courseId, teacherId } = await addSchool(stores, 'marks');
      const lesson = { title: '课', courseId, teacherId, listening: [], beganAtMs: T0 };
      ({ lessonId, takeId } = await addTake(stores, lesson));
    });

    const made = (n: number, fields: Partial<StoredMark> = {}): StoredMark => ({
      markId: ids.mark(n),
      lessonId,
      byPersonId: ids.person(n % 2),
      byName: `某 ${n % 2}`,
      fromMs: T0 + n * 1_000,
      toMs: null,
      region: null,
      text: '好\n问得好 " \' %',
      tags: [],
      audience: 'all',
      madeAtMs: T0 + 90_000_000,
      changedAtMs: null,
      replies: [],
      ...fields,
    });

    it('come back as they were made, by their beginnings, whichever touch the stretch', async () => {
      const [point, stretch] = [
        made(3),
        made(1, { toMs: T0 + 5_000, region, tags: ['提问', '等待'], audience: 'group' }),
      ];
      for (const mark of [point, stretch]) await stores.marks.add(mark);
      const listed = (fromMs: number, toMs: number) => stores.marks.list(lessonId, { fromMs, toMs });
      expect(await listed(T0, T0 + 9_000)).toEqual([stretch, point]);
      expect(await listed(T0 + 4_000, T0 + 9_000)).toEqual([stretch]);
      expect(await listed(T0 + 3_000, T0 + 3_000)).toEqual([stretch, point]);
      expect(await listed(T0 + 5_001, T0 + 9_000)).toEqual([]);
      expect(await listed(T0, T0 + 999)).toEqual([]);
      expect(await stores.marks.list(ids.lesson(999), { fromMs: 0, toMs: T0 * 2 })).toEqual([]);
      expect(await stores.marks.find(stretch.markId)).toEqual(stretch);
      expect(await stores.marks.find(ids.mark(999))).toBeUndefined();
      expect(await stores.marks.countOf(lessonId, ids.person(1))).toBe(2);
      expect(await stores.marks.countOf(lessonId, ids.person(7))).toBe(0);
    });

    it('are changed by what is said anew, and by nothing else', async () => {
      const fields = { fromMs: T0 + 2_000, toMs: null, region, text: '改', tags: ['x'], audience: 'private' as const };
      await stores.marks.change(ids.mark(3), fields, T0 + 99_000_000);
      expect(await stores.marks.find(ids.mark(3))).toEqual(made(3, { ...fields, changedAtMs: T0 + 99_000_000 }));
    });

    it('keep replies in the order in which they were given, and lose them one by one or with the mark', async () => {
      const replies = [1, 2].map((n) => ({
        markReplyId: ids.markReply(n),
        byPersonId: ids.person(n),
        byName: '某',
        text: `第 ${n}`,
        madeAtMs: T0 + n,
      }));
      for (const reply of [...replies].reverse()) await stores.marks.addReply(ids.mark(1), reply);
      expect((await stores.marks.find(ids.mark(1)))?.replies).toEqual(replies);
      await stores.marks.removeReply(ids.markReply(1));
      expect((await stores.marks.find(ids.mark(1)))?.replies).toEqual(replies.slice(1));
      await stores.marks.remove(ids.mark(1));
      await stores.marks.remove(ids.mark(1));
      expect(await stores.marks.find(ids.mark(1))).toBeUndefined();
      await stores.marks.add(made(1));
      expect((await stores.marks.find(ids.mark(1)))?.replies).toEqual([]);
    });

    it('go with the take in which they begin; those of the rest of the lesson stay', async () => {
      const after = made(4, { fromMs: T0 + MOMENTS.end + 1 });
      await stores.marks.add(after);
      await stores.library.remove(takeId, T0 + 99_000_000);
      expect(await stores.marks.list(lessonId, { fromMs: 0, toMs: T0 * 2 })).toEqual([after]);
    });
  });
}
