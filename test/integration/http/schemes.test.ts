import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SheetEvent } from '../../../shared/api/index.ts';
import type { SchemeDraft } from '../../../shared/study/schemeDraft.ts';
import type { OwnSchemeId, TakeId } from '../../../shared/vocabulary/index.ts';
import { FakeClock } from '../../fakes/FakeClock.ts';
import { addPerson, addSchool } from '../../support/district.ts';
import { ids } from '../../support/ids.ts';
import { TestApp, type TestBrowser } from '../../support/TestApp.ts';
import { addTake } from '../../support/take/addTake.ts';

const T0 = 1_900_000_000_000;

const words = (zh: string, en: string) => ({ 'zh-CN': zh, en });
const asks = words('教师提问', 'Teacher asks');
const groups = words('学习方式', 'Way of work');
/** What the teacher asks, and how the class works meanwhile. */
const draft: SchemeDraft = {
  ...{ label: words('提问观察', 'Questions'), unit: 'event', intervalS: 1, choice: 'many' },
  codes: [
    { key: 'Q', hotkey: 'q', label: asks, group: null, exclusive: false, lasts: 'point' },
    { key: 'W', hotkey: 'w', label: words('全班', 'Whole class'), group: groups, exclusive: true, lasts: 'state' },
    { key: 'G', hotkey: 'g', label: words('小组', 'Groups'), group: groups, exclusive: true, lasts: 'state' },
  ],
};
const [first, second] = draft.codes;

