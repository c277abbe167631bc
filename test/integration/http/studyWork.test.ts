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

describe('work in a study', () => {
  const clock = new FakeClock(T0 + DAY_MS);
  const { log, entries } = keptLog();
  let app: TestApp;
  let lead: TestSchool;
  let other: TestSchool;
  let takeId: TakeId;
  let secondTake: TakeId;
  let foreignTake: TakeId;
  const people = new Map<string, PersonId>();

  beforeAll(async () => {
    app = await TestApp.start({
      clock,
      log,
      fill: async (stores) => {
        lead = await addSchool(stores, 'lead');
        other = await addSchool(stores, 'other');
        const far = await addSchool(stores, 'far');
        for (const name of ['wu', 'xu', 'zhou', 'stranger'])
          people.set(name, await addPerson(stores, { signInName: name, roles: ['teacher'], schoolId: far.schoolId }));
        people.set('teacher', lead.teacherId);
        people.set('other-teacher', other.teacherId);
        const own = { courseId: lead.courseId, teacherId: lead.teacherId, listening: [] };
        ({ takeId } = await addTake(stores, { title: '茉莉花', ...own, beganAtMs: T0 }));
        ({ takeId: secondTake } = await addTake(stores, { title: '茉莉花 再上', ...own, beganAtMs: T0 + 60_000 }));
        const theirs = { courseId: other.courseId, teacherId: other.teacherId, listening: [] };
        ({ takeId: foreignTake } = await addTake(stores, { title: '茉莉花 异构', ...theirs, beganAtMs: T0 }));
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
  const LEAD = 'lead-teacher';
  const idOf = (who: string): PersonId => people.get(who) ?? ids.person(99);
  const begin = async (schemes: { key: 'st' | 'copus'; intervalS: number }[] = [{ key: 'st', intervalS: 5 }]) =>
    (
      await (
        await as(LEAD)
      ).must('studies.begin', {
        params: { takeId },
        body: { title: '等待', question: '', untilMs: null, schemes },
      })
    ).studyId;
  const invite = async (studyId: StudyId, who: string, role: StudyRole) =>
    (await as(LEAD)).code('studies.invite', { params: { studyId, personId: idOf(who) }, body: { role } });
  const unit = (n: number, code: string): CodedUnit => ({
    ...{ unit: n, codes: [code], source: 'human' as const, version: 0 },
  });
  const code = async (studyId: StudyId, who: string, codes: readonly string[]): Promise<SheetId> => {
    const by = await as(who);
    const { sheetId } = await by.must('sheets.begin', { params: { studyId }, body: { scheme: 'st' } });
    await by.must('sheets.save', { params: { studyId, sheetId }, body: { units: codes.map((c, n) => unit(n, c)) } });
    return sheetId;
  };
  const submit = async (studyId: StudyId, who: string, sheetId: SheetId) =>
    (await as(who)).must('sheets.submit', { params: { studyId, sheetId } });
  /** A study with the raters wu and xu, and zhou looking on; both have submitted. */
  const coded = async (one: readonly string[], two: readonly string[]): Promise<StudyId> => {
    const studyId = await begin();
    await invite(studyId, 'wu', 'rater');
    await invite(studyId, 'xu', 'rater');
    await invite(studyId, 'zhou', 'observer');
    const sheets = [await code(studyId, 'wu', one), await code(studyId, 'xu', two)] as const;
    await submit(studyId, 'wu', sheets[0]);
    await submit(studyId, 'xu', sheets[1]);
    return studyId;
  };
  const agreedOf = (studyId: StudyId) => ({ params: { studyId, scheme: 'st' as const } });
  const decide = async (who: string, studyId: StudyId, units: { unit: number; codes: string[]; version: number }[]) =>
    (await as(who)).must('agreed.decide', { ...agreedOf(studyId), body: { units } });

  describe('agreed codes', () => {
    it('are for nobody to read or write while the round is blind', async () => {
      const studyId = await begin();
      await invite(studyId, 'wu', 'rater');
      const body = { units: [{ unit: 0, codes: ['T'], version: 0 }] };
      for (const who of [LEAD, 'wu']) {
        expect(await (await as(who)).code('agreed.read', agreedOf(studyId))).toBe('sheet.blind');
        expect(await (await as(who)).code('agreed.decide', { ...agreedOf(studyId), body })).toBe('sheet.blind');
      }
      expect(await (await as('stranger')).code('agreed.read', agreedOf(studyId))).toBe('study.not-yours');
      const unknown = { params: { studyId, scheme: 'fias' as const } };
      expect(await (await as(LEAD)).code('agreed.read', unknown)).toBe('study.no-scheme');
    });

    it('say who decided what and when, and leave the sheets as they are', async () => {
      const studyId = await coded(['T', 'T', 'S'], ['T', 'S', 'S']);
      const before = await (await as('wu')).must('agreed.read', agreedOf(studyId));
      expect(before).toEqual({ decisions: [], open: 1, mayDecide: true });
      await decide('wu', studyId, [{ unit: 1, codes: ['S'], version: 0 }]);
      const { decisions, open, mayDecide } = await (await as('zhou')).must('agreed.read', agreedOf(studyId));
      expect({ open, mayDecide }).toEqual({ open: 0, mayDecide: false });
      expect(decisions).toMatchObject([{ unit: 1, codes: ['S'], version: 1, byPersonId: idOf('wu') }]);
      expect(decisions[0]?.atMs).toBeGreaterThan(T0 + DAY_MS);
      const { sheets } = await (await as('xu')).must('studies.read', { params: { studyId } });
      for (const { sheetId, personId } of sheets) {
        const { units } = await (await as('zhou')).must('sheets.read', { params: { studyId, sheetId } });
        expect(units.find((each) => each.unit === 1)?.codes).toEqual([personId === idOf('wu') ? 'T' : 'S']);
      }
    });

    it('keep what one decided first, and tell the other; the same twice is harmless', async () => {
      const studyId = await coded(['T', 'T'], ['S', 'S']);
      await decide('wu', studyId, [{ unit: 0, codes: ['T'], version: 0 }]);
      const again = await decide('wu', studyId, [{ unit: 0, codes: ['T'], version: 0 }]);
      expect(again.decisions).toMatchObject([{ codes: ['T'], version: 1 }]);
      const late = await decide('xu', studyId, [
        { unit: 0, codes: ['S'], version: 0 },
        { unit: 1, codes: ['S'], version: 0 },
      ]);
      expect(late.decisions).toMatchObject([
        { unit: 0, codes: ['T'], version: 1, byPersonId: idOf('wu') },
        { unit: 1, codes: ['S'], version: 1, byPersonId: idOf('xu') },
      ]);
      const informed = await decide('xu', studyId, [{ unit: 0, codes: ['S'], version: 1 }]);
      expect(informed.decisions).toMatchObject([{ codes: ['S'], version: 2, byPersonId: idOf('xu') }]);
      await decide('xu', studyId, [{ unit: 0, codes: [], version: 2 }]);
      expect((await (await as(LEAD)).must('agreed.read', agreedOf(studyId))).open).toBe(1);
    });

    it('are decided by raters and leads, in codes of the scheme, until the study is archived', async () => {
      const studyId = await coded(['T'], ['S']);
      const ask = (units: { unit: number; codes: string[]; version: number }[]) => ({
        ...agreedOf(studyId),
        body: { units },
      });
      const right = ask([{ unit: 0, codes: ['T'], version: 0 }]);
      expect(await (await as('zhou')).code('agreed.decide', right)).toBe('study.not-rater');
      expect(await (await as('stranger')).code('agreed.decide', right)).toBe('study.not-yours');
      for (const wrong of [
        { unit: 0, codes: ['X'], version: 0 },
        { unit: 9_999, codes: ['T'], version: 0 },
        { unit: 0, codes: ['T', 'S'], version: 0 },
      ])
        expect(await (await as('wu')).code('agreed.decide', ask([wrong]))).toBe('sheet.code-unknown');
      expect(await (await as(LEAD)).code('agreed.decide', right)).toBe('ok');
      await (await as(LEAD)).must('studies.archive', { params: { studyId } });
      expect(await (await as('wu')).code('agreed.decide', right)).toBe('study.archived');
      expect((await (await as('wu')).must('agreed.read', agreedOf(studyId))).mayDecide).toBe(false);
    });
  });

  describe('a rater who is taken out', () => {
    it('is told of to all, and their unsubmitted sheet stays theirs alone', async () => {
      const studyId = await begin();
      await invite(studyId, 'wu', 'rater');
      await invite(studyId, 'xu', 'rater');
      const [wu, xu] = [await code(studyId, 'wu', ['T']), await code(studyId, 'xu', ['S'])];
      await submit(studyId, 'wu', wu);
      await (await as(LEAD)).must('studies.dismiss', { params: { studyId, personId: idOf('xu') } });
      const whole = await (await as('wu')).must('studies.read', { params: { studyId } });
      expect(whole.schemes.map(({ opened }) => opened)).toEqual([true]);
      expect(whole.sheets.map(({ sheetId }) => sheetId)).toEqual([wu]);
      for (const who of [LEAD, 'wu'])
        expect(await (await as(who)).code('sheets.read', { params: { studyId, sheetId: xu } })).toBe('sheet.blind');
      const { departures } = await (await as('wu')).must('study-work.read', { params: { studyId } });
      expect(departures).toMatchObject([{ personId: idOf('xu'), role: 'rater', unsubmitted: 1 }]);
      expect((await (await as(LEAD)).must('agreed.read', agreedOf(studyId))).open).toBe(0);
    });

    it('is told of as well when they are only made to look on, or to lead', async () => {
      for (const role of ['observer', 'lead'] as const) {
        const studyId = await begin();
        await invite(studyId, 'wu', 'rater');
        await invite(studyId, 'wu', role);
        const { departures } = await (await as(LEAD)).must('study-work.read', { params: { studyId } });
        expect(departures).toMatchObject([{ personId: idOf('wu'), role: 'rater', unsubmitted: 1 }]);
      }
    });

    it('leaves what they had submitted, and that is said', async () => {
      const studyId = await coded(['T'], ['S']);
      await (await as(LEAD)).must('studies.dismiss', { params: { studyId, personId: idOf('xu') } });
      const { sheets } = await (await as('wu')).must('studies.read', { params: { studyId } });
      expect(sheets).toHaveLength(2);
      const { departures } = await (await as('wu')).must('study-work.read', { params: { studyId } });
      expect(departures).toMatchObject([{ personId: idOf('xu'), unsubmitted: 0 }]);
      await (await as(LEAD)).must('studies.dismiss', { params: { studyId, personId: idOf('zhou') } });
      expect((await (await as('wu')).must('study-work.read', { params: { studyId } })).departures).toHaveLength(1);
    });
  });

  describe('tasks', () => {
    const task = (who: string | null) => ({
      ...{ text: '看第二次提问', forPersonId: who === null ? null : idOf(who), untilMs: T0 + 2 * DAY_MS },
    });

    it('are given by leads to anybody in the study, by others to themselves', async () => {
      const studyId = await begin();
      await invite(studyId, 'wu', 'rater');
      const params = { studyId };
      await (await as(LEAD)).must('study-work.add-task', { params, body: task('wu') });
      for (let twice = 0; twice < 2; twice += 1)
        await (await as(LEAD)).must('study-work.add-task', { params, body: task(null) });
      const { tasks } = await (await as('wu')).must('study-work.add-task', { params, body: task('wu') });
      expect(tasks.map(({ byPersonId }) => byPersonId)).toEqual([lead.teacherId, lead.teacherId, idOf('wu')]);
      for (const whom of ['teacher', null])
        expect(await (await as('wu')).code('study-work.add-task', { params, body: task(whom) })).toBe('task.not-yours');
      expect(await (await as(LEAD)).code('study-work.add-task', { params, body: task('stranger') })).toBe(
        'person.not-found',
      );
      expect(await (await as('stranger')).code('study-work.read', { params })).toBe('study.not-yours');
    });

    it('are ticked by whom they are for or by a lead, and keep who was first', async () => {
      const studyId = await begin();
      await invite(studyId, 'wu', 'rater');
      await invite(studyId, 'xu', 'rater');
      const { tasks } = await (await as(LEAD)).must('study-work.add-task', { params: { studyId }, body: task('wu') });
      const of = { params: { studyId, taskId: tasks[0]?.taskId ?? ids.studyTask(1) } };
      expect(await (await as('xu')).code('study-work.tick-task', { ...of, body: { done: true } })).toBe(
        'task.not-yours',
      );
      await (await as('wu')).must('study-work.tick-task', { ...of, body: { done: true } });
      const twice = await (await as(LEAD)).must('study-work.tick-task', { ...of, body: { done: true } });
      expect(twice.tasks).toMatchObject([{ done: { byPersonId: idOf('wu') } }]);
      const undone = await (await as('wu')).must('study-work.tick-task', { ...of, body: { done: false } });
      expect(undone.tasks).toMatchObject([{ done: null }]);
      expect(await (await as('wu')).code('study-work.remove-task', of)).toBe('task.not-yours');
      expect((await (await as(LEAD)).must('study-work.remove-task', of)).tasks).toEqual([]);
      expect(await (await as(LEAD)).code('study-work.remove-task', of)).toBe('ok');
      expect(await (await as('wu')).code('study-work.tick-task', { ...of, body: { done: true } })).toBe(
        'task.not-found',
      );
    });

    it('are looked for in their own study', async () => {
      const [one, two] = [await begin(), await begin()];
      const { tasks } = await (await as(LEAD)).must('study-work.add-task', {
        params: { studyId: one },
        body: task(null),
      });
      const of = { params: { studyId: two, taskId: tasks[0]?.taskId ?? ids.studyTask(1) } };
      expect(await (await as(LEAD)).code('study-work.tick-task', { ...of, body: { done: true } })).toBe(
        'task.not-found',
      );
      await (await as(LEAD)).must('study-work.remove-task', of);
      expect((await (await as(LEAD)).must('study-work.read', { params: { studyId: one } })).tasks).toHaveLength(1);
    });
  });

  describe('the summary', () => {
    it('is written by leads, and never over what another wrote meanwhile', async () => {
      const studyId = await begin();
      await invite(studyId, 'wu', 'lead');
      await invite(studyId, 'xu', 'rater');
      const write = async (who: string, text: string, version: number) =>
        (await as(who)).code('study-work.write-summary', { params: { studyId }, body: { text, version } });
      expect(await write('xu', '看 00:10', 0)).toBe('study.not-yours');
      expect(await write(LEAD, '看 00:10', 0)).toBe('ok');
      expect(await write(LEAD, '看 00:10', 0)).toBe('ok');
      expect(await write('wu', '我的', 0)).toBe('summary.changed');
      expect(await write('wu', '看 00:10\n我的', 1)).toBe('ok');
      expect(await write(LEAD, '旧', 1)).toBe('summary.changed');
      const { summary } = await (await as('xu')).must('study-work.read', { params: { studyId } });
      expect(summary).toMatchObject({ text: '看 00:10\n我的', version: 2, written: { byPersonId: idOf('wu') } });
    });

    it('and tasks are only read once the study is archived', async () => {
      const studyId = await begin();
      const params = { studyId };
      const body = { text: '看', forPersonId: null, untilMs: null };
      const { tasks } = await (await as(LEAD)).must('study-work.add-task', { params, body });
      await (await as(LEAD)).must('studies.archive', { params });
      const of = { params: { studyId, taskId: tasks[0]?.taskId ?? ids.studyTask(1) } };
      const by = await as(LEAD);
      expect(await by.code('study-work.add-task', { params, body })).toBe('study.archived');
      expect(await by.code('study-work.tick-task', { ...of, body: { done: true } })).toBe('study.archived');
      expect(await by.code('study-work.remove-task', of)).toBe('study.archived');
      expect(await by.code('study-work.write-summary', { params, body: { text: '好', version: 0 } })).toBe(
        'study.archived',
      );
      expect((await by.must('study-work.read', { params })).tasks).toHaveLength(1);
    });
  });

  describe('lessons compared', () => {
    const add = async (who: string, studyId: StudyId, take: TakeId) =>
      (await as(who)).code('parallels.add', { params: { studyId }, body: { takeId: take } });
    const list = async (who: string, studyId: StudyId) =>
      (await (await as(who)).must('parallels.list', { params: { studyId } })).lessons;

    it('bring the people of the study along, with sheets of their own', async () => {
      const studyId = await begin();
      await invite(studyId, 'wu', 'rater');
      expect((await list('wu', studyId)).map((lesson) => lesson.takeId)).toEqual([takeId]);
      expect(await add('wu', studyId, secondTake)).toBe('take.not-yours');
      expect(await add(LEAD, studyId, secondTake)).toBe('ok');
      expect(await add(LEAD, studyId, secondTake)).toBe('ok');
      const lessons = await list('wu', studyId);
      const noted = entries.filter(({ event, takeId: of }) => event === 'study.invited' && of === secondTake);
      expect(noted.map(({ invited }) => invited)).toEqual([idOf('wu')]);
      expect(lessons.map((lesson) => lesson.takeId)).toEqual([takeId, secondTake]);
      const second = lessons[1]?.studyId ?? studyId;
      expect(await list('wu', second)).toEqual(lessons);
      expect(await (await as('wu')).code('takes.read', { params: { takeId: secondTake } })).toBe('ok');
      const whole = await (await as('wu')).must('studies.read', { params: { studyId: second } });
      expect(whole).toMatchObject({ title: '等待', role: 'rater', lessonTitle: '茉莉花 再上', sheets: [] });
    });

    it('of which the lead could not let the others watch one are refused', async () => {
      const studyId = await begin();
      await invite(studyId, 'wu', 'rater');
      expect(await add(LEAD, studyId, foreignTake)).toBe('take.not-yours');
      const owner = await as('other-teacher');
      await owner.must('takes.publish', { params: { takeId: foreignTake }, body: { audience: 'district' } });
      expect(await add(LEAD, studyId, foreignTake)).toBe('ok');
      const second = (await list(LEAD, studyId))[1]?.studyId ?? studyId;
      // Nobody's lesson is studied behind their back.
      expect((await list('other-teacher', second)).map((lesson) => lesson.takeId)).toEqual([foreignTake]);
      expect(await (await as('other-teacher')).code('studies.read', { params: { studyId } })).toBe('study.not-yours');
      await owner.must('takes.publish', { params: { takeId: foreignTake }, body: { audience: 'private' } });
      expect(await (await as('wu')).code('takes.read', { params: { takeId: foreignTake } })).toBe('take.not-yours');
      expect(await invite(studyId, 'xu', 'rater')).toBe('study.cannot-watch');
      expect((await (await as(LEAD)).must('studies.read', { params: { studyId } })).people).toHaveLength(2);
    });

    it('are invited to, changed and archived together', async () => {
      const studyId = await begin();
      await add(LEAD, studyId, secondTake);
      const second = (await list(LEAD, studyId))[1]?.studyId ?? studyId;
      expect(await invite(second, 'wu', 'rater')).toBe('ok');
      const read = async (of: StudyId) => (await as(LEAD)).must('studies.read', { params: { studyId: of } });
      for (const of of [studyId, second])
        expect((await read(of)).people.map(({ personId }) => personId)).toContain(idOf('wu'));
      const words = { title: '新名', question: '问一\n问二', untilMs: null };
      await (await as(LEAD)).must('studies.change', { params: { studyId }, body: words });
      expect((await read(second)).title).toBe('新名');
      await (await as(LEAD)).must('studies.dismiss', { params: { studyId, personId: idOf('wu') } });
      for (const of of [studyId, second]) expect((await read(of)).people).toHaveLength(1);
      await (await as(LEAD)).must('studies.archive', { params: { studyId } });
      expect((await read(second)).archivedAtMs).not.toBeNull();
      expect(await add(LEAD, studyId, foreignTake)).not.toBe('ok');
    });

    it('are coded blind each for itself: nobody comes to one of which they could have read the other', async () => {
      const studyId = await coded(['T'], ['T']);
      await add(LEAD, studyId, secondTake);
      const second = (await list(LEAD, studyId))[1]?.studyId ?? studyId;
      expect(await invite(second, 'stranger', 'rater')).toBe('study.opened');
      expect((await (await as(LEAD)).must('studies.read', { params: { studyId: second } })).people).toHaveLength(4);
      expect(await (await as('wu')).code('agreed.read', agreedOf(second))).toBe('sheet.blind');
    });

    it('keep for all which moments correspond', async () => {
      const studyId = await begin();
      await invite(studyId, 'wu', 'rater');
      await add(LEAD, studyId, secondTake);
      const second = (await list(LEAD, studyId))[1]?.studyId ?? studyId;
      const link = { firstMs: 1_000, ownMs: 4_000 };
      const ask = (of: StudyId) => ({ params: { studyId: of }, body: { link } });
      expect(await (await as('wu')).code('parallels.link', ask(second))).toBe('study.not-yours');
      expect(await (await as(LEAD)).code('parallels.link', ask(studyId))).toBe('study.not-compared');
      await (await as(LEAD)).must('parallels.link', ask(second));
      expect((await list('wu', studyId)).map((lesson) => lesson.link)).toEqual([null, link]);
    });
  });

  describe('studies that wait for somebody', () => {
    const waiting = async (who: string) => (await (await as(who)).must('study-work.waiting')).studies;

    it('are those that they have still to score', async () => {
      const studyId = await begin([]);
      await (await as(LEAD)).must('scores.take', { params: { studyId }, body: { rubric: 'lesson-form' } });
      await invite(studyId, 'xu', 'rater');
      const found = async () => (await waiting('xu')).find((each) => each.studyId === studyId);
      expect(await found()).toMatchObject({ coding: 0, scoring: 1, tasks: 0 });
      await (await as(LEAD)).must('studies.archive', { params: { studyId } });
      expect(await found()).toBeUndefined();
    });

    it('are those that they have still to code, and those with tasks of theirs; the first that is due at the head', async () => {
      const [late, soon] = [await begin(), await begin()];
      const before = (await waiting('zhou')).length;
      for (const [studyId, untilMs] of [[late, T0 + 9 * DAY_MS] as const, [soon, T0 + 2 * DAY_MS] as const]) {
        const body = { title: `${untilMs}`, question: '', untilMs };
        await (await as(LEAD)).must('studies.change', { params: { studyId }, body });
        await invite(studyId, 'zhou', 'rater');
      }
      const task = { text: '看', forPersonId: idOf('zhou'), untilMs: null };
      await (await as(LEAD)).must('study-work.add-task', { params: { studyId: late }, body: task });
      expect((await waiting('zhou')).slice(0, 2)).toMatchObject([
        { studyId: soon, coding: 1, tasks: 0 },
        { studyId: late, coding: 1, tasks: 1 },
      ]);
      await submit(soon, 'zhou', await code(soon, 'zhou', ['T']));
      expect((await waiting('zhou')).some(({ studyId }) => studyId === soon)).toBe(false);
      await (await as(LEAD)).must('studies.archive', { params: { studyId: late } });
      expect(await waiting('zhou')).toHaveLength(before);
      expect(await waiting('stranger')).toEqual([]);
      expect(await app.browser().code('study-work.waiting')).toBe('session.missing');
    });
  });

  it('survives a restart of the server', async () => {
    const studyId = await coded(['T'], ['S']);
    await decide('wu', studyId, [{ unit: 0, codes: ['T'], version: 0 }]);
    const summary = { params: { studyId }, body: { text: '看 00:10', version: 0 } };
    await (await as(LEAD)).must('study-work.write-summary', summary);
    await (await as(LEAD)).must('parallels.add', { params: { studyId }, body: { takeId: secondTake } });
    const before = await (await as(LEAD)).must('study-work.read', { params: { studyId } });
    app = await app.restart();
    browsers.clear();
    expect(await (await as(LEAD)).must('study-work.read', { params: { studyId } })).toEqual(before);
    expect((await (await as('xu')).must('agreed.read', agreedOf(studyId))).decisions).toMatchObject([{ codes: ['T'] }]);
    expect((await (await as('xu')).must('parallels.list', { params: { studyId } })).lessons).toHaveLength(2);
  });
});
