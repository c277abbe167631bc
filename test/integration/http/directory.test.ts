import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EndpointInput } from '../../../shared/api/index.ts';
import { FakeClock } from '../../fakes/FakeClock.ts';
import { addPerson, addSchool, type TestSchool } from '../../support/district.ts';
import { TestApp, type TestBrowser } from '../../support/TestApp.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Noon where the test runs, so that minutes around it are the same day. */
const NOON = new Date(2027, 2, 10, 12).getTime();

describe('directory', () => {
  let app: TestApp;
  let a: TestSchool;
  let b: TestSchool;
  let district: TestBrowser;
  let adminA: TestBrowser;
  let adminB: TestBrowser;
  let teacherA: TestBrowser;
  let teacherB: TestBrowser;
  let day = 1;

  beforeAll(async () => {
    app = await TestApp.start({
      clock: new FakeClock(NOON),
      fill: async (stores) => {
        a = await addSchool(stores, 'a');
        b = await addSchool(stores, 'b');
        await addPerson(stores, { signInName: 'chen', roles: ['district-administrator'], schoolId: null });
        await addPerson(stores, { signInName: 'b-observer', roles: ['observer'], schoolId: b.schoolId });
      },
    });
    district = await app.as('chen');
    [adminA, adminB] = [await app.as('a-admin'), await app.as('b-admin')];
    [teacherA, teacherB] = [await app.as('a-teacher'), await app.as('b-teacher')];
  });
  afterAll(() => app.close());

  const plan = (
    more: Partial<EndpointInput<'lessons.create'>['body']> = {},
  ): EndpointInput<'lessons.create'>['body'] => ({
    title: '茉莉花',
    courseId: a.courseId,
    teacherId: a.teacherId,
    startsAtMs: NOON + day * DAY,
    endsAtMs: NOON + day * DAY + 40 * MINUTE,
    listening: [b.classroomId],
    ...more,
  });
  const nextDay = () => {
    day += 1;
  };

  it('shows every school to those who choose classrooms, and one to those who only look', async () => {
    const names = async (by: TestBrowser) => (await by.must('schools.list')).schools.map((school) => school.name);
    for (const by of [district, adminA, teacherB]) expect(await names(by)).toEqual(['学校 a', '学校 b']);
    expect(await names(await app.as('b-observer'))).toEqual(['学校 b']);
  });

  it('makes, renames and removes a school, but not one in use', async () => {
    const { schoolId } = await district.must('schools.create', { body: { name: ' 新小学 ' } });
    expect(await district.code('schools.create', { body: { name: '新小学' } })).toBe('school.name-taken');
    await district.must('schools.update', { params: { schoolId }, body: { name: '更新小学' } });
    await district.must('schools.remove', { params: { schoolId } });
    expect(await district.code('schools.remove', { params: { schoolId } })).toBe('school.not-found');
    expect(await district.code('schools.remove', { params: { schoolId: a.schoolId } })).toBe('school.in-use');
  });

  it('keeps classrooms to their own school', async () => {
    const body = { name: '音乐教室', pupils: 30 };
    const { classroomId } = await adminA.must('classrooms.create', { body: { ...body, schoolId: a.schoolId } });
    expect(await adminA.code('classrooms.create', { body: { ...body, schoolId: b.schoolId } })).toBe(
      'request.forbidden',
    );
    expect(await adminA.code('classrooms.create', { body: { ...body, schoolId: a.schoolId } })).toBe(
      'classroom.name-taken',
    );
    expect(await adminB.code('classrooms.update', { params: { classroomId }, body })).toBe('request.forbidden');
    expect(await adminB.code('classrooms.remove', { params: { classroomId } })).toBe('request.forbidden');
    await adminA.must('classrooms.update', { params: { classroomId }, body: { name: '音乐教室', pupils: 31 } });
    await adminA.must('classrooms.remove', { params: { classroomId } });
    expect(await adminA.code('classrooms.remove', { params: { classroomId } })).toBe('classroom.not-found');
  });

  it('keeps courses to their own school, and a course with lessons', async () => {
    nextDay();
    const body = { title: '美术', subject: 'art' as const, grade: 3, teacherId: a.teacherId };
    const { courseId } = await adminA.must('courses.create', { body });
    expect(await adminB.code('courses.create', { body })).toBe('request.forbidden');
    expect(await adminB.code('courses.update', { params: { courseId }, body })).toBe('request.forbidden');
    expect(await adminB.code('courses.remove', { params: { courseId } })).toBe('request.forbidden');
    expect(await adminA.code('courses.create', { body: { ...body, teacherId: a.administratorId } })).toBe(
      'request.malformed',
    );
    const { lessonId } = await adminA.must('lessons.create', { body: plan({ courseId }) });
    expect(await adminA.ask('courses.remove', { params: { courseId } })).toMatchObject({
      error: { code: 'course.in-use', details: { lessons: 1 } },
    });
    await adminA.must('lessons.remove', { params: { lessonId } });
    await adminA.must('courses.remove', { params: { courseId } });
    expect((await teacherA.must('courses.list')).courses.map((course) => course.courseId)).toEqual([a.courseId]);
    expect((await teacherB.must('courses.list')).courses.map((course) => course.courseId)).toEqual([b.courseId]);
    expect((await district.must('courses.list')).courses).toHaveLength(2);
  });

  it('plans a lesson with classrooms of another school', async () => {
    nextDay();
    const { lessonId } = await adminA.must('lessons.create', { body: plan() });
    const { lesson } = await teacherA.must('lessons.read', { params: { lessonId } });
    expect(lesson).toMatchObject({
      title: '茉莉花',
      phase: 'planned',
      listening: [{ classroomId: b.classroomId, schoolName: '学校 b', online: false }],
    });
    expect(await adminB.code('lessons.read', { params: { lessonId } })).toBe('ok');
    expect(await teacherB.code('lessons.read', { params: { lessonId } })).toBe('lesson.not-yours');
    expect(await adminB.code('lessons.update', { params: { lessonId }, body: plan() })).toBe('request.forbidden');
    expect(await adminB.code('lessons.remove', { params: { lessonId } })).toBe('request.forbidden');
    expect(await adminB.code('classrooms.remove', { params: { classroomId: b.classroomId } })).toBe('classroom.in-use');
  });

  it("does not let a school plan with another school's course or teacher", async () => {
    nextDay();
    expect(await adminA.code('lessons.create', { body: plan({ courseId: b.courseId }) })).toBe('request.forbidden');
    expect(await adminA.code('lessons.create', { body: plan({ teacherId: b.teacherId }) })).toBe('request.forbidden');
    expect(await district.code('lessons.create', { body: plan({ teacherId: b.teacherId }) })).toBe('ok');
  });

  it('refuses overlaps and says what is in the way', async () => {
    nextDay();
    await adminA.must('lessons.create', { body: plan() });
    const later = { startsAtMs: NOON + day * DAY + 20 * MINUTE, endsAtMs: NOON + day * DAY + 60 * MINUTE };
    const said = await adminA.ask('lessons.create', { body: plan({ ...later, title: '另一课', listening: [] }) });
    expect(said).toMatchObject({
      status: 409,
      error: { code: 'lesson.conflict', details: { with: '茉莉花', who: '老师 a-teacher' } },
    });
    const room = await adminB.ask('lessons.create', {
      body: plan({ ...later, courseId: b.courseId, teacherId: b.teacherId }),
    });
    expect(room).toMatchObject({ error: { code: 'lesson.conflict', details: { who: '教室 b' } } });
  });

  it.each([
    ['too short', { endsAtMs: NOON + 4 * MINUTE, startsAtMs: NOON }],
    ['backwards', { endsAtMs: NOON, startsAtMs: NOON + 40 * MINUTE }],
    ['a whole night', { endsAtMs: NOON + 7 * 60 * MINUTE, startsAtMs: NOON }],
  ])('refuses a lesson that is %s', async (_what, times) => {
    expect(await adminA.code('lessons.create', { body: plan(times) })).toBe('request.malformed');
  });

  it('refuses a classroom twice, and one that there is not', async () => {
    nextDay();
    expect(await adminA.code('lessons.create', { body: plan({ listening: [b.classroomId, b.classroomId] }) })).toBe(
      'request.malformed',
    );
    expect(await adminA.code('lessons.create', { body: plan({ listening: ['cls_0000000000000000'] }) })).toBe(
      'classroom.not-found',
    );
  });

  it('lists by the span that is asked for, to whom it concerns', async () => {
    nextDay();
    const { lessonId } = await adminA.must('lessons.create', { body: plan() });
    const span = { fromMs: NOON + day * DAY, toMs: NOON + day * DAY + 1 };
    const seen = async (by: TestBrowser, query = span) =>
      (await by.must('lessons.list', { query })).lessons.map((lesson) => lesson.lessonId);
    for (const by of [district, adminA, adminB, teacherA, await app.as('b-observer')])
      expect(await seen(by)).toEqual([lessonId]);
    expect(await seen(teacherB)).toEqual([]);
    expect(await seen(district, { fromMs: span.fromMs - 1, toMs: span.fromMs })).toEqual([]);
  });

  it("shows a teacher their own lessons of the server's calendar day", async () => {
    const today = { startsAtMs: NOON + 60 * MINUTE, endsAtMs: NOON + 100 * MINUTE };
    const { lessonId } = await adminA.must('lessons.create', { body: plan(today) });
    const answer = await teacherA.must('lessons.today');
    expect(answer.serverAtMs).toBe(NOON);
    expect(answer.lessons.map((lesson) => lesson.lessonId)).toEqual([lessonId]);
    expect((await teacherB.must('lessons.today')).lessons).toEqual([]);
  });
});
