import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Audience,
  MAX_MARKS_EACH,
  MAX_REPLIES,
  type MarkAudience,
  type MarkFields,
} from '../../../shared/api/index.ts';
import { type MarkId, PersonRole, type TakeId } from '../../../shared/vocabulary/index.ts';
import { FakeClock } from '../../fakes/FakeClock.ts';
import { keptLog } from '../../fakes/keptLog.ts';
import { addPerson, addSchool, type TestSchool } from '../../support/district.ts';
import { ids } from '../../support/ids.ts';
import { TestApp, type TestBrowser } from '../../support/TestApp.ts';
import { addTake } from '../../support/take/addTake.ts';
import { MOMENTS } from '../../support/take/takeLesson.ts';

const T0 = 1_900_000_000_000;
const DAY_MS = 86_400_000;
const region = { trackKey: `${ids.seat(1)}.teacher-camera.video`, x: 0.1, y: 0.2, w: 0.3, h: 0.4 };

describe('marks', () => {
  const clock = new FakeClock(T0 + 30 * DAY_MS);
  const { log, entries } = keptLog();
  let app: TestApp;
  let lead: TestSchool;
  let takeId: TakeId;
  let otherTakeId: TakeId;

  beforeAll(async () => {
    app = await TestApp.start({
      clock,
      log,
      fill: async (stores) => {
        lead = await addSchool(stores, 'lead');
        const rural = await addSchool(stores, 'rural');
        const far = await addSchool(stores, 'far');
        for (const role of PersonRole.options.filter((each) => !each.endsWith('administrator')))
          for (const [key, school] of Object.entries({ lead, rural, far }))
            await addPerson(stores, { signInName: `${key}-${role}2`, roles: [role], schoolId: school.schoolId });
        await addPerson(stores, { signInName: 'district', roles: ['district-administrator'], schoolId: null });
        const { courseId, teacherId } = lead;
        const lesson = { courseId, teacherId, listening: [rural.classroomId] };
        ({ takeId } = await addTake(stores, { ...lesson, title: '茉莉花', beganAtMs: T0 }));
        ({ takeId: otherTakeId } = await addTake(stores, { ...lesson, title: '牧羊曲', beganAtMs: T0 + DAY_MS }));
      },
    });
  });
  afterAll(() => app.close());
  beforeEach(() => publish('district'));

  const browsers = new Map<string, TestBrowser>();
  async function as(who: string): Promise<TestBrowser> {
    // As a person would: not all at once.
    clock.goOn(100);
    const known = browsers.get(who) ?? (await app.as(who));
    browsers.set(who, known);
    return known;
  }

  const take = () => ({ params: { takeId } });
  const of = (markId: MarkId) => ({ params: { takeId, markId } });
  const fields = (given: Partial<MarkFields> = {}): MarkFields => ({
    fromMs: T0 + 5_000,
    toMs: null,
    region: null,
    text: '问得好',
    tags: [],
    audience: 'all',
    ...given,
  });
  const publish = async (audience: Audience) =>
    (await as('lead-teacher')).must('takes.publish', { ...take(), body: { audience } });
  const add = async (who: string, given: Partial<MarkFields> = {}) =>
    (await as(who)).must('marks.add', { ...take(), body: fields(given) });
  const listed = async (who: string) => (await (await as(who)).must('marks.list', take())).marks;
  const sees = async (who: string, markId: MarkId) => (await listed(who)).some((mark) => mark.markId === markId);

  it('are kept as they were made, in order of time, with who made them', async () => {
    const later = await add('far-researcher2', { fromMs: T0 + 9_000 });
    const given = { toMs: T0 + 8_000, region, tags: ['提问', '等待', '提问'], text: '  两行\n字 ' };
    const earlier = await add('lead-teacher', given);
    expect(earlier).toEqual({
      ...fields({ ...given, tags: ['提问', '等待'], text: '两行\n字' }),
      markId: earlier.markId,
      lessonId: earlier.lessonId,
      byPersonId: lead.teacherId,
      byName: '老师 lead-teacher',
      madeAtMs: clock.nowMs(),
      changedAtMs: null,
      replies: [],
      mine: true,
      removable: true,
    });
    const marks = await listed('far-teacher');
    expect(marks.map(({ markId }) => markId)).toEqual([earlier.markId, later.markId]);
    expect(marks[0]).toEqual({ ...earlier, mine: false, removable: false });
    expect((await (await as('lead-teacher')).must('marks.list', { params: { takeId: otherTakeId } })).marks).toEqual(
      [],
    );
  });

  describe('are seen', () => {
    const group = ['lead-teacher', 'lead-admin', 'far-admin', 'far-researcher2', 'far-observer2', 'district'];
    const others = ['lead-teacher2', 'rural-teacher', 'far-teacher'];
    const readers: Record<MarkAudience, string[]> = { private: [], group, all: [...group, ...others] };

    it.each(['private', 'group', 'all'] as const)(
      'by whom %s means, and there is none for others',
      async (audience) => {
        const { markId } = await add('rural-teacher2', { audience });
        for (const who of ['rural-teacher2', ...group, ...others]) {
          const may = who === 'rural-teacher2' || readers[audience].includes(who);
          expect([who, await sees(who, markId)]).toEqual([who, may]);
          const replied = await (await as(who)).code('marks.reply', { ...of(markId), body: { text: '看' } });
          expect([who, replied]).toEqual([who, may ? 'ok' : 'mark.not-found']);
          if (may) continue;
          const browser = await as(who);
          expect(await browser.code('marks.change', { ...of(markId), body: fields() })).toBe('mark.not-found');
          expect(await browser.code('marks.remove', of(markId))).toBe('mark.not-found');
        }
      },
    );

    it('by nobody who may not watch the take, not even their own', async () => {
      const { markId, replies } = await add('far-researcher2');
      await publish('school');
      const browser = await as('far-researcher2');
      const codes = [
        await browser.code('marks.list', take()),
        await browser.code('marks.add', { ...take(), body: fields() }),
        await browser.code('marks.change', { ...of(markId), body: fields() }),
        await browser.code('marks.reply', { ...of(markId), body: { text: '看' } }),
        await browser.code('marks.remove', of(markId)),
      ];
      expect(new Set(codes)).toEqual(new Set(['take.not-yours']));
      expect(replies).toEqual([]);
    });

    it('in their own take only', async () => {
      const { markId } = await add('lead-teacher');
      const elsewhere = { params: { takeId: otherTakeId, markId } };
      const browser = await as('lead-teacher');
      expect(await browser.code('marks.remove', elsewhere)).toBe('mark.not-found');
      expect(await browser.code('marks.reply', { ...elsewhere, body: { text: '看' } })).toBe('mark.not-found');
    });
  });

  describe('are changed', () => {
    it('by their author alone', async () => {
      const { markId, madeAtMs } = await add('rural-teacher');
      const body = fields({ fromMs: T0 + 6_000, toMs: T0 + 7_000, text: '改了', tags: ['新'], audience: 'group' });
      for (const who of ['lead-teacher', 'district', 'far-teacher'])
        expect(await (await as(who)).code('marks.change', { ...of(markId), body })).toBe('mark.not-yours');
      const changed = await (await as('rural-teacher')).must('marks.change', { ...of(markId), body });
      expect(changed).toMatchObject({ ...body, madeAtMs, changedAtMs: clock.nowMs() });
      expect((await listed('rural-teacher')).find((mark) => mark.markId === markId)).toEqual(changed);
    });

    it('to be shown to more people only while nobody else has replied', async () => {
      const { markId } = await add('rural-teacher', { audience: 'group' });
      const change = async (audience: MarkAudience) =>
        (await as('rural-teacher')).code('marks.change', { ...of(markId), body: fields({ audience }) });
      await (await as('rural-teacher')).must('marks.reply', { ...of(markId), body: { text: '自己的' } });
      expect(await change('all')).toBe('ok');
      expect(await change('group')).toBe('ok');
      await (await as('far-researcher2')).must('marks.reply', { ...of(markId), body: { text: '只给小组' } });
      expect(await change('all')).toBe('mark.replied');
      expect(await sees('far-teacher', markId)).toBe(false);
      expect(await change('group')).toBe('ok');
    });
  });

  describe('are removed', () => {
    it('by their author and by whoever manages the take, which is noted', async () => {
      const mine = await add('far-teacher');
      const bad = await add('far-teacher', { text: '骂人' });
      for (const who of ['lead-teacher2', 'far-admin', 'far-researcher2'])
        expect(await (await as(who)).code('marks.remove', of(bad.markId))).toBe('mark.not-yours');
      await (await as('far-teacher')).must('marks.remove', of(mine.markId));
      expect((await listed('lead-admin')).find(({ markId }) => markId === bad.markId)?.removable).toBe(true);
      await (await as('lead-admin')).must('marks.remove', of(bad.markId));
      expect(await (await as('far-teacher')).code('marks.remove', of(bad.markId))).toBe('mark.not-found');
      expect(entries).toContainEqual(expect.objectContaining({ event: 'mark.removed', markId: bad.markId }));
      expect(JSON.stringify(entries)).not.toContain('骂人');
    });

    it('reply by reply, by its author and by whoever manages the take', async () => {
      const { markId } = await add('rural-teacher');
      const reply = async (who: string) => {
        const { replies } = await (await as(who)).must('marks.reply', { ...of(markId), body: { text: who } });
        const markReplyId = replies.at(-1)?.markReplyId;
        if (!markReplyId) throw new Error('no reply');
        return { params: { takeId, markId, markReplyId } };
      };
      const [first, second] = [await reply('far-teacher'), await reply('far-teacher')];
      for (const who of ['rural-teacher', 'far-researcher2'])
        expect(await (await as(who)).code('marks.remove-reply', first)).toBe('mark.not-yours');
      await (await as('far-teacher')).must('marks.remove-reply', first);
      await (await as('lead-teacher')).must('marks.remove-reply', second);
      expect(await (await as('far-teacher')).code('marks.remove-reply', second)).toBe('mark.not-found');
      expect((await listed('rural-teacher')).find((mark) => mark.markId === markId)?.replies).toEqual([]);
    });
  });

  describe('are refused', () => {
    it.each<[string, Partial<MarkFields>]>([
      ['before the take', { fromMs: T0 - 1 }],
      ['after it', { fromMs: T0 + MOMENTS.end + 1 }],
      ['that end after it', { toMs: T0 + MOMENTS.end + 1 }],
    ])('%s', async (_where, given) => {
      const { markId } = await add('lead-teacher');
      const browser = await as('lead-teacher');
      expect(await browser.code('marks.add', { ...take(), body: fields(given) })).toBe('mark.outside');
      expect(await browser.code('marks.change', { ...of(markId), body: fields(given) })).toBe('mark.outside');
    });

    it.each<[string, object]>([
      ['without a word', { text: ' \n ' }],
      ['that go on for too long', { text: '字'.repeat(2_001) }],
      ['with signs that are none', { text: 'a\u0000b' }],
      ['that end before they begin', { toMs: T0 + 5_000 }],
      ['with too many tags', { tags: Array.from({ length: 11 }, (_, n) => `t${n}`) }],
      ['with a tag that is a sentence', { tags: ['二十一个字二十一个字二十一个字二十一个字二'] }],
      ['for people that there are not', { audience: 'district' }],
      ['beyond the picture', { region: { ...region, x: 0.8 } }],
      ['on nothing', { region: { ...region, w: 0 } }],
      ['on a sound', { region: { ...region, trackKey: `${ids.seat(1)}.teacher-camera.audio` } }],
      ['in another name', { byPersonId: ids.person(1) }],
    ])('%s', async (_how, given) => {
      const body = { ...fields(), ...given } as MarkFields;
      expect(await (await as('lead-teacher')).code('marks.add', { ...take(), body })).toBe('request.malformed');
    });

    it('when somebody has made too many, and so are replies', async () => {
      const browser = await as('far-observer2');
      const more = async () => {
        clock.goOn(1_000);
        return browser.code('marks.add', { ...take(), body: fields({ audience: 'private' }) });
      };
      const had = (await listed('far-observer2')).filter(({ mine }) => mine).length;
      for (let made = had; made < MAX_MARKS_EACH; made += 1) expect(await more()).toBe('ok');
      expect(await more()).toBe('mark.too-many');
      const { markId } = await add('far-researcher2');
      const reply = async () => {
        clock.goOn(1_000);
        return browser.code('marks.reply', { ...of(markId), body: { text: '再' } });
      };
      for (let given = 0; given < MAX_REPLIES; given += 1) expect(await reply()).toBe('ok');
      expect(await reply()).toBe('mark.too-many');
    }, 60_000);
  });

  it('go with the take', async () => {
    await (await as('lead-teacher')).must('takes.remove', take());
    expect(await (await as('lead-teacher')).code('marks.list', take())).toBe('take.not-found');
  });
});