describe('coding schemes of one’s own', () => {
  const clock = new FakeClock(T0 + 86_400_000);
  let app: TestApp;
  let takeId: TakeId;
  const browsers = new Map<string, TestBrowser>();

  beforeAll(async () => {
    app = await TestApp.start({
      clock,
      fill: async (stores) => {
        const school = await addSchool(stores, 'lead');
        await addPerson(stores, { signInName: 'wu', roles: ['teacher'], schoolId: school.schoolId });
        const { courseId, teacherId } = school;
        ({ takeId } = await addTake(stores, { title: '茉莉花', courseId, teacherId, listening: [], beganAtMs: T0 }));
      },
    });
  });
  afterAll(() => app.close());

  async function as(who: string): Promise<TestBrowser> {
    clock.goOn(200);
    const known = browsers.get(who) ?? (await app.as(who));
    browsers.set(who, known);
    return known;
  }
  const make = async (who: string, shared: boolean) =>
    (await as(who)).must('schemes.make', { body: { draft, shared } });
  const keyOf = (schemeId: OwnSchemeId) => `own:${schemeId}` as const;
  const begin = async (schemeId: OwnSchemeId, intervalS = 1) => ({
    params: { takeId },
    body: { title: '课例', question: '', untilMs: null, schemes: [{ key: keyOf(schemeId), intervalS }] },
  });

  it('are one’s own until they are shared, and nobody else’s to change', async () => {
    const { schemeId } = await make('wu', false);
    const seen = async (who: string) =>
      (await (await as(who)).must('schemes.list')).schemes.filter((each) => each.schemeId === schemeId);
    expect(await seen('wu')).toMatchObject([{ mine: true, shared: false, scheme: { version: 1, ...draft } }]);
    expect(await seen('lead-teacher')).toEqual([]);
    const change = { params: { schemeId }, body: { draft, shared: true, version: 1 } };
    await (await as('wu')).must('schemes.change', change);
    expect(await seen('lead-teacher')).toMatchObject([{ mine: false, shared: true, scheme: { version: 2 } }]);
    const teacher = await as('lead-teacher');
    expect(await teacher.code('schemes.change', change)).toBe('scheme.not-yours');
    expect(await teacher.code('schemes.remove', { params: { schemeId } })).toBe('scheme.not-yours');
    const none = { params: { schemeId: ids.ownScheme(9) } };
    expect(await teacher.code('schemes.remove', none)).toBe('scheme.not-found');
  });

  it('are changed only on the edition that is there', async () => {
    const { schemeId } = await make('wu', false);
    const change = { params: { schemeId }, body: { draft: { ...draft, intervalS: 2 }, shared: false, version: 1 } };
    expect((await (await as('wu')).must('schemes.change', change)).scheme).toMatchObject({ version: 2, intervalS: 2 });
    expect(await (await as('wu')).code('schemes.change', change)).toBe('scheme.changed');
  });

  it.each([
    ['two codes with one key of the keyboard', { codes: [first, { ...second, hotkey: 'q' }] }],
    ['two codes with one name', { codes: [first, { ...second, key: 'Q' }] }],
    ['a state in an interval', { unit: 'interval' }],
    ['events of which an interval has one', { choice: 'one' }],
    ['a key that the player needs', { codes: [first, { ...second, hotkey: 'm' }] }],
    ['one code', { codes: [first] }],
  ])('refuse %s', async (_what, wrong) => {
    const body = { draft: { ...draft, ...wrong }, shared: false } as { draft: SchemeDraft; shared: boolean };
    expect(await (await as('wu')).code('schemes.make', { body })).toBe('request.malformed');
  });

  describe('in a study', () => {
    const event = (n: number, code: string | null, more: Partial<SheetEvent> = {}): SheetEvent => ({
      ...{ eventId: `00000000-0000-4000-8000-00000000000${n}`, code, fromMs: 1_000 * n, toMs: null, version: 0 },
      ...more,
    });

    it('are those that one sees, with their interval', async () => {
      const own = await make('wu', false);
      const teacher = await as('lead-teacher');
      expect(await teacher.code('studies.begin', await begin(own.schemeId))).toBe('study.no-scheme');
      const shared = await make('wu', true);
      expect(await teacher.code('studies.begin', await begin(shared.schemeId, 3))).toBe('study.no-scheme');
      expect(await teacher.code('studies.begin', await begin(ids.ownScheme(9)))).toBe('study.no-scheme');
      expect(await teacher.code('studies.begin', await begin(shared.schemeId))).toBe('ok');
    });

    it('stay as they were when it began', async () => {
      const { schemeId } = await make('lead-teacher', false);
      const teacher = await as('lead-teacher');
      const { studyId } = await teacher.must('studies.begin', await begin(schemeId));
      const later = { ...draft, label: words('别的', 'Other') };
      await teacher.must('schemes.change', { params: { schemeId }, body: { draft: later, shared: false, version: 1 } });
      await teacher.must('schemes.remove', { params: { schemeId } });
      const sheet = await teacher.must('sheets.begin', { params: { studyId }, body: { scheme: keyOf(schemeId) } });
      expect(sheet.scheme).toMatchObject({ version: 1, ...draft });
    });

    it('have their events saved once, on the version that is there, and within the take', async () => {
      const { schemeId } = await make('lead-teacher', false);
      const teacher = await as('lead-teacher');
      const { studyId } = await teacher.must('studies.begin', await begin(schemeId));
      const begun = { params: { studyId }, body: { scheme: keyOf(schemeId) } };
      const params = { studyId, sheetId: (await teacher.must('sheets.begin', begun)).sheetId };
      const save = async (...events: SheetEvent[]) => {
        clock.goOn(200);
        return teacher.ask('sheets.save-events', { params, body: { events } });
      };
      const sent = [event(1, 'Q'), event(2, 'W', { toMs: 9_000 })];
      const kept = sent.map((each) => ({ ...each, version: 1 }));
      for (let again = 0; again < 2; again += 1)
        expect(await save(...sent)).toMatchObject({ ok: true, data: { events: kept } });
      expect(await save(event(1, 'Q', { fromMs: 5 }))).toMatchObject({ ok: true, data: { events: [kept[0]] } });
      await save(event(1, null, { version: 1 }), event(3, 'G'));
      const read = await teacher.must('sheets.read', { params });
      expect(read.events.map(({ code, version }) => [code, version])).toEqual([
        [null, 2],
        ['W', 1],
        ['G', 1],
      ]);
      expect((await teacher.must('studies.read', { params: { studyId } })).sheets).toMatchObject([{ coded: 2 }]);
      for (const wrong of [
        event(4, 'X'),
        event(4, 'Q', { toMs: 5_000 }),
        event(4, 'W', { toMs: 3_000 }),
        event(4, 'W', { fromMs: 40_000_000 }),
      ])
        expect(await save(wrong)).toMatchObject({ ok: false, error: { code: 'sheet.event-wrong' } });
      const unit = { unit: 0, codes: ['Q'], source: 'human' as const, version: 0 };
      expect(await teacher.code('sheets.save', { params, body: { units: [unit] } })).toBe('sheet.code-unknown');
      clock.goOn(200);
      expect(await (await as('wu')).code('sheets.save-events', { params, body: { events: sent } })).toBe(
        'study.not-yours',
      );
      await teacher.must('sheets.submit', { params });
      expect(await save(event(5, 'Q'))).toMatchObject({ ok: false, error: { code: 'sheet.submitted' } });
    });
  });
});
