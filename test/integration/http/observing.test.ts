import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MarkAudience, UploadReply } from '../../../shared/api/index.ts';
import { type LessonId, PersonRole, type TakeId } from '../../../shared/vocabulary/index.ts';
import { FakeClock } from '../../fakes/FakeClock.ts';
import { addPerson, addSchool, type TestSchool } from '../../support/district.ts';
import { ids } from '../../support/ids.ts';
import { makePng } from '../../support/images.ts';
import { ask } from '../../support/socketOf.ts';
import { rawRequest, TestApp, type TestBrowser } from '../../support/TestApp.ts';

const T0 = 1_900_000_000_000;
const MINUTE = 60_000;

describe('observing', () => {
  const clock = new FakeClock(T0);
  let app: TestApp;
  let lead: TestSchool;
  let live: LessonId;
  let ended: LessonId;
  let next: LessonId;
  let takeId: TakeId;

  beforeAll(async () => {
    app = await TestApp.start({
      clock,
      fill: async (stores) => {
        lead = await addSchool(stores, 'lead');
        const rural = await addSchool(stores, 'rural');
        const far = await addSchool(stores, 'far');
        for (const [key, school] of Object.entries({ lead, rural, far }))
          for (const role of PersonRole.options.filter((each) => each !== 'district-administrator'))
            await addPerson(stores, { signInName: `${key}-${role}2`, roles: [role], schoolId: school.schoolId });
        await addPerson(stores, { signInName: 'district', roles: ['district-administrator'], schoolId: null });
        await addPerson(stores, { signInName: 'roaming', roles: ['observer'], schoolId: null });
        const { courseId, teacherId } = lead;
        const add = async (n: number, title: string, startsAtMs: number) => {
          const times = { startsAtMs, endsAtMs: startsAtMs + 40 * MINUTE };
          const plan = { title, courseId, teacherId, listening: [rural.classroomId], recorded: false, ...times };
          await stores.lessons.create(ids.lesson(n), plan);
          return ids.lesson(n);
        };
        // Begun long after its time and still on: the timetable alone would not find it.
        live = await add(1, '茉莉花', T0 - 300 * MINUTE);
        ended = await add(2, '牧羊曲', T0 - 200 * MINUTE);
        next = await add(3, '小白船', T0 + 60 * MINUTE);
        await add(4, '送别', T0 + 24 * 60 * MINUTE);
        await stores.plans.markPhase(live, 'live', T0 - 5 * MINUTE);
        await stores.plans.markPhase(ended, 'live', T0 - 200 * MINUTE);
        await stores.plans.markPhase(ended, 'ended', T0 - 160 * MINUTE);
        takeId = ids.take(1);
        await stores.takes.begin({ takeId, lessonId: live, beganAtMs: T0 - 2 * MINUTE });
      },
    });
  });
  afterAll(() => app.close());

  const browsers = new Map<string, TestBrowser>();
  async function as(who: string): Promise<TestBrowser> {
    // As a person would: not all at once.
    clock.goOn(100);
    const known = browsers.get(who) ?? (await app.as(who));
    browsers.set(who, known);
    return known;
  }
  const lesson = () => ({ params: { lessonId: live } });
  const fields = (fromMs: number, given: { text?: string; audience?: MarkAudience; toMs?: number } = {}) => ({
    fromMs,
    toMs: null,
    region: null,
    text: '',
    tags: [],
    audience: 'group' as const,
    ...given,
  });
  const add = async (who: string, body: ReturnType<typeof fields>) =>
    (await as(who)).must('lesson-marks.add', { ...lesson(), body });
  const marksOf = async (who: string) => (await (await as(who)).must('lesson-marks.list', lesson())).marks;

  describe('the list', () => {
    it('has what is live, however long ago it was planned, and what begins next', async () => {
      const { live: on, next: coming } = await (await as('roaming')).must('observing.list');
      expect(on.map(({ lessonId }) => lessonId)).toEqual([live]);
      expect(on[0]).toMatchObject({ title: '茉莉花', startedAtMs: T0 - 5 * MINUTE });
      expect(coming?.lessonId).toBe(next);
    });

    it('reaches as far as whoever asks may see lessons', async () => {
      for (const [who, count] of [
        ['district', 1],
        ['lead-admin', 1],
        ['rural-admin', 1],
        ['rural-observer2', 1],
        ['far-admin', 0],
        ['far-researcher2', 0],
      ] as const)
        expect([who, (await (await as(who)).must('observing.list')).live.length]).toEqual([who, count]);
      expect((await (await as('far-observer2')).must('observing.list')).next).toBeNull();
      expect(await (await as('lead-teacher')).code('observing.list')).toBe('request.forbidden');
    });
  });

  describe('the way in', () => {
    /** What somebody is told who wants to look into a lesson over the line. */
    async function enter(who: string, lessonId: LessonId): Promise<string> {
      const { cookie } = await as(who);
      const options = { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: { cookie } };
      const socket = io(app.url, options);
      try {
        await new Promise((resolve) => socket.once('hello', resolve));
        const answer = await ask(socket, 'observing.enter', { lessonId });
        return answer.ok ? 'ok' : answer.error.code;
      } finally {
        socket.close();
      }
    }

    it('is open within reach, while the lesson is live and somebody is in it', async () => {
      for (const who of ['roaming', 'district', 'lead-admin', 'rural-researcher2'])
        expect([who, await enter(who, live)]).toEqual([who, 'observing.nobody-there']);
      expect(await enter('roaming', next)).toBe('lesson.not-live');
      expect(await enter('roaming', ended)).toBe('lesson.ended');
      expect(await enter('roaming', ids.lesson(99))).toBe('lesson.not-found');
    });

    it('is shut for other schools and for teachers', async () => {
      for (const who of ['far-admin', 'far-researcher2', 'far-observer2'])
        expect([who, await enter(who, live)]).toEqual([who, 'lesson.not-yours']);
      for (const who of ['lead-teacher', 'lead-teacher2', 'rural-teacher'])
        expect([who, await enter(who, live)]).toEqual([who, 'request.forbidden']);
    });

    it('leads to the pages that are shown, and not before the lesson begins', async () => {
      const upload = async (lessonId: LessonId) => {
        const { cookie } = await as('lead-teacher');
        const headers = { cookie, 'content-type': 'application/octet-stream', 'sec-fetch-site': 'same-origin' };
        const url = `${app.url}/api/lessons/${lessonId}/decks?title=x`;
        const answer = await rawRequest(url, { method: 'PUT', headers, body: makePng(30, 20, [9, 9, 9]) });
        const { deck }: UploadReply = JSON.parse(answer.text);
        return deck.deckId;
      };
      const status = async (who: string, deckId: string) => {
        const { cookie } = await as(who);
        return (await fetch(`${app.url}/api/decks/${deckId}/file`, { headers: { cookie } })).status;
      };
      const [shown, early] = [await upload(live), await upload(next)];
      for (const who of ['roaming', 'district', 'rural-admin']) {
        expect([who, await status(who, shown)]).toEqual([who, 200]);
        expect([who, await status(who, early)]).toEqual([who, 403]);
      }
      for (const who of ['far-admin', 'far-observer2', 'lead-teacher2'])
        expect([who, await status(who, shown)]).toEqual([who, 403]);
    });
  });

  describe('a live mark', () => {
    it('is kept at its moment without a word, and written later', async () => {
      const made = await add('roaming', fields(T0 - MINUTE));
      expect(made).toMatchObject({ fromMs: T0 - MINUTE, text: '', mine: true });
      const params = { lessonId: live, markId: made.markId };
      const body = fields(T0 - MINUTE, { text: '问得好', toMs: T0 - MINUTE / 2 });
      await (await as('roaming')).must('lesson-marks.change', { params, body });
      const written = { markId: made.markId, text: '问得好', toMs: T0 - MINUTE / 2, changedAtMs: null };
      expect(await marksOf('roaming')).toMatchObject([written]);
      await (await as('roaming')).must('lesson-marks.change', { params, body: { ...body, text: '问得更好' } });
      expect((await marksOf('roaming'))[0]?.changedAtMs).toBe(clock.nowMs() - 100);
    });

    it('is made once, however often the same moment is sent', async () => {
      const body = fields(T0 - MINUTE + 7);
      const made = await Promise.all([add('district', body), add('district', body), add('district', body)]);
      expect(new Set(made.map(({ markId }) => markId)).size).toBe(1);
      // Somebody else's is another.
      expect((await add('lead-admin', body)).markId).not.toBe(made[0]?.markId);
    });

    it('is on the take at once when it lies in it, and with the lesson when it does not', async () => {
      const before = await add('roaming', fields(T0 - 4 * MINUTE, { text: '还没有录像' }));
      const within = await add('roaming', fields(T0 - MINUTE + 1, { text: '已经在录' }));
      const { marks } = await (await as('lead-teacher')).must('marks.list', { params: { takeId } });
      expect(marks.map(({ markId }) => markId)).toContain(within.markId);
      expect(marks.map(({ markId }) => markId)).not.toContain(before.markId);
      expect((await marksOf('lead-researcher2')).map(({ markId }) => markId)).toEqual(
        expect.arrayContaining([before.markId, within.markId]),
      );
    });

    it('is seen by whom it is for, replied to and removed, as on a take', async () => {
      const own = await add('roaming', fields(T0 - MINUTE + 2, { text: '只给自己', audience: 'private' }));
      for (const who of ['district', 'lead-admin'])
        expect((await marksOf(who)).map(({ markId }) => markId)).not.toContain(own.markId);
      const shown = await add('roaming', fields(T0 - MINUTE + 3, { text: '给教研组' }));
      const params = { lessonId: live, markId: shown.markId };
      const replied = await (await as('district')).must('lesson-marks.reply', { params, body: { text: '同意' } });
      expect(replied.replies).toMatchObject([{ text: '同意', byName: '老师 district' }]);
      const widened = fields(shown.fromMs, { text: '给教研组', audience: 'all' });
      expect(await (await as('roaming')).code('lesson-marks.change', { params, body: widened })).toBe('mark.replied');
      const [reply] = replied.replies;
      if (!reply) throw new Error('there is no reply');
      const of = { params: { ...params, markReplyId: reply.markReplyId } };
      expect(await (await as('roaming')).code('lesson-marks.remove-reply', of)).toBe('mark.not-yours');
      await (await as('district')).must('lesson-marks.remove-reply', of);
      expect(await (await as('lead-observer2')).code('lesson-marks.remove', { params })).toBe('mark.not-yours');
      await (await as('lead-admin')).must('lesson-marks.remove', { params });
      expect((await marksOf('roaming')).map(({ markId }) => markId)).not.toContain(shown.markId);
    });

    it('lies between the lesson’s beginning and now', async () => {
      for (const body of [
        fields(T0 - 5 * MINUTE - 1),
        fields(clock.nowMs() + 60_000),
        fields(T0, { toMs: clock.nowMs() + 60_000 }),
      ])
        expect(await (await as('roaming')).code('lesson-marks.add', { ...lesson(), body })).toBe('mark.outside');
      const early = { params: { lessonId: next } };
      expect(await (await as('roaming')).must('lesson-marks.list', early)).toEqual({ marks: [] });
      expect(await (await as('roaming')).code('lesson-marks.add', { ...early, body: fields(T0) })).toBe('mark.outside');
    });

    it('can be made and written after the end too, and not after the lesson’s last moment', async () => {
      const over = { params: { lessonId: ended } };
      const by = await as('roaming');
      await by.must('lesson-marks.add', { ...over, body: fields(T0 - 161 * MINUTE) });
      expect(await by.code('lesson-marks.add', { ...over, body: fields(T0 - 159 * MINUTE) })).toBe('mark.outside');
    });

    it('is nobody’s out of whose reach the lesson is', async () => {
      for (const [who, code] of [
        ['far-admin', 'lesson.not-yours'],
        ['far-observer2', 'lesson.not-yours'],
        ['lead-teacher', 'request.forbidden'],
        ['rural-teacher', 'request.forbidden'],
      ] as const) {
        const browser = await as(who);
        expect([who, await browser.code('lesson-marks.list', lesson())]).toEqual([who, code]);
        expect([who, await browser.code('lesson-marks.add', { ...lesson(), body: fields(T0 - MINUTE) })]).toEqual([
          who,
          code,
        ]);
      }
      const nowhere = { params: { lessonId: ids.lesson(99) } };
      expect(await (await as('roaming')).code('lesson-marks.list', nowhere)).toBe('lesson.not-found');
    });
  });
});
