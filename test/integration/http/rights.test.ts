import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EndpointName, endpoints } from '../../../shared/api/index.ts';
import { type ClassroomId, type CourseId, type LessonId, PersonRole, Role } from '../../../shared/vocabulary/index.ts';
import { DisplayKeyPair } from '../../support/DisplayKeyPair.ts';
import { addPerson, addSchool, type TestSchool } from '../../support/district.ts';
import { TestApp, type TestBrowser } from '../../support/TestApp.ts';

const names = Object.keys(endpoints).filter((name): name is EndpointName => Object.hasOwn(endpoints, name));
const allows = (name: EndpointName, role: Role): boolean => endpoints[name].by.some((allowed) => allowed === role);

/** Fits every path: well-formed ids of things that there are not. */
const NOBODYS = {
  schoolId: 'sch_0000000000000000',
  classroomId: 'cls_0000000000000000',
  personId: 'per_0000000000000000',
  courseId: 'crs_0000000000000000',
  lessonId: 'les_0000000000000000',
  displayId: 'dsp_0000000000000000',
  pairingId: 'pai_0000000000000000',
  sessionId: 'ses_0000000000000000',
  deckId: 'dck_0000000000000000',
  pupilId: 'pup_0000000000000000',
};

describe('who may do what', () => {
  let app: TestApp;
  let a: TestSchool;
  let b: TestSchool;
  const browsers = new Map<Role, TestBrowser>();

  beforeAll(async () => {
    app = await TestApp.start({
      fill: async (stores) => {
        a = await addSchool(stores, 'a');
        b = await addSchool(stores, 'b');
        for (const role of PersonRole.options) {
          const schoolId = role === 'district-administrator' ? null : a.schoolId;
          await addPerson(stores, { signInName: `only-${role}`, roles: [role], schoolId });
        }
      },
    });
    for (const role of PersonRole.options) browsers.set(role, await app.as(`only-${role}`));
    browsers.set('stranger', app.browser());
    const screen = app.browser();
    const keys = await DisplayKeyPair.make();
    await keys.signIn(screen, await keys.pair(screen, await app.as('a-admin'), a.classroomId));
    browsers.set('classroom', screen);
    // What a pass allows is done over the line; here a phone is a stranger.
    const phone = app.browser();
    phone.keep(`tt_pass=${'a'.repeat(43)}`);
    browsers.set('assistant', phone);
  });
  afterAll(() => app.close());

  const as = (role: Role): TestBrowser => {
    const browser = browsers.get(role);
    if (!browser) throw new Error(`nobody is ${role}`);
    return browser;
  };
  const given = { params: NOBODYS, body: { of: 'no contract' } } as object;

  const refused = names.flatMap((name) =>
    Role.options.filter((role) => !allows(name, role)).map((role) => [role, name] as const),
  );
  it.each(refused)('%s is refused %s', async (role, name) => {
    const said = await as(role).ask(name, given);
    const code = role === 'stranger' || role === 'assistant' ? 'session.missing' : 'request.forbidden';
    expect(said).toMatchObject({ ok: false, error: { code, details: { name } } });
  });

  const admitted = names
    .filter((name) => name !== 'session.sign-out')
    .flatMap((name) => Role.options.filter((role) => allows(name, role)).map((role) => [role, name] as const));
  it.each(admitted)('%s comes as far as the body of %s', async (role, name) => {
    const said = await as(role).ask(name, given);
    expect(said).toMatchObject({ ok: false, error: { code: 'request.malformed', details: { name } } });
  });

  it('walks every endpoint with every role', () => {
    expect(refused.length + admitted.length + Role.options.length).toBe(names.length * Role.options.length);
  });

  describe("a school's administrator and another school", () => {
    type Case = (
      by: TestBrowser,
      of: { lessonId: LessonId; displayId: string; unusedId: CourseId; roomId: ClassroomId },
    ) => Promise<string>;
    const person = () => ({ name: '某', signInName: 'somebody', roles: ['teacher' as const], schoolId: b.schoolId });
    const course = () => ({ title: '美术', subject: 'art' as const, grade: 3, teacherId: b.teacherId });
    const lesson = () => ({
      title: '课',
      courseId: b.courseId,
      teacherId: b.teacherId,
      startsAtMs: 0,
      endsAtMs: 2_400_000,
      listening: [],
    });

    /** One case for each endpoint that changes something that a school owns. */
    const cases: Partial<Record<EndpointName, Case>> = {
      'people.create': (by) => by.code('people.create', { body: person() }),
      'people.update': (by) =>
        by.code('people.update', { params: { personId: b.teacherId }, body: { ...person(), disabled: true } }),
      'people.reset-password': (by) => by.code('people.reset-password', { params: { personId: b.teacherId } }),
      'people.remove': (by) => by.code('people.remove', { params: { personId: b.teacherId } }),
      'classrooms.create': (by) =>
        by.code('classrooms.create', { body: { schoolId: b.schoolId, name: '室', pupils: 1 } }),
      'classrooms.update': (by) =>
        by.code('classrooms.update', { params: { classroomId: b.classroomId }, body: { name: '室', pupils: 1 } }),
      'classrooms.remove': (by, of) => by.code('classrooms.remove', { params: { classroomId: of.roomId } }),
      'courses.create': (by) => by.code('courses.create', { body: course() }),
      'courses.update': (by) => by.code('courses.update', { params: { courseId: b.courseId }, body: course() }),
      'courses.remove': (by, of) => by.code('courses.remove', { params: { courseId: of.unusedId } }),
      'lessons.create': (by) => by.code('lessons.create', { body: lesson() }),
      'lessons.update': (by, of) => by.code('lessons.update', { params: { lessonId: of.lessonId }, body: lesson() }),
      'lessons.remove': (by, of) => by.code('lessons.remove', { params: { lessonId: of.lessonId } }),
      'displays.revoke': (by, of) => by.code('displays.revoke', { params: { displayId: of.displayId } }),
      'pairings.approve': async (by) => {
        const { code } = await newPairing();
        return by.code('pairings.approve', { body: { code, classroomId: b.classroomId } });
      },
    };
    const newPairing = async () => {
      const { publicKey } = await DisplayKeyPair.make();
      return app.browser().must('pairings.start', { body: { publicKey, label: 'x' } });
    };
    let of: Parameters<Case>[1];

    beforeAll(async () => {
      const adminB = await app.as('b-admin');
      const { lessonId } = await adminB.must('lessons.create', { body: lesson() });
      const { courseId: unusedId } = await adminB.must('courses.create', { body: course() });
      const { classroomId: roomId } = await adminB.must('classrooms.create', {
        body: { schoolId: b.schoolId, name: '空室', pupils: 0 },
      });
      const displayId = await (await DisplayKeyPair.make()).pair(app.browser(), adminB, b.classroomId);
      of = { lessonId, unusedId, roomId, displayId };
    });

    it.each(Object.entries(cases))('is refused %s', async (_name, tryIt) => {
      expect(await tryIt(await app.as('a-admin'), of)).toBe('request.forbidden');
      expect(await tryIt(await app.as('b-admin'), of)).not.toBe('request.forbidden');
    });

    it('has a case for each endpoint that changes something of a school', () => {
      const readsOnly: EndpointName[] = ['pairings.look-up', 'session.change-password', 'session.revoke'];
      const changing = names.filter(
        (name) => endpoints[name].method !== 'GET' && allows(name, 'school-administrator') && !allows(name, 'stranger'),
      );
      expect(Object.keys(cases).sort()).toEqual(changing.filter((name) => !readsOnly.includes(name)).sort());
    });
  });
});
