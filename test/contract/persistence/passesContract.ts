import { beforeAll, describe, expect, it } from 'vitest';
import type { NewPass } from '../../../server/accounts/ports.ts';
import type { Stores } from '../../../server/persistence/stores.ts';
import { newId } from '../../../server/platform/newId.ts';
import { idPrefixes, LessonId, PassId } from '../../../shared/vocabulary/index.ts';
import { addSchool, type TestSchool } from '../../support/district.ts';

/** What passes may rely on, whatever the database. */
export function passesContract(open: () => Stores): void {
  describe('passes', () => {
    let stores: Stores;
    let school: TestSchool;

    beforeAll(async () => {
      stores = open();
      school = await addSchool(stores, 'pas');
    });

    let planned = 0;
    /** A teacher gives one lesson after another. */
    const newLesson = async (): Promise<LessonId> => {
      planned += 1;
      const lessonId = newId(LessonId, idPrefixes.lesson);
      await stores.lessons.create(lessonId, {
        title: '茉莉花',
        courseId: school.courseId,
        teacherId: school.teacherId,
        startsAtMs: planned * 2_000 - 1_000,
        endsAtMs: planned * 2_000,
        recorded: false,
        listening: [school.classroomId],
      });
      return lessonId;
    };

    const issue = async (lessonId: LessonId, { atMs = 0, keep = 1, code = crypto.randomUUID() as string } = {}) => {
      const pass: NewPass = {
        passId: newId(PassId, idPrefixes.pass),
        lessonId,
        classroomId: school.classroomId,
        codeHash: code,
        issuedAtMs: atMs,
        expiresAtMs: 10_000,
      };
      await stores.passes.add(pass, keep);
      return pass;
    };

    it('gives a code back with what it is for, and neither secret', async () => {
      const pass = await issue(await newLesson());
      expect(await stores.passes.findByCodeHash(pass.codeHash)).toEqual({
        passId: pass.passId,
        lessonId: pass.lessonId,
        classroomId: school.classroomId,
        expiresAtMs: 10_000,
        taken: false,
        revoked: false,
        lessonTitle: '茉莉花',
        schoolName: school.name,
        classroomName: '教室 pas',
        phase: 'planned',
        endsAtMs: 2_000,
        endedAtMs: null,
      });
      expect(await stores.passes.findByTokenHash(pass.codeHash)).toBeUndefined();
      expect(await stores.passes.findByCodeHash('unknown')).toBeUndefined();
    });

    it('is taken once, however many try at the same time', async () => {
      const { codeHash, passId } = await issue(await newLesson());
      const tries = ['t1', 't2', 't3', 't4'].map((tokenHash) =>
        stores.passes.take(codeHash, { tokenHash: `${passId}-${tokenHash}`, atMs: 5_000 }),
      );
      const won = await Promise.all(tries);
      expect(won.filter(Boolean)).toHaveLength(1);
      const winner = `${passId}-t${won.indexOf(true) + 1}`;
      expect(await stores.passes.findByTokenHash(winner)).toMatchObject({ passId, taken: true });
    });

    it('is not taken too late or after it was revoked', async () => {
      const lessonId = await newLesson();
      const late = await issue(lessonId);
      expect(await stores.passes.take(late.codeHash, { tokenHash: 'late', atMs: 10_000 })).toBe(false);
      await stores.passes.revoke(late.passId, 1);
      expect(await stores.passes.take(late.codeHash, { tokenHash: 'revoked', atMs: 5_000 })).toBe(false);
      expect(await stores.passes.find(late.passId)).toMatchObject({ taken: false, revoked: true });
    });

    it('keeps the newest code that nobody has taken beside a new one, or none; and every taken one', async () => {
      const lessonId = await newLesson();
      const taken = await issue(lessonId, { atMs: 1 });
      await stores.passes.take(taken.codeHash, { tokenHash: `${taken.passId}-t`, atMs: 2 });
      const [first, second, third] = [
        await issue(lessonId, { atMs: 3 }),
        await issue(lessonId, { atMs: 4 }),
        await issue(lessonId, { atMs: 5 }),
      ];
      const known = async () =>
        Promise.all(
          [taken, first, second, third].map(async ({ passId }) => (await stores.passes.find(passId)) !== undefined),
        );
      expect(await known()).toEqual([true, false, true, true]);
      await issue(lessonId, { atMs: 6, keep: 0 });
      expect(await known()).toEqual([true, false, false, false]);
    });

    it('counts what phones have and is not revoked, of one lesson', async () => {
      const lessonId = await newLesson();
      const of = { lessonId, classroomId: school.classroomId };
      const passes = [await issue(lessonId), await issue(lessonId)];
      expect(await stores.passes.countTaken(of)).toBe(0);
      for (const { codeHash, passId } of passes)
        await stores.passes.take(codeHash, { tokenHash: `${passId}-n`, atMs: 1 });
      expect(await stores.passes.countTaken(of)).toBe(2);
      expect(await stores.passes.countTaken({ ...of, lessonId: await newLesson() })).toBe(0);
      const [revoked] = passes;
      if (revoked) await stores.passes.revoke(revoked.passId, 3);
      expect(await stores.passes.countTaken(of)).toBe(1);
    });

    it('knows when its lesson has ended, and goes with a lesson that is taken off the timetable', async () => {
      const lessonId = await newLesson();
      const { passId } = await issue(lessonId);
      await stores.plans.markPhase(lessonId, 'live', 1_500);
      await stores.plans.markPhase(lessonId, 'ended', 1_700);
      expect(await stores.passes.find(passId)).toMatchObject({ phase: 'ended', endedAtMs: 1_700 });
      const other = await newLesson();
      const gone = await issue(other);
      await stores.lessons.remove(other);
      expect(await stores.passes.find(gone.passId)).toBeUndefined();
    });

    it('forgets what was issued long ago', async () => {
      const lessonId = await newLesson();
      const [old, fresh] = [await issue(lessonId, { atMs: 10 }), await issue(lessonId, { atMs: 20 })];
      await stores.passes.forgetBefore(20);
      expect(await stores.passes.find(old.passId)).toBeUndefined();
      expect(await stores.passes.find(fresh.passId)).toBeDefined();
    });
  });
}
