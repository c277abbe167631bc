import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqlite } from '../../../server/persistence/openDatabase.ts';
import { openStores } from '../../../server/persistence/stores.ts';
import type { CodedUnit } from '../../../shared/api/index.ts';
import type { SheetId, StudyId, TakeId } from '../../../shared/vocabulary/index.ts';
import { FakeClock } from '../../fakes/FakeClock.ts';
import { addPerson, addSchool } from '../../support/district.ts';
import { ids } from '../../support/ids.ts';
import { TestApp, type TestBrowser } from '../../support/TestApp.ts';

const T0 = 1_900_000_000_000;

describe('coding a lesson that is being recorded', () => {
  const clock = new FakeClock(T0);
  let app: TestApp;
  const takeId: TakeId = ids.take(1);
  const browsers = new Map<string, TestBrowser>();
  let of: { studyId: StudyId; sheetId: SheetId };

  beforeAll(async () => {
    app = await TestApp.start({
      clock,
      fill: async (stores) => {
        const { courseId, teacherId } = await addSchool(stores, 'lead');
        const other = await addSchool(stores, 'other');
        const none = { listening: [], recorded: true, startsAtMs: T0, endsAtMs: T0 + 60_000 };
        await stores.lessons.create(ids.lesson(1), { title: '茉莉花', courseId, teacherId, ...none });
        await stores.plans.markPhase(ids.lesson(1), 'live', T0);
        await stores.takes.begin({ takeId, lessonId: ids.lesson(1), beganAtMs: T0 });
        await addPerson(stores, { signInName: 'eye', roles: ['observer'], schoolId: null });
        await addPerson(stores, { signInName: 'far-eye', roles: ['observer'], schoolId: other.schoolId });
        await addPerson(stores, { signInName: 'far-teacher', roles: ['teacher'], schoolId: other.schoolId });
      },
    });
  });
  afterAll(() => app.close());

  async function as(who: string): Promise<TestBrowser> {
    clock.goOn(100);
    const known = browsers.get(who) ?? (await app.as(who));
    browsers.set(who, known);
    return known;
  }
  const body = { title: '现场', question: '', untilMs: null, schemes: [{ key: 'fias' as const, intervalS: 3 }] };
  const unit = (n: number, code: string): CodedUnit => ({ unit: n, codes: [code], source: 'human', version: 0 });
  const save = async (...units: CodedUnit[]) => (await as('eye')).code('sheets.save', { params: of, body: { units } });

  it('is begun by those who may look into the lesson, and by nobody else', async () => {
    for (const who of ['far-eye', 'far-teacher'])
      expect(await (await as(who)).code('studies.begin', { params: { takeId }, body })).toBe('take.not-yours');
    const eye = await as('eye');
    const { studyId } = await eye.must('studies.begin', { params: { takeId }, body });
    const { people, recording } = await eye.must('studies.read', { params: { studyId } });
    expect([recording, people.map(({ role }) => role).sort()]).toEqual([true, ['lead', 'observer']]);
    const begun = { params: { studyId }, body: { scheme: 'fias' as const } };
    of = { studyId, sheetId: (await eye.must('sheets.begin', begun)).sheetId };
    // The take is no more theirs to watch than before.
    expect(await eye.code('takes.read', { params: { takeId } })).toBe('take.not-yours');
  });

  it('is written as far as the lesson is, with the interval that runs', async () => {
    clock.goOn(T0 + 10_000 - clock.nowMs());
    expect(await save(unit(0, '5'), unit(3, '4'))).toBe('ok');
    expect(await save(unit(5, '4'))).toBe('sheet.code-unknown');
    expect(
      (await (await as('eye')).must('studies.read', { params: { studyId: of.studyId } })).lengthMs,
    ).toBeGreaterThan(9_999);
  });

  it('is blind to the teacher, who is told that there is a study', async () => {
    const teacher = await as('lead-teacher');
    expect(await teacher.code('sheets.read', { params: of })).toBe('sheet.blind');
    expect((await teacher.must('studies.list')).studies).toMatchObject([{ studyId: of.studyId, role: 'observer' }]);
  });

  it('is not submitted before it is over, and goes on afterwards', async () => {
    const eye = await as('eye');
    expect(await eye.code('sheets.submit', { params: of })).toBe('take.not-ended');
    const db = openSqlite(app.dataDir);
    const stores = openStores(db);
    await stores.takes.end(takeId, T0 + 15_000);
    await stores.plans.markPhase(ids.lesson(1), 'ended', T0 + 15_000);
    await db.destroy();
    clock.goOn(60_000);
    expect(await save(unit(4, '8'))).toBe('ok');
    expect(await save(unit(5, '8'))).toBe('sheet.code-unknown');
    expect(await eye.code('sheets.submit', { params: of })).toBe('ok');
    // What is over is begun by those who may watch it, and observers may not by being observers.
    expect(await eye.code('studies.begin', { params: { takeId }, body })).toBe('take.not-yours');
  });
});
