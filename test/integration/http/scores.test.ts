import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Evidence, ScoredItem, StudyRole } from '../../../shared/api/index.ts';
import { lessonForm } from '../../../shared/study/rubric/shipped/lessonForm.ts';
import type { PersonId, RubricId, StudyId, StudyRubricId, TakeId } from '../../../shared/vocabulary/index.ts';
import { FakeClock } from '../../fakes/FakeClock.ts';
import { addPerson, addSchool, type TestSchool } from '../../support/district.ts';
import { ids } from '../../support/ids.ts';
import { TestApp, type TestBrowser } from '../../support/TestApp.ts';
import { addTake } from '../../support/take/addTake.ts';

const T0 = 1_900_000_000_000;

type Place = { studyId: StudyId; studyRubricId: StudyRubricId };

describe('scores', () => {
  const clock = new FakeClock(T0 + 86_400_000);
  let app: TestApp;
  let lead: TestSchool;
  let takeId: TakeId;
  const people = new Map<string, PersonId>();
  const browsers = new Map<string, TestBrowser>();

  beforeAll(async () => {
    app = await TestApp.start({
      clock,
      fill: async (stores) => {
        lead = await addSchool(stores, 'lead');
        const far = await addSchool(stores, 'far');
        for (const name of ['wu', 'xu', 'late'])
          people.set(name, await addPerson(stores, { signInName: name, roles: ['teacher'], schoolId: far.schoolId }));
        people.set('looker', await addPerson(stores, { signInName: 'looker', roles: ['observer'], schoolId: null }));
        people.set(
          'head',
          await addPerson(stores, { signInName: 'head', roles: ['district-administrator'], schoolId: null }),
        );
        const { courseId, teacherId } = lead;
        ({ takeId } = await addTake(stores, { title: '茉莉花', courseId, teacherId, listening: [], beganAtMs: T0 }));
      },
    });
  });
  afterAll(() => app.close());

  async function as(who: string): Promise<TestBrowser> {
    // As a person would: not all at once.
    clock.goOn(500);
    const known = browsers.get(who) ?? (await app.as(who));
    browsers.set(who, known);
    return known;
  }
  const invite = async (studyId: StudyId, who: string, role: StudyRole) => {
    const personId = people.get(who) ?? ids.person(99);
    await (await as('lead-teacher')).must('studies.invite', { params: { studyId, personId }, body: { role } });
  };
  const take = async (studyId: StudyId, rubric: RubricId | 'lesson-form' | 'licc', who = 'lead-teacher') =>
    (await as(who)).ask('scores.take', { params: { studyId }, body: { rubric } });
  async function begin(...raters: string[]): Promise<Place> {
    const words = { title: '等待', question: '', untilMs: null, schemes: [] };
    const { studyId } = await (await as('lead-teacher')).must('studies.begin', { params: { takeId }, body: words });
    for (const who of raters) await invite(studyId, who, 'rater');
    const said = await take(studyId, 'lesson-form');
    const studyRubricId = said.ok ? said.data.rubrics[0]?.studyRubricId : undefined;
    if (!studyRubricId) throw new Error('no rubric was taken');
    return { studyId, studyRubricId };
  }
  const start = async (who: string, params: Place) => (await as(who)).code('scores.begin', { params });
  const moment = (fromMs: number): Evidence => ({ fromMs, toMs: null, markId: null });
  const item = (node: string, answer: ScoredItem['answer'], more: Partial<ScoredItem> = {}): ScoredItem => ({
    ...{ node, answer, evidence: [], version: 0, ...more },
  });
  const save = async (who: string, params: Place, ...items: ScoredItem[]) =>
    (await as(who)).ask('scores.save', { params, body: { items } });
  const codeOf = (said: Awaited<ReturnType<typeof save>>) => (said.ok ? 'ok' : said.error.code);
  const submit = async (who: string, params: Place) => (await as(who)).code('scores.submit', { params });
  const results = async (who: string, params: Place) => (await as(who)).code('scores.results', { params });
  const states = async (who: string, { studyId }: Place) =>
    (await (await as(who)).must('scores.list', { params: { studyId } })).rubrics[0];

  it('are given with rubrics that leads take into a study, four at most, each edition once', async () => {
    const { studyId } = await begin('wu');
    expect(await take(studyId, 'licc', 'wu')).toMatchObject({ error: { code: 'study.not-yours' } });
    expect(await take(studyId, 'licc', 'late')).toMatchObject({ error: { code: 'study.not-yours' } });
    expect(await take(studyId, 'lesson-form')).toMatchObject({ data: { rubrics: { length: 1 } } });
    const { rubricId } = await (await as('wu')).must('rubrics.create', { body: { rubric: lessonForm } });
    expect(await take(studyId, rubricId)).toMatchObject({ error: { code: 'rubric.not-found' } });
    const mine = await (await as('lead-teacher')).must('rubrics.create', {
      body: { rubric: { ...lessonForm, points: 1 } },
    });
    expect(await take(studyId, mine.rubricId)).toMatchObject({ error: { code: 'rubric.faulty' } });
    await take(studyId, 'licc');
    for (let version = 1; version < 3; version += 1) {
      const body = { rubric: { ...lessonForm, label: { 'zh-CN': `第 ${version} 次`, en: '' } }, version };
      await (await as('lead-teacher')).must('rubrics.save', { params: { rubricId: mine.rubricId }, body });
      expect(await take(studyId, mine.rubricId)).toMatchObject({ ok: true });
    }
    const { rubrics } = await (await as('wu')).must('scores.list', { params: { studyId } });
    // What was taken stays as it was: the change after it is another edition.
    expect(rubrics.map(({ edition, rubric }) => [edition, rubric.label['zh-CN']])).toEqual([
      [null, lessonForm.label['zh-CN']],
      [null, 'LICC 课堂观察框架（空）'],
      [1, '第 1 次'],
      [2, '第 2 次'],
    ]);
    const another = await (await as('lead-teacher')).must('rubrics.create', { body: { rubric: lessonForm } });
    expect(await take(studyId, another.rubricId)).toMatchObject({ error: { code: 'rubric.too-many' } });
  });

  it('a rubric is taken out again until somebody has begun with it', async () => {
    const place = await begin('wu');
    const drop = async () => (await as('lead-teacher')).code('scores.drop', { params: place });
    await start('wu', place);
    expect(await drop()).toBe('rubric.scored');
    const other = await begin();
    const gone = await (await as('lead-teacher')).must('scores.drop', { params: other });
    expect(gone.rubrics).toEqual([]);
    expect(await (await as('lead-teacher')).code('scores.drop', { params: other })).toBe('ok');
  });

  describe('while raters are blind', () => {
    let place: Place;

    beforeAll(async () => {
      place = await begin('wu', 'xu');
      for (const who of ['looker', 'head']) await invite(place.studyId, who, 'observer');
    });

    it('are written by raters and leads, and by nobody else', async () => {
      expect(await start('looker', place)).toBe('study.not-rater');
      expect(await start('head', place)).toBe('study.not-rater');
      expect(await start('late', place)).toBe('study.not-yours');
      expect(codeOf(await save('wu', place, item('goals-clear', 0)))).toBe('sheet.not-found');
      expect([await start('wu', place), await start('wu', place), await start('xu', place)]).toEqual([
        'ok',
        'ok',
        'ok',
      ]);
    });

    it('must fit their items, and their evidence the take', async () => {
      expect(codeOf(await save('wu', place, item('goals-clear', 4)))).toBe('score.misfit');
      expect(codeOf(await save('wu', place, item('nothing', 0)))).toBe('score.misfit');
      expect(codeOf(await save('wu', place, item('goals', 0)))).toBe('score.misfit');
      expect(codeOf(await save('wu', place, item('more-special', 5.5)))).toBe('score.misfit');
      const late = item('goals-clear', 0, { evidence: [moment(30_001)] });
      expect(codeOf(await save('wu', place, late))).toBe('score.misfit');
      expect(codeOf(await save('wu', place, item('goals-clear', 0), item('goals-clear', 1)))).toBe('score.misfit');
    });

    it('keep what the first of two windows wrote, also after the server was started again', async () => {
      const first = item('goals-clear', 1, { evidence: [moment(5_000)] });
      expect(await save('wu', place, first)).toMatchObject({ data: { items: [{ answer: 1, version: 1 }] } });
      expect(await save('wu', place, item('goals-clear', 3))).toMatchObject({
        data: { items: [{ answer: 1, version: 1 }] },
      });
      app = await app.restart();
      browsers.clear();
      const sheet = await (await as('wu')).must('scores.begin', { params: place });
      expect(sheet).toMatchObject({ items: [{ ...first, version: 1 }], submittedAtMs: null });
    });

    it('rest on marks that the rater can see, with the marks’ own stretch', async () => {
      const fields = { toMs: T0 + 9_000, region: null, text: '问得好', tags: [] };
      const add = async (who: string, audience: 'private' | 'group') => {
        const body = { ...fields, fromMs: T0 + 6_000, audience };
        return (await (await as(who)).must('marks.add', { params: { takeId }, body })).markId;
      };
      const on = (markId: Evidence['markId']) => item('goals-fit', 0, { evidence: [{ ...moment(1), markId }] });
      expect(codeOf(await save('wu', place, on(await add('lead-teacher', 'private'))))).toBe('mark.not-found');
      expect(codeOf(await save('wu', place, on(ids.mark(99))))).toBe('mark.not-found');
      const markId = await add('lead-teacher', 'group');
      const said = await save('wu', place, on(markId));
      expect(said).toMatchObject({ data: { items: [{ evidence: [{ fromMs: 6_000, toMs: 9_000, markId }] }] } });
    });

    it.each([
      ['xu', null, 0, 'sheet.blind'],
      ['lead-teacher', null, null, 'sheet.blind'],
      ['looker', null, null, 'study.not-rater'],
      ['head', null, null, 'study.not-rater'],
      ['wu', 2, null, 'sheet.blind'],
    ])('tell %s nothing of another’s sheet but that it is there', async (who, ofWu, ofXu, agreeing) => {
      await submit('wu', place);
      expect(await results(who, place)).toBe('sheet.blind');
      const sheets = (await states(who, place))?.sheets ?? [];
      expect(sheets.map(({ name, answered }) => [name, answered])).toEqual([
        ['老师 wu', ofWu],
        ['老师 xu', ofXu],
      ]);
      const agree = { params: place, body: { node: 'goals-clear', answer: 0, version: 0 } };
      expect(await (await as(who)).code('scores.agree', agree)).toBe(agreeing);
    });

    it('are for the people of the study alone', async () => {
      expect(await results('late', place)).toBe('study.not-yours');
      expect(await results('far-admin', place)).toBe('study.not-yours');
    });

    it('are not changed once submitted; submitting twice is harmless', async () => {
      expect(await submit('wu', place)).toBe('ok');
      expect(codeOf(await save('wu', place, item('goals-clear', 0, { version: 1 })))).toBe('sheet.submitted');
    });

    it('are opened to the study when the last rater has submitted, and nobody comes to score after that', async () => {
      await save('xu', place, item('goals-clear', 3));
      await submit('xu', place);
      for (const who of ['wu', 'xu', 'lead-teacher', 'looker', 'head']) expect(await results(who, place)).toBe('ok');
      expect(await results('late', place)).toBe('study.not-yours');
      expect(await start('lead-teacher', place)).toBe('study.opened');
      await invite(place.studyId, 'late', 'rater');
      expect(await start('late', place)).toBe('study.opened');
      // Who came late does not shut what was open.
      expect(await results('wu', place)).toBe('ok');
    });

    it('are agreed on by raters and leads; what another wrote first stays', async () => {
      const agree = async (who: string, answer: ScoredItem['answer'], version: number) =>
        (await as(who)).ask('scores.agree', { params: place, body: { node: 'goals-clear', answer, version } });
      expect(await agree('looker', 1, 0)).toMatchObject({ error: { code: 'study.not-rater' } });
      expect(await agree('wu', 9, 0)).toMatchObject({ error: { code: 'score.misfit' } });
      expect(await agree('wu', 1, 0)).toMatchObject({
        data: { agreed: [{ answer: 1, byName: '老师 wu', version: 1 }] },
      });
      expect(await agree('xu', 2, 0)).toMatchObject({ data: { agreed: [{ answer: 1, byName: '老师 wu' }] } });
      expect(await agree('xu', null, 1)).toMatchObject({ data: { agreed: [{ answer: null, byName: '老师 xu' }] } });
    });
  });

  it('are opened when the last who had not submitted is taken out', async () => {
    const place = await begin('wu', 'xu');
    await start('wu', place);
    await submit('wu', place);
    expect(await results('wu', place)).toBe('sheet.blind');
    const personId = people.get('xu') ?? ids.person(99);
    await (await as('lead-teacher')).must('studies.dismiss', { params: { studyId: place.studyId, personId } });
    expect(await results('wu', place)).toBe('ok');
    expect(await results('xu', place)).toBe('study.not-yours');
  });

  it('are read-only in an archived study, and gone with their take', async () => {
    const place = await begin('wu');
    await start('wu', place);
    await (await as('lead-teacher')).must('studies.archive', { params: { studyId: place.studyId } });
    expect(codeOf(await save('wu', place, item('goals-clear', 0)))).toBe('study.archived');
    expect(await submit('wu', place)).toBe('study.archived');
    expect(await take(place.studyId, 'licc')).toMatchObject({ error: { code: 'study.archived' } });
    await (await as('lead-admin')).must('takes.remove', { params: { takeId } });
    expect(await results('wu', place)).toBe('study.not-found');
  });
});
