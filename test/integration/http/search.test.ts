import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventQuery } from '../../../shared/study/events/query.ts';
import type { ClassroomId, LessonId, TakeId } from '../../../shared/vocabulary/index.ts';
import { FakeClock } from '../../fakes/FakeClock.ts';
import { deck } from '../../support/decks.ts';
import { addPerson, addSchool, type TestSchool } from '../../support/district.ts';
import { ids } from '../../support/ids.ts';
import { TestApp, type TestBrowser } from '../../support/TestApp.ts';
import { addTake } from '../../support/take/addTake.ts';
import { takeLog } from '../../support/take/takeLesson.ts';

const T0 = 1_900_000_000_000;
const DAY_MS = 86_400_000;

const query = (kind: EventQuery['find']['kind'], more: Partial<EventQuery['find']> = {}): EventQuery => ({
  find: { kind, who: { kind: 'any' }, limit: null, words: '', ...more },
  also: null,
});
const HANDS = query('hand');

describe('searching recorded lessons', () => {
  const clock = new FakeClock(T0 + 30 * DAY_MS);
  let app: TestApp;
  let own: TestSchool;
  let far: TestSchool;
  let rooms: readonly ClassroomId[];
  /** Of the near school's teacher, newest first; of the far school's. */
  let [newest, older, ofFar, live]: TakeId[] = [];
  let lessonOfNewest: LessonId;

  beforeAll(async () => {
    app = await TestApp.start({
      clock,
      fill: async (stores) => {
        own = await addSchool(stores, 'own');
        far = await addSchool(stores, 'far');
        rooms = [own.classroomId, far.classroomId];
        await addPerson(stores, { signInName: 'colleague', roles: ['teacher'], schoolId: own.schoolId });
        await addPerson(stores, { signInName: 'han', roles: ['researcher'], schoolId: null });
        await addPerson(stores, { signInName: 'district', roles: ['district-administrator'], schoolId: null });
        const whole = async (of: TestSchool, title: string, beganAtMs: number) => {
          const { courseId, teacherId } = of;
          const made = await addTake(stores, { title, courseId, teacherId, listening: rooms, beganAtMs });
          const plan = await stores.plans.find(made.lessonId);
          if (!plan) throw new Error('no plan');
          const facts = takeLog({ plan, takeId: made.takeId, deck: deck(1), beganAtMs });
          await stores.lessonLogs.append({ lessonId: made.lessonId, facts, answers: [] });
          return made;
        };
        const first = await whole(own, '新课', T0 + 2 * DAY_MS);
        [newest, lessonOfNewest] = [first.takeId, first.lessonId];
        older = (await whole(own, '旧课', T0)).takeId;
        ofFar = (await whole(far, '远课', T0 + DAY_MS)).takeId;
        const { courseId, teacherId } = own;
        live = ids.take(77);
        const lessonId = ids.lesson(77);
        const times = { startsAtMs: T0 + 5 * DAY_MS, endsAtMs: T0 + 5 * DAY_MS + 1, recorded: true };
        await stores.lessons.create(lessonId, { title: '正在上', courseId, teacherId, listening: [], ...times });
        await stores.takes.begin({ takeId: live, lessonId, beganAtMs: T0 + 5 * DAY_MS });
      },
    });
  });
  afterAll(() => app.close());

  const browsers = new Map<string, TestBrowser>();
  async function as(who: string): Promise<TestBrowser> {
    clock.goOn(200);
    const known = browsers.get(who) ?? (await app.as(who));
    browsers.set(who, known);
    return known;
  }
  const search = async (who: string, asked: EventQuery) =>
    (await as(who)).must('search.library', { body: { query: asked, after: null } });
  const found = async (who: string, asked: EventQuery) =>
    (await search(who, asked)).lessons.map(({ take, moments }) => [take.title, moments.length]);
  const takeOf = (takeId: TakeId | undefined) => ({ takeId: takeId ?? ids.take(99) });

  it('finds in the takes that the asker may watch, newest first, and tells of no others', async () => {
    expect(await found('own-teacher', HANDS)).toEqual([
      ['新课', 1],
      ['旧课', 1],
    ]);
    expect(await search('own-teacher', HANDS)).toMatchObject({ searched: 2, unread: 0, next: null, left: 0 });
    expect(await search('colleague', HANDS)).toMatchObject({ lessons: [], searched: 0, next: null, left: 0 });
    expect(await search('han', HANDS)).toMatchObject({ lessons: [], searched: 0 });
    expect((await found('district', HANDS)).map(([title]) => title)).toEqual(['新课', '远课', '旧课']);
    const teacher = await as('own-teacher');
    await teacher.must('takes.publish', { params: takeOf(newest), body: { audience: 'district' } });
    expect(await found('han', HANDS)).toEqual([['新课', 1]]);
    expect((await search('han', HANDS)).lessons[0]?.take.mine).toBe(false);
    await teacher.must('takes.publish', { params: takeOf(newest), body: { audience: 'private' } });
    expect(await found('han', HANDS)).toEqual([]);
  });

  it('tells the moment and the number that it was found by', async () => {
    const { lessons } = await search('own-teacher', query('poll-right', { limit: { compare: 'under', value: 75 } }));
    expect(lessons[0]).toMatchObject({
      take: { title: '新课', mine: true },
      moments: [{ fromMs: 13_000, toMs: 17_000, classroomId: null, measured: (17 / 23) * 100 }],
      more: 0,
    });
    expect(
      await found('own-teacher', query('hand', { who: { kind: 'classroom', classroomId: own.classroomId } })),
    ).toHaveLength(2);
    expect(
      await found('own-teacher', query('hand', { who: { kind: 'classroom', classroomId: far.classroomId } })),
    ).toEqual([]);
  });

  it('goes on after the take that was looked into last', async () => {
    const { lessons } = await search('own-teacher', HANDS);
    const [first] = lessons;
    if (!first) throw new Error('nothing');
    const after = { beganAtMs: first.take.beganAtMs, takeId: first.take.takeId };
    const rest = await (await as('own-teacher')).must('search.library', { body: { query: HANDS, after } });
    expect(rest.lessons.map(({ take }) => take.title)).toEqual(['旧课']);
    expect(rest).toMatchObject({ searched: 1, left: 0, next: null });
  });

  it('looks into one take for whoever may watch it, and only when it is over', async () => {
    const one = async (who: string, takeId: TakeId | undefined) =>
      (await as(who)).code('search.take', { params: takeOf(takeId), body: { query: HANDS } });
    expect(await one('own-teacher', older)).toBe('ok');
    expect(await one('own-teacher', ofFar)).toBe('take.not-yours');
    expect(await one('colleague', older)).toBe('take.not-yours');
    expect(await one('own-teacher', live)).toBe('take.not-ended');
    expect(await one('own-teacher', ids.take(99))).toBe('take.not-found');
    expect(await app.browser().code('search.take', { params: takeOf(older), body: { query: HANDS } })).toBe(
      'session.missing',
    );
    expect((await search('district', HANDS)).searched).toBe(3);
  });

  it('refuses queries that make no sense', async () => {
    const teacher = await as('own-teacher');
    const odd = [
      { ...HANDS, find: { ...HANDS.find, kind: 'nod' } },
      { ...HANDS, find: { ...HANDS.find, limit: { compare: 'over', value: -1 } } },
      { ...HANDS, find: { ...HANDS.find, limit: { compare: 'over', value: 1.5 } } },
      { ...HANDS, find: { ...HANDS.find, who: { kind: 'same' } } },
      { ...HANDS, find: { ...HANDS.find, words: 'x' } },
      { ...HANDS, also: { how: 'before', clause: HANDS.find } },
      {},
    ];
    for (const each of odd) {
      const body = { query: each, after: null } as object as { query: EventQuery; after: null };
      expect(await teacher.code('search.library', { body })).toBe('request.malformed');
    }
  });

  it('finds marks that the asker sees, and nobody else’s private ones', async () => {
    const mark = { fromMs: T0 + 2 * DAY_MS + 5_000, toMs: null, region: null, tags: ['提问'] };
    const teacher = await as('own-teacher');
    const inNewest = { params: takeOf(newest) };
    await teacher.must('marks.add', {
      ...inNewest,
      body: { ...mark, fromMs: mark.fromMs - 1_000, text: '我自己的', audience: 'private' },
    });
    await teacher.must('marks.add', { ...inNewest, body: { ...mark, text: '给大家', audience: 'all' } });
    const texts = async (who: string) =>
      (await search(who, query('mark', { words: '提问' }))).lessons.flatMap(({ moments }) =>
        moments.map(({ about, fromMs }) => [about?.kind === 'mark' ? about.text : '', fromMs]),
      );
    expect(await texts('own-teacher')).toEqual([
      ['我自己的', 4_000],
      ['给大家', 5_000],
    ]);
    expect(await texts('district')).toEqual([['给大家', 5_000]]);
    expect(lessonOfNewest).toMatch(/^les_/);
  });

  it('finds nothing in a take that was removed', async () => {
    expect((await search('far-teacher', HANDS)).searched).toBe(1);
    const teacher = await as('far-teacher');
    await teacher.must('takes.remove', { params: takeOf(ofFar) });
    expect(await search('far-teacher', HANDS)).toMatchObject({ lessons: [], searched: 0, left: 0 });
    expect(await teacher.code('search.take', { params: takeOf(ofFar), body: { query: HANDS } })).toBe('take.not-found');
  });

  describe('saved queries', () => {
    const body = (name: string, shared = false) => ({ name, query: HANDS, shared });
    const names = async (who: string) =>
      (await (await as(who)).must('queries.list')).queries.map(({ name, mine }) => [name, mine]);

    it('are one’s own, or those that people of the same school share', async () => {
      const teacher = await as('own-teacher');
      await teacher.must('queries.add', { body: body('没点到') });
      await teacher.must('queries.add', { body: body('大家用', true) });
      expect(await names('own-teacher')).toEqual([
        ['大家用', true],
        ['没点到', true],
      ]);
      expect(await names('colleague')).toEqual([['大家用', false]]);
      expect(await names('far-teacher')).toEqual([]);
      expect(await names('han')).toEqual([]);
    });

    it('are saved once, however often one presses, and have names of their own', async () => {
      const teacher = await as('own-teacher');
      const [one, again] = await Promise.all([1, 2].map(() => teacher.must('queries.add', { body: body('按了两次') })));
      expect(again).toEqual(one);
      expect((await names('own-teacher')).filter(([name]) => name === '按了两次')).toHaveLength(1);
      const other = { ...body('按了两次'), query: query('gap') };
      expect(await teacher.code('queries.add', { body: other })).toBe('query.name-taken');
      expect(await teacher.code('queries.add', { body: body('') })).toBe('request.malformed');
    });

    it('are changed and removed by their owner alone', async () => {
      const teacher = await as('own-teacher');
      const { savedQueryId } = await teacher.must('queries.add', { body: body('要改', true) });
      const params = { savedQueryId };
      const colleague = await as('colleague');
      expect(await colleague.code('queries.change', { params, body: body('别人改') })).toBe('query.not-yours');
      expect(await colleague.code('queries.remove', { params })).toBe('query.not-yours');
      const taken = await teacher.code('queries.change', { params, body: body('没点到') });
      expect(taken).toBe('query.name-taken');
      const changed = { name: '改了', query: query('gap'), shared: false };
      expect(await teacher.must('queries.change', { params, body: changed })).toMatchObject(changed);
      expect(await names('colleague')).toEqual([['大家用', false]]);
      await teacher.must('queries.remove', { params });
      expect(await teacher.code('queries.remove', { params })).toBe('query.not-found');
    });
  });
});
