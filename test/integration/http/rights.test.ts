import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EndpointName, endpoints } from '../../../shared/api/index.ts';
import { lessonForm } from '../../../shared/study/rubric/shipped/lessonForm.ts';
import {
  type ClassroomId,
  type CourseId,
  type LessonId,
  type OwnSchemeId,
  PersonRole,
  Role,
  type RubricId,
  type SavedQueryId,
  type StudyId,
  type TakeId,
} from '../../../shared/vocabulary/index.ts';
import { FakeClock } from '../../fakes/FakeClock.ts';
import { DisplayKeyPair } from '../../support/DisplayKeyPair.ts';
import { addPerson, addSchool, type TestSchool } from '../../support/district.ts';
import { ids } from '../../support/ids.ts';
import { TestApp, type TestBrowser } from '../../support/TestApp.ts';
import { addTake } from '../../support/take/addTake.ts';

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
  takeId: 'tak_0000000000000000',
  compositionId: 'cmp_0000000000000000',
  markId: 'mrk_0000000000000000',
  markReplyId: 'mrr_0000000000000000',
  shareId: 'shr_0000000000000000',
  studyId: 'std_0000000000000000',
  sheetId: 'sht_0000000000000000',
  schemeId: 'osc_0000000000000000',
  taskId: 'tsk_0000000000000000',
  scheme: 'st',
  rubricId: 'rub_0000000000000000',
  studyRubricId: 'srb_0000000000000000',
  savedQueryId: 'qry_0000000000000000',
};

/** What somebody hears who may do such things, but not to this one. */
const REFUSALS = [
  ...['request.forbidden', 'take.not-yours', 'lesson.not-yours', 'study.not-yours', 'scheme.not-yours'],
  ...['rubric.not-yours', 'query.not-yours'],
];

