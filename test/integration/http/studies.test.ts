import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodedUnit, StudyRole } from '../../../shared/api/index.ts';
import type { PersonId, SheetId, StudyId, TakeId } from '../../../shared/vocabulary/index.ts';
import { FakeClock } from '../../fakes/FakeClock.ts';
import { keptLog } from '../../fakes/keptLog.ts';
import { addPerson, addSchool, type TestSchool } from '../../support/district.ts';
import { ids } from '../../support/ids.ts';
import { TestApp, type TestBrowser } from '../../support/TestApp.ts';
import { addTake } from '../../support/take/addTake.ts';

const T0 = 1_900_000_000_000;
const DAY_MS = 86_400_000;

describe('studies', () => {
  const clock = new FakeClock(T0 + DAY_MS);
  const { log, entries } = keptLog();
  let app: TestApp;
  let lead: TestSchool;
  let takeId: TakeId;
  const people = new Map<string, PersonId>();

  beforeAll(async () => {
    app = await TestApp.start({
      clock,
      log,
      fill: async (stores) => {
        lead = await addSchool(stores, 'lead');
        const far = await addSchool(stores, 'far');
        for (const name of ['wu', 'xu', 'late', 'colleague'])
          people.set(name, await addPerson(stores, { signInName: name, roles: ['teacher'], schoolId: far.schoolId }));
        people.set('han', await addPerson(stores, { signInName: 'han', roles: ['researcher'], schoolId: null }));
        people.set('teacher', lead.teacherId);
        const { courseId, teacherId } = lead;
        ({ takeId } = await addTake(stores, { title: '茉莉花', courseId, teacherId, listening: [], beganAtMs: T0 }));
      },
    });
  });
  afterAll(() => app.close());

  const browsers = new Map<string, TestBrowser>();
  async function as(who: string): Promise<TestBrowser> {
    // As a person would: not all at once.
    clock.goOn(200);
    const known = browsers.get(who) ?? (await app.as(who));
    browsers.set(who, known);
    return known;
  }
  const idOf = (who: string): PersonId => people.get(who) ?? ids.person(99);
  const words = { title: '等待的时间', question: '问后等了多久?', untilMs: null };
  const schemes = [
    { key: 'st' as const, intervalS: 5 },
    { key: 'fias' as const, intervalS: 3 },
  ];
  const begin = async (who = 'lead-teacher'): Promise<StudyId> =>
    (await (await as(who)).must('studies.begin', { params: { takeId }, body: { ...words, schemes } })).studyId;
  const invite = async (studyId: StudyId, who: string, role: StudyRole, by = 'lead-teacher') =>
    (await as(by)).code('studies.invite', { params: { studyId, personId: idOf(who) }, body: { role } });
  const study = async (studyId: StudyId, who = 'lead-teacher') =>
    (await as(who)).must('studies.read', { params: { studyId } });
  const sheet = async (studyId: StudyId, who: string, scheme: 'st' | 'fias' = 'st') =>
    (await (await as(who)).must('sheets.begin', { params: { studyId }, body: { scheme } })).sheetId;
  const unit = (n: number, code: string, version = 0): CodedUnit => ({
    ...{ unit: n, codes: code === '' ? [] : [code], source: 'human', version },
  });
  const save = async (who: string, of: { studyId: StudyId; sheetId: SheetId }, units: CodedUnit[]) =>
    (await as(who)).must('sheets.save', { params: of, body: { units } });
  const submit = async (who: string, of: { studyId: StudyId; sheetId: SheetId }) =>
    (await as(who)).code('sheets.submit', { params: of });
  const read = async (who: string, of: { studyId: StudyId; sheetId: SheetId }) =>
    (await as(who)).code('sheets.read', { params: of });

  it('are begun by whoever manages the take or may watch it as a researcher, and by nobody else', async () => {
    const body = { ...words, schemes };
    expect(await (await as('wu')).code('studies.begin', { params: { takeId }, body })).toBe('take.not-yours');
    expect(await (await as('han')).code('studies.begin', { params: { takeId }, body })).toBe('take.not-yours');
    const teacher = await as('lead-teacher');
    await teacher.must('takes.publish', { params: { takeId }, body: { audience: 'district' } });
    expect(await (await as('wu')).code('studies.begin', { params: { takeId }, body })).toBe('take.not-yours');
    const byHan = await study(await begin('han'), 'han');
    expect(byHan.people.map(({ personId, role }) => [personId, role])).toEqual(
      expect.arrayContaining([
        [idOf('han'), 'lead'],
        [lead.teacherId, 'observer'],
      ]),
    );
    await teacher.must('takes.publish', { params: { takeId }, body: { audience: 'private' } });
    expect(await invite(byHan.studyId, 'wu', 'rater', 'han')).toBe('study.cannot-watch');
    expect(await (await as('han')).code('takes.read', { params: { takeId } })).toBe('take.not-yours');
    const odd = { ...words, schemes: [{ key: 'fias' as const, intervalS: 4 }] };
    expect(await teacher.code('studies.begin', { params: { takeId }, body: odd })).toBe('study.no-scheme');
  });

  it('let the invited watch the take, and list it; those who were taken out no longer', async () => {
    const studyId = await begin();
    const watch = async () => (await as('xu')).code('takes.read', { params: { takeId } });
    const lists = async () => (await (await as('xu')).must('takes.list')).takes.some((take) => take.takeId === takeId);
    expect(await watch()).toBe('take.not-yours');
    expect(await lists()).toBe(false);
    expect(await invite(studyId, 'xu', 'observer')).toBe('ok');
    expect(await watch()).toBe('ok');
    expect(await lists()).toBe(true);
    expect(entries.some(({ event, invited }) => event === 'study.invited' && invited === idOf('xu'))).toBe(true);
    const out = { params: { studyId, personId: idOf('xu') } };
    expect(await (await as('xu')).code('studies.dismiss', out)).toBe('study.not-yours');
    await (await as('lead-teacher')).must('studies.dismiss', out);
    expect(await watch()).toBe('take.not-yours');
    expect(await (await as('xu')).code('studies.read', { params: { studyId } })).toBe('study.not-yours');
  });

  it('let the invited discuss: they see the marks of the study group', async () => {
    const studyId = await begin();
    const mark = { fromMs: T0 + 5_000, toMs: null, region: null, text: '问得好', tags: [], audience: 'group' as const };
    const { markId } = await (await as('lead-teacher')).must('marks.add', { params: { takeId }, body: mark });
    await invite(studyId, 'wu', 'rater');
    const reply = { params: { takeId, markId }, body: { text: '再等一等' } };
    expect(await (await as('wu')).code('marks.reply', reply)).toBe('ok');
    expect(await (await as('xu')).code('marks.reply', reply)).toBe('take.not-yours');
  });

  it('name people by a part of their name, to leads alone', async () => {
    const studyId = await begin();
    const ask = { params: { studyId }, query: { text: 'XU' } };
    const { people: found } = await (await as('lead-teacher')).must('studies.candidates', ask);
    expect(found.map(({ personId }) => personId)).toEqual([idOf('xu')]);
    await invite(studyId, 'xu', 'rater');
    expect(await (await as('xu')).code('studies.candidates', ask)).toBe('study.not-yours');
    expect((await (await as('lead-teacher')).must('studies.candidates', ask)).people).toEqual([]);
  });

  it('always have a lead', async () => {
    const studyId = await begin();
    const self = { params: { studyId, personId: lead.teacherId } };
    expect(await (await as('lead-teacher')).code('studies.dismiss', self)).toBe('study.lead-needed');
    expect(await invite(studyId, 'teacher', 'rater')).toBe('study.lead-needed');
    await invite(studyId, 'wu', 'lead');
    expect(await invite(studyId, 'teacher', 'rater')).toBe('ok');
  });

  describe('while raters are blind', () => {
    let studyId: StudyId;
    let wu: { studyId: StudyId; sheetId: SheetId };
    let xu: { studyId: StudyId; sheetId: SheetId };

    beforeAll(async () => {
      studyId = await begin();
      await invite(studyId, 'wu', 'rater');
      await invite(studyId, 'xu', 'rater');
      await invite(studyId, 'colleague', 'observer');
      wu = { studyId, sheetId: await sheet(studyId, 'wu') };
      xu = { studyId, sheetId: await sheet(studyId, 'xu') };
      await save('wu', wu, [unit(0, 'T'), unit(1, 'S')]);
    });

    it('nobody reads a sheet but who codes it: no lead, no other rater, no observer, no administrator', async () => {
      expect(await read('wu', wu)).toBe('ok');
      for (const who of ['xu', 'lead-teacher', 'colleague']) expect(await read(who, wu)).toBe('sheet.blind');
      for (const who of ['lead-admin', 'han', 'late']) expect(await read(who, wu)).toBe('study.not-yours');
      expect(await app.browser().code('sheets.read', { params: wu })).toBe('session.missing');
      const state = await study(studyId);
      expect(JSON.stringify(state.sheets)).not.toContain('"codes"');
      expect(state.sheets.find(({ sheetId }) => sheetId === wu.sheetId)).toMatchObject({
        coded: 2,
        submittedAtMs: null,
      });
    });

    it('nobody writes on the sheet of another, and an observer has none', async () => {
      const ask = { params: wu, body: { units: [unit(0, 'S', 1)] } };
      for (const who of ['xu', 'lead-teacher'])
        expect(await (await as(who)).code('sheets.save', ask)).toBe('sheet.not-yours');
      expect(await submit('xu', wu)).toBe('sheet.not-yours');
      const begun = { params: { studyId }, body: { scheme: 'st' as const } };
      expect(await (await as('colleague')).code('sheets.begin', begun)).toBe('study.not-rater');
      expect(await sheet(studyId, 'wu')).toBe(wu.sheetId);
    });

    it('one submission opens nothing, the last opens all; submitting twice is harmless', async () => {
      expect(await submit('wu', wu)).toBe('ok');
      const first = (await study(studyId)).sheets.find(({ sheetId }) => sheetId === wu.sheetId)?.submittedAtMs;
      expect(await submit('wu', wu)).toBe('ok');
      expect((await study(studyId)).sheets.find(({ sheetId }) => sheetId === wu.sheetId)?.submittedAtMs).toBe(first);
      for (const who of ['xu', 'lead-teacher']) expect(await read(who, wu)).toBe('sheet.blind');
      const late = { params: wu, body: { units: [unit(0, 'S', 1)] } };
      expect(await (await as('wu')).code('sheets.save', late)).toBe('sheet.submitted');
      await save('xu', xu, [unit(0, 'T')]);
      expect(await submit('xu', xu)).toBe('ok');
      for (const who of ['wu', 'xu', 'lead-teacher', 'colleague'])
        for (const of of [wu, xu]) expect(await read(who, of)).toBe('ok');
      expect((await study(studyId)).schemes.map(({ opened }) => opened)).toEqual([true, false]);
    });

    it('nobody comes to code once they could have read', async () => {
      expect(await invite(studyId, 'late', 'rater')).toBe('study.opened');
      expect(await invite(studyId, 'colleague', 'rater')).toBe('study.opened');
      const begun = { params: { studyId }, body: { scheme: 'st' as const } };
      expect(await (await as('lead-teacher')).code('sheets.begin', begun)).toBe('study.opened');
    });
  });

  describe('a sheet', () => {
    let of: { studyId: StudyId; sheetId: SheetId };

    beforeAll(async () => {
      const studyId = await begin();
      await invite(studyId, 'wu', 'rater');
      of = { studyId, sheetId: await sheet(studyId, 'wu') };
    });
    const units = async () => (await (await as('wu')).must('sheets.read', { params: of })).units;

    it('takes the same change twice', async () => {
      const once = await save('wu', of, [unit(0, 'T')]);
      expect(once.units).toEqual([unit(0, 'T', 1)]);
      expect(await save('wu', of, [unit(0, 'T')])).toEqual(once);
      expect(await units()).toEqual([unit(0, 'T', 1)]);
    });

    it('keeps what one window wrote when another knew less, and tells it', async () => {
      await save('wu', of, [unit(1, 'S')]);
      const second = await save('wu', of, [unit(1, 'T'), unit(2, 'T')]);
      expect(second.units).toEqual([unit(1, 'S', 1), unit(2, 'T', 1)]);
      expect((await save('wu', of, [unit(1, 'T', 1)])).units).toEqual([unit(1, 'T', 2)]);
      expect((await save('wu', of, [unit(1, '', 2)])).units).toEqual([unit(1, '', 3)]);
      expect((await study(of.studyId)).sheets[0]?.coded).toBe(2);
    });

    it.each([
      ['a code that is not in the scheme', unit(3, 'X')],
      ['an interval that is not in the take', unit(1_000, 'T')],
      ['two codes where one is chosen', { ...unit(3, 'T'), codes: ['T', 'S'] }],
    ])('refuses %s', async (_what, wrong) => {
      expect(await (await as('wu')).code('sheets.save', { params: of, body: { units: [unit(3, 'S'), wrong] } })).toBe(
        'sheet.code-unknown',
      );
      expect((await units()).some((each) => each.unit === 3)).toBe(false);
    });

    it('is looked for in its own study', async () => {
      const other = { studyId: await begin(), sheetId: of.sheetId };
      expect(await read('lead-teacher', other)).toBe('sheet.not-found');
    });

    it('is only read once its study is archived', async () => {
      const teacher = await as('lead-teacher');
      const ask = { params: { studyId: of.studyId } };
      expect(await (await as('wu')).code('studies.archive', ask)).toBe('study.not-yours');
      await teacher.must('studies.archive', ask);
      const { archivedAtMs } = await teacher.must('studies.archive', ask);
      expect(archivedAtMs).not.toBeNull();
      expect(await submit('wu', of)).toBe('study.archived');
      expect(await (await as('wu')).code('sheets.save', { params: of, body: { units: [unit(4, 'T')] } })).toBe(
        'study.archived',
      );
      expect(await invite(of.studyId, 'xu', 'rater')).toBe('study.archived');
      expect(await teacher.code('studies.change', { ...ask, body: words })).toBe('study.archived');
      expect(await read('wu', of)).toBe('ok');
    });
  });

  it('go with their take', async () => {
    const studyId = await begin();
    await (await as('lead-teacher')).must('takes.remove', { params: { takeId } });
    expect(await (await as('lead-teacher')).code('studies.read', { params: { studyId } })).toBe('study.not-found');
    expect((await (await as('lead-teacher')).must('studies.list')).studies).toEqual([]);
  });
});
