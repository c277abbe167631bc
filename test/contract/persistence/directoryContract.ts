import { beforeAll, describe, expect, it } from 'vitest';
import type { LessonFields, Sight } from '../../../server/directory/ports.ts';
import type { Stores } from '../../../server/persistence/stores.ts';
import { newId } from '../../../server/platform/newId.ts';
import { ClassroomId, idPrefixes, LessonId, SchoolId } from '../../../shared/vocabulary/index.ts';
import { addSchool, type TestSchool } from '../../support/district.ts';

const MINUTE = 60_000;
/** Beyond 32 bits, as real instants are. */
const T0 = 1_800_000_000_000;

/** What the directory and the timetable may rely on, whatever the database. */
export function directoryContract(open: () => Stores): void {
  describe('directory', () => {
    let stores: Stores;
    let lead: TestSchool;
    let rural: TestSchool;
    let dayOffset = 0;

    beforeAll(async () => {
      stores = open();
      lead = await addSchool(stores, 'lead');
      rural = await addSchool(stores, 'rural');
    });

    /** A plan on a day of its own, so that tests do not meet. */
    const planOn = (day: number, fromMin = 0, toMin = 40): LessonFields => ({
      title: '茉莉花',
      courseId: lead.courseId,
      teacherId: lead.teacherId,
      startsAtMs: T0 + day * 86_400_000 + fromMin * MINUTE,
      endsAtMs: T0 + day * 86_400_000 + toMin * MINUTE,
      recorded: true,
      listening: [rural.classroomId],
    });
    const freshDay = () => {
      dayOffset += 2;
      return dayOffset;
    };
    const plan = async (fields: LessonFields) => {
      const lessonId = newId(LessonId, idPrefixes.lesson);
      await stores.lessons.create(lessonId, fields);
      return lessonId;
    };

    it('counts what a school has, as numbers', async () => {
      expect(await stores.schools.find(lead.schoolId)).toEqual({
        schoolId: lead.schoolId,
        name: lead.name,
        classrooms: 1,
        people: 2,
      });
    });

    it('keeps names of schools apart until one is removed', async () => {
      const first = newId(SchoolId, idPrefixes.school);
      await stores.schools.create(first, '同名小学');
      await expect(stores.schools.create(newId(SchoolId, idPrefixes.school), '同名小学')).rejects.toMatchObject({
        code: 'school.name-taken',
      });
      await stores.schools.remove(first, 1);
      await stores.schools.create(newId(SchoolId, idPrefixes.school), '同名小学');
      expect(await stores.schools.find(first)).toBeUndefined();
    });

    it('lets two schools have classrooms of the same name, and one school not', async () => {
      const sameName = { name: '五年级', pupils: 8, recorded: true };
      await stores.classrooms.create(newId(ClassroomId, idPrefixes.classroom), lead.schoolId, sameName);
      await stores.classrooms.create(newId(ClassroomId, idPrefixes.classroom), rural.schoolId, sameName);
      const twice = stores.classrooms.create(newId(ClassroomId, idPrefixes.classroom), rural.schoolId, sameName);
      await expect(twice).rejects.toMatchObject({ code: 'classroom.name-taken' });
    });

    it('refuses what belongs to a school that does not exist', async () => {
      const orphan = stores.classrooms.create(
        newId(ClassroomId, idPrefixes.classroom),
        newId(SchoolId, idPrefixes.school),
        { name: 'x', pupils: 1, recorded: true },
      );
      await expect(orphan).rejects.toThrow();
    });

    it('gives a lesson back with the names that belong to it', async () => {
      const fields = planOn(freshDay());
      const lessonId = await plan(fields);
      expect(await stores.lessons.find(lessonId)).toEqual({
        lessonId,
        title: '茉莉花',
        courseId: lead.courseId,
        courseTitle: '音乐 lead',
        subject: 'music',
        grade: 5,
        schoolId: lead.schoolId,
        schoolName: lead.name,
        teacherId: lead.teacherId,
        teacherName: '老师 lead-teacher',
        startsAtMs: fields.startsAtMs,
        endsAtMs: fields.endsAtMs,
        phase: 'planned',
        startedAtMs: null,
        endedAtMs: null,
        recorded: true,
        listening: [
          {
            classroomId: rural.classroomId,
            name: '教室 rural',
            schoolId: rural.schoolId,
            schoolName: rural.name,
            pupils: 12,
            recorded: true,
          },
        ],
      });
    });

    it('refuses a teacher in two lessons at once, and names the other one', async () => {
      const day = freshDay();
      await plan({ ...planOn(day), listening: [] });
      await expect(plan({ ...planOn(day, 39, 60), listening: [] })).rejects.toMatchObject({
        code: 'lesson.conflict',
        details: { with: '茉莉花', who: '老师 lead-teacher' },
      });
    });

    it('refuses a classroom in two lessons at once', async () => {
      const day = freshDay();
      await plan(planOn(day));
      const other = { ...planOn(day, 10, 20), courseId: rural.courseId, teacherId: rural.teacherId };
      await expect(plan(other)).rejects.toMatchObject({ code: 'lesson.conflict', details: { who: '教室 rural' } });
    });

    it('lets one lesson begin when the other ends', async () => {
      const day = freshDay();
      await plan(planOn(day, 0, 40));
      await expect(plan(planOn(day, 40, 80))).resolves.toBeDefined();
    });

    it('plans only one of many that ask for the same hour at the same moment', async () => {
      const day = freshDay();
      const results = await Promise.allSettled(Array.from({ length: 5 }, () => plan(planOn(day))));
      expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    });

    it('moves a lesson within its own time', async () => {
      const day = freshDay();
      const lessonId = await plan(planOn(day));
      await stores.lessons.update(lessonId, { ...planOn(day, 5, 50), listening: [] });
      expect(await stores.lessons.find(lessonId)).toMatchObject({
        listening: [],
        startsAtMs: planOn(day, 5, 50).startsAtMs,
      });
    });

    it('keeps a lesson as it was taught: no change and no removal once it is live or ended', async () => {
      const day = freshDay();
      const lessonId = await plan(planOn(day));
      await stores.plans.markPhase(lessonId, 'live', T0);
      await stores.plans.markPhase(lessonId, 'live', T0 + 1);
      expect(await stores.lessons.find(lessonId)).toMatchObject({ phase: 'live', startedAtMs: T0 });
      expect(await stores.plans.listLive()).toEqual([lessonId]);
      await expect(stores.lessons.update(lessonId, planOn(day))).rejects.toMatchObject({ code: 'lesson.already-live' });
      await stores.plans.markPhase(lessonId, 'ended', T0 + 2);
      await stores.plans.markPhase(lessonId, 'ended', T0 + 3);
      expect(await stores.lessons.find(lessonId)).toMatchObject({ phase: 'ended', endedAtMs: T0 + 2 });
      await expect(stores.lessons.remove(lessonId)).rejects.toMatchObject({ code: 'lesson.ended' });
    });

    it('shows a school what it teaches and what it listens to, a teacher their own', async () => {
      const day = freshDay();
      const lessonId = await plan(planOn(day));
      const span = { fromMs: T0 + day * 86_400_000, toMs: T0 + (day + 1) * 86_400_000 };
      const seen = async (sight: Parameters<Stores['lessons']['list']>[0]) =>
        (await stores.lessons.list(sight, span, 10)).map((lesson) => lesson.lessonId);
      expect(await seen({ kind: 'all' })).toEqual([lessonId]);
      expect(await seen({ kind: 'school', schoolId: lead.schoolId })).toEqual([lessonId]);
      expect(await seen({ kind: 'school', schoolId: rural.schoolId })).toEqual([lessonId]);
      expect(await seen({ kind: 'school', schoolId: newId(SchoolId, idPrefixes.school) })).toEqual([]);
      expect(await seen({ kind: 'teacher', teacherId: lead.teacherId })).toEqual([lessonId]);
      expect(await seen({ kind: 'teacher', teacherId: rural.teacherId })).toEqual([]);
    });

    it('tells a classroom what it listens to, and a teacher a live lesson of another day', async () => {
      const day = freshDay();
      const lessonId = await plan(planOn(day));
      await stores.plans.markPhase(lessonId, 'live', T0);
      const farLater = T0 + 500 * 86_400_000;
      expect((await stores.lessons.listFor(rural.classroomId, farLater, 20)).map((lesson) => lesson.lessonId)).toEqual([
        lessonId,
      ]);
      expect(
        (await stores.lessons.listToday(lead.teacherId, { fromMs: farLater, toMs: farLater + 1 })).map(
          (lesson) => lesson.lessonId,
        ),
      ).toEqual([lessonId]);
      const liveFor = async (sight: Sight) =>
        (await stores.lessons.listLive(sight, 20)).map((lesson) => lesson.lessonId);
      for (const sight of [
        { kind: 'all' },
        { kind: 'school', schoolId: lead.schoolId },
        { kind: 'school', schoolId: rural.schoolId },
        { kind: 'teacher', teacherId: lead.teacherId },
      ] as const)
        expect([sight, await liveFor(sight)]).toEqual([sight, [lessonId]]);
      expect(await liveFor({ kind: 'school', schoolId: newId(SchoolId, idPrefixes.school) })).toEqual([]);
      await stores.plans.markPhase(lessonId, 'ended', T0 + 1);
      expect(await liveFor({ kind: 'all' })).toEqual([]);
      expect(await stores.lessons.listFor(rural.classroomId, farLater, 20)).toEqual([]);
    });

    it('keeps the classroom of an ended lesson after its removal', async () => {
      const classroomId = newId(ClassroomId, idPrefixes.classroom);
      await stores.classrooms.create(classroomId, rural.schoolId, { name: '将撤的教室', pupils: 3, recorded: false });
      const lessonId = await plan({ ...planOn(freshDay()), listening: [classroomId] });
      expect(await stores.classrooms.isInUse(classroomId)).toBe(true);
      await stores.plans.markPhase(lessonId, 'ended', T0);
      expect(await stores.classrooms.isInUse(classroomId)).toBe(false);
      await stores.classrooms.remove(classroomId, T0);
      expect(await stores.classrooms.schoolOf(classroomId)).toBeUndefined();
      expect(await stores.classrooms.existing([classroomId, rural.classroomId])).toEqual([rural.classroomId]);
      expect((await stores.lessons.find(lessonId))?.listening).toMatchObject([{ name: '将撤的教室', recorded: false }]);
    });

    it('gives live lessons their plan', async () => {
      const lessonId = await plan(planOn(freshDay()));
      expect(await stores.plans.find(lessonId)).toMatchObject({
        lessonId,
        subject: 'music',
        teacherId: lead.teacherId,
        recorded: true,
        listening: [
          {
            classroomId: rural.classroomId,
            name: '教室 rural',
            schoolName: rural.name,
            pupils: 12,
            recorded: true,
          },
        ],
      });
      expect(await stores.plans.find(newId(LessonId, idPrefixes.lesson))).toBeUndefined();
    });
  });
}