describe('who may do what', () => {
  const clock = new FakeClock(Date.now());
  let app: TestApp;
  let a: TestSchool;
  let b: TestSchool;
  let takeOfB: TakeId;
  const browsers = new Map<Role, TestBrowser>();

  beforeAll(async () => {
    app = await TestApp.start({
      clock,
      fill: async (stores) => {
        a = await addSchool(stores, 'a');
        b = await addSchool(stores, 'b');
        const lesson = { title: '课', courseId: b.courseId, teacherId: b.teacherId, listening: [], beganAtMs: 0 };
        takeOfB = (await addTake(stores, lesson)).takeId;
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
  // As people would: not all at once, however fast the machine is.
  beforeEach(() => clock.goOn(1_000));

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
      of: {
        lessonId: LessonId;
        markedId: LessonId;
        displayId: string;
        unusedId: CourseId;
        roomId: ClassroomId;
        studyId: StudyId;
        schemeId: OwnSchemeId;
        sharedId: RubricId;
        unsharedId: RubricId;
        savedQueryId: SavedQueryId;
      },
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

    const mark = { fromMs: 0, toMs: null, region: null, text: '好', tags: [], audience: 'all' as const };
    const share = { secret: 'A'.repeat(43), name: '某', span: null, untilMs: 1, saves: false };
    const markOfB = () => ({ takeId: takeOfB, markId: NOBODYS.markId });

    const markIn = ({ markedId: lessonId }: { markedId: LessonId }) => ({ lessonId, markId: NOBODYS.markId });

    const query = { find: { kind: 'hand', who: { kind: 'any' }, limit: null, words: '' }, also: null } as const;
    const saved = { name: '举手', query, shared: true };

    const words = { title: '课例', question: '', untilMs: null };
    const sheetIn = ({ studyId }: { studyId: StudyId }) => ({ studyId, sheetId: NOBODYS.sheetId });
    const rubricIn = ({ studyId }: { studyId: StudyId }) => ({ studyId, studyRubricId: NOBODYS.studyRubricId });
    const personIn = ({ studyId }: { studyId: StudyId }) => ({ studyId, personId: b.teacherId });
    const code = { label: { 'zh-CN': '问', en: 'Asks' }, group: null, exclusive: false, lasts: 'point' as const };
    const draft = {
      ...{ label: { 'zh-CN': '提问', en: 'Questions' }, unit: 'event' as const, intervalS: 1, choice: 'many' as const },
      codes: ['a', 'b'].map((key) => ({ key, hotkey: key, ...code })),
    };
    const event = {
      ...{ eventId: '00000000-0000-4000-8000-000000000000', code: null, fromMs: 0, toMs: null, version: 0 },
    };
    const taskIn = (studyId: StudyId) => ({ studyId, taskId: ids.studyTask(1) });
    const agreed = { unit: 0, codes: ['T'], version: 0 };
    const unit = { unit: 0, codes: ['T'], source: 'human' as const, version: 0 };

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
      'marks.add': (by) => by.code('marks.add', { params: { takeId: takeOfB }, body: mark }),
      'marks.change': (by) => by.code('marks.change', { params: markOfB(), body: mark }),
      'marks.remove': (by) => by.code('marks.remove', { params: markOfB() }),
      'marks.reply': (by) => by.code('marks.reply', { params: markOfB(), body: { text: '好' } }),
      'marks.remove-reply': (by) =>
        by.code('marks.remove-reply', { params: { ...markOfB(), markReplyId: NOBODYS.markReplyId } }),
      'lesson-marks.add': (by, of) => by.code('lesson-marks.add', { params: markIn(of), body: mark }),
      'lesson-marks.change': (by, of) => by.code('lesson-marks.change', { params: markIn(of), body: mark }),
      'lesson-marks.remove': (by, of) => by.code('lesson-marks.remove', { params: markIn(of) }),
      'lesson-marks.reply': (by, of) => by.code('lesson-marks.reply', { params: markIn(of), body: { text: '好' } }),
      'lesson-marks.remove-reply': (by, of) =>
        by.code('lesson-marks.remove-reply', { params: { ...markIn(of), markReplyId: NOBODYS.markReplyId } }),
      'takes.publish': (by) => by.code('takes.publish', { params: { takeId: takeOfB }, body: { audience: 'private' } }),
      'compositions.ask': (by) =>
        by.code('compositions.ask', { params: { takeId: takeOfB }, body: { fromMs: 0, toMs: 0 } }),
      'compositions.remove': (by) =>
        by.code('compositions.remove', { params: { takeId: takeOfB, compositionId: ids.composition(1) } }),
      'shares.make': (by) => by.code('shares.make', { params: { takeId: takeOfB }, body: share }),
      'shares.revoke': (by) => by.code('shares.revoke', { params: { takeId: takeOfB, shareId: NOBODYS.shareId } }),
      'studies.begin': (by) =>
        by.code('studies.begin', {
          params: { takeId: takeOfB },
          body: { ...words, schemes: [{ key: 'st', intervalS: 15 }] },
        }),
      'studies.change': (by, { studyId }) => by.code('studies.change', { params: { studyId }, body: words }),
      'studies.invite': (by, of) => by.code('studies.invite', { params: personIn(of), body: { role: 'observer' } }),
      'studies.dismiss': (by, of) => by.code('studies.dismiss', { params: personIn(of) }),
      'sheets.begin': (by, { studyId }) => by.code('sheets.begin', { params: { studyId }, body: { scheme: 'st' } }),
      'sheets.save': (by, of) => by.code('sheets.save', { params: sheetIn(of), body: { units: [unit] } }),
      'sheets.save-events': (by, of) =>
        by.code('sheets.save-events', { params: sheetIn(of), body: { events: [event] } }),
      'schemes.change': (by, { schemeId }) =>
        by.code('schemes.change', { params: { schemeId }, body: { draft, shared: true, version: 1 } }),
      'schemes.remove': (by, { schemeId }) => by.code('schemes.remove', { params: { schemeId } }),
      'sheets.submit': (by, of) => by.code('sheets.submit', { params: sheetIn(of) }),
      'agreed.decide': (by, { studyId }) =>
        by.code('agreed.decide', { params: { studyId, scheme: 'st' }, body: { units: [agreed] } }),
      'study-work.add-task': (by, { studyId }) =>
        by.code('study-work.add-task', {
          params: { studyId },
          body: { text: '看', forPersonId: null, untilMs: null },
        }),
      'study-work.tick-task': (by, { studyId }) =>
        by.code('study-work.tick-task', { params: taskIn(studyId), body: { done: true } }),
      'study-work.remove-task': (by, { studyId }) => by.code('study-work.remove-task', { params: taskIn(studyId) }),
      'study-work.write-summary': (by, { studyId }) =>
        by.code('study-work.write-summary', { params: { studyId }, body: { text: '好', version: 0 } }),
      'parallels.add': (by, { studyId }) =>
        by.code('parallels.add', { params: { studyId }, body: { takeId: takeOfB } }),
      'parallels.link': (by, { studyId }) => by.code('parallels.link', { params: { studyId }, body: { link: null } }),
      'rubrics.save': (by, { sharedId: rubricId }) =>
        by.code('rubrics.save', { params: { rubricId }, body: { rubric: lessonForm, version: 1 } }),
      'rubrics.share': (by, { sharedId: rubricId }) =>
        by.code('rubrics.share', { params: { rubricId }, body: { audience: 'school' } }),
      'rubrics.remove': (by, { unsharedId: rubricId }) => by.code('rubrics.remove', { params: { rubricId } }),
      'scores.take': (by, { studyId }) => by.code('scores.take', { params: { studyId }, body: { rubric: 'licc' } }),
      'scores.drop': (by, of) => by.code('scores.drop', { params: rubricIn(of) }),
      'scores.begin': (by, of) => by.code('scores.begin', { params: rubricIn(of) }),
      'scores.save': (by, of) =>
        by.code('scores.save', {
          params: rubricIn(of),
          body: { items: [{ node: 'd1', answer: null, evidence: [], version: 0 }] },
        }),
      'scores.submit': (by, of) => by.code('scores.submit', { params: rubricIn(of) }),
      'scores.agree': (by, of) =>
        by.code('scores.agree', { params: rubricIn(of), body: { node: 'd1', answer: null, version: 0 } }),
      'studies.archive': (by, { studyId }) => by.code('studies.archive', { params: { studyId } }),
      'search.take': (by) => by.code('search.take', { params: { takeId: takeOfB }, body: { query } }),
      'queries.change': (by, { savedQueryId }) =>
        by.code('queries.change', { params: { savedQueryId }, body: { ...saved, name: '举过手' } }),
      'queries.remove': (by, { savedQueryId }) => by.code('queries.remove', { params: { savedQueryId } }),
      'takes.remove': (by) => by.code('takes.remove', { params: { takeId: takeOfB } }),
      'drills.begin': (by, { markedId: lessonId }) =>
        by.code('drills.begin', {
          params: { lessonId },
          body: { title: '课', faults: ['signal-drop'], classroomId: null, others: [] },
        }),
      'drills.stop': (by, { markedId: lessonId }) => by.code('drills.stop', { params: { lessonId } }),
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
      const later = { ...lesson(), startsAtMs: 3_600_000, endsAtMs: 6_000_000 };
      const { lessonId: markedId } = await adminB.must('lessons.create', { body: later });
      const { studyId } = await adminB.must('studies.begin', {
        params: { takeId: takeOfB },
        body: { ...words, schemes: [{ key: 'st', intervalS: 15 }] },
      });
      const { schemeId } = await adminB.must('schemes.make', { body: { draft, shared: true } });
      // For the district, so that another school's administrator finds it, and still may not touch it.
      const shared = async () => {
        const { rubricId } = await adminB.must('rubrics.create', { body: { rubric: lessonForm } });
        await adminB.must('rubrics.share', { params: { rubricId }, body: { audience: 'school' } });
        const district = await app.as('only-district-administrator');
        await district.must('rubrics.share', { params: { rubricId }, body: { audience: 'district' } });
        return rubricId;
      };
      const [sharedId, unsharedId] = [await shared(), await shared()];
      const { savedQueryId } = await adminB.must('queries.add', { body: saved });
      of = { lessonId, markedId, unusedId, roomId, displayId, studyId, schemeId, sharedId, unsharedId, savedQueryId };
    });

    it.each(Object.entries(cases))('is refused %s', async (_name, tryIt) => {
      expect(REFUSALS).toContain(await tryIt(await app.as('a-admin'), of));
      expect(REFUSALS).not.toContain(await tryIt(await app.as('b-admin'), of));
    });

    it('has a case for each endpoint that changes something of a school', () => {
      // They read, or are about oneself.
      const others: EndpointName[] = [
        ...(['pairings.look-up', 'session.change-password', 'session.revoke', 'schemes.make'] as const),
        // One's own; and nothing is kept.
        ...(['rubrics.create', 'rubrics.write-sheet', 'rubrics.read-sheet'] as const),
        ...(['queries.add', 'search.library'] as const),
      ];
      const changing = names.filter(
        (name) => endpoints[name].method !== 'GET' && allows(name, 'school-administrator') && !allows(name, 'stranger'),
      );
      expect(Object.keys(cases).sort()).toEqual(changing.filter((name) => !others.includes(name)).sort());
    });
  });
});
