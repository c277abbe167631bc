import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Audience } from '../../../shared/api/index.ts';
import { PersonRole, type TakeId } from '../../../shared/vocabulary/index.ts';
import { FakeClock } from '../../fakes/FakeClock.ts';
import { keptLog } from '../../fakes/keptLog.ts';
import { deck } from '../../support/decks.ts';
import { addPerson, addSchool, type TestSchool } from '../../support/district.ts';
import { ids } from '../../support/ids.ts';
import { rawRequest, TestApp, type TestBrowser } from '../../support/TestApp.ts';
import { addTake, addTrackFile } from '../../support/take/addTake.ts';
import { takeLog } from '../../support/take/takeLesson.ts';

const T0 = 1_900_000_000_000;
const DAY_MS = 86_400_000;
/** As much as one answer carries. */
const MOST_BYTES = 2_097_152;
/** A file of which each place can be told. */
const CONTENT = Array.from({ length: 600_000 }, (_, index) => (index % 10_000).toString().padStart(4, '0')).join('');

describe('the library', () => {
  const clock = new FakeClock(T0 + 30 * DAY_MS);
  const { log, entries } = keptLog();
  let app: TestApp;
  let lead: TestSchool;
  let rural: TestSchool;
  let far: TestSchool;
  /** By title. */
  const takes = new Map<string, TakeId>();

  beforeAll(async () => {
    app = await TestApp.start({
      clock,
      log,
      fill: async (stores, dataDir) => {
        lead = await addSchool(stores, 'lead');
        rural = await addSchool(stores, 'rural');
        far = await addSchool(stores, 'far');
        for (const role of PersonRole.options.filter((each) => !each.endsWith('administrator')))
          for (const [key, school] of Object.entries({ lead, rural, far }))
            await addPerson(stores, { signInName: `${key}-${role}2`, roles: [role], schoolId: school.schoolId });
        await addPerson(stores, { signInName: 'district', roles: ['district-administrator'], schoolId: null });
        await addPerson(stores, { signInName: 'nobodys', roles: ['researcher'], schoolId: null });
        for (const [index, title] of ['茉莉花 第一课时', '茉莉花 第二课时', '100%_对', '将被删除'].entries()) {
          const { courseId, teacherId } = lead;
          const beganAtMs = T0 + index * DAY_MS;
          const made = { title, courseId, teacherId, listening: [rural.classroomId], beganAtMs };
          const { takeId, lessonId } = await addTake(stores, made);
          takes.set(title, takeId);
          const plan = await stores.plans.find(lessonId);
          if (!plan) throw new Error('no plan');
          const second = { ...plan.listening[0], classroomId: far.classroomId } as (typeof plan.listening)[number];
          const listening = [...plan.listening, second];
          const facts = takeLog({ plan: { ...plan, listening }, takeId, deck: deck(1), beganAtMs });
          await stores.lessonLogs.append({ lessonId, facts, answers: [] });
          const stream = {
            streamId: ids.stream(1),
            seatId: ids.seat(1),
            kind: 'teacher-camera',
            medium: 'video',
          } as const;
          await addTrackFile(
            stores,
            dataDir,
            { takeId, ...stream, codec: 'vp8', startAtMs: beganAtMs + 12.25, durationMs: 30_000.5 },
            (path) => writeFile(path, CONTENT),
          );
        }
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

  const idOf = (title: string): TakeId => {
    const takeId = takes.get(title);
    if (!takeId) throw new Error(`no take ${title}`);
    return takeId;
  };
  const first = () => ({ params: { takeId: idOf('茉莉花 第一课时') } });
  const publish = async (audience: Audience) =>
    (await as('lead-teacher')).must('takes.publish', { ...first(), body: { audience } });
  const titles = async (who: string, query: object = {}) =>
    (await (await as(who)).must('takes.list', { query })).takes.map(({ title }) => title);

  describe('shows a take', () => {
    const watchers: Record<Audience, string[]> = {
      private: ['lead-teacher', 'lead-admin', 'district'],
      school: [
        'lead-teacher2',
        'lead-researcher2',
        'lead-observer2',
        'rural-teacher',
        'rural-admin',
        'rural-observer2',
      ],
      district: ['far-teacher', 'far-admin', 'far-researcher2', 'nobodys'],
    };
    const widest: Audience[] = ['private', 'school', 'district'];

    it.each(widest)('that is %s to whom it should, and to nobody else', async (audience) => {
      await publish(audience);
      const reached = widest.slice(0, widest.indexOf(audience) + 1).flatMap((each) => watchers[each]);
      for (const who of Object.values(watchers).flat()) {
        const browser = await as(who);
        const codes = [await browser.code('takes.read', first()), await browser.code('takes.log', first())];
        const listed = (await titles(who)).includes('茉莉花 第一课时');
        const may = reached.includes(who);
        expect([who, ...codes, listed]).toEqual([
          who,
          ...(may ? ['ok', 'ok', true] : ['take.not-yours', 'take.not-yours', false]),
        ]);
      }
    });

    it('as theirs to its teacher and administrators only', async () => {
      await publish('district');
      const mine = async (who: string) => (await (await as(who)).must('takes.read', first())).take.mine;
      for (const who of watchers.private) expect([who, await mine(who)]).toEqual([who, true]);
      for (const who of ['rural-admin', 'far-teacher', 'lead-teacher2'])
        expect([who, await mine(who)]).toEqual([who, false]);
      const body = { audience: 'private' as const };
      for (const who of ['rural-admin', 'far-teacher', 'lead-teacher2', 'lead-researcher2']) {
        expect(await (await as(who)).code('takes.publish', { ...first(), body })).toBe('take.not-yours');
        expect(await (await as(who)).code('takes.remove', first())).toBe('take.not-yours');
      }
    });
  });

  describe('finds takes', () => {
    const all = ['将被删除', '100%_对', '茉莉花 第二课时', '茉莉花 第一课时'];

    it('newest first, and by each word in title, course, teacher or school', async () => {
      expect(await titles('lead-teacher')).toEqual(all);
      expect(await titles('lead-teacher', { text: '莉花' })).toEqual(all.slice(2));
      expect(await titles('lead-teacher', { text: '  茉莉   二课时 ' })).toEqual(['茉莉花 第二课时']);
      expect(await titles('lead-teacher', { text: '音乐 LEAD' })).toEqual(all);
      expect(await titles('lead-teacher', { text: '老师 lead-teacher' })).toEqual(all);
      expect(await titles('lead-teacher', { text: '学校 rural' })).toEqual(all);
      expect(await titles('lead-teacher', { text: '没有' })).toEqual([]);
    });

    it('and takes signs for what they are', async () => {
      expect(await titles('lead-teacher', { text: '%' })).toEqual(['100%_对']);
      expect(await titles('lead-teacher', { text: '_' })).toEqual(['100%_对']);
      expect(await titles('lead-teacher', { text: "'" })).toEqual([]);
      expect(await titles('lead-teacher', { text: '!' })).toEqual([]);
    });

    it('by subject, grade, school, teacher and day', async () => {
      expect(await titles('lead-teacher', { subject: 'music', grade: 5 })).toEqual(all);
      expect(await titles('lead-teacher', { subject: 'art' })).toEqual([]);
      expect(await titles('lead-teacher', { grade: 4 })).toEqual([]);
      expect(await titles('lead-teacher', { schoolId: rural.schoolId })).toEqual(all);
      expect(await titles('lead-teacher', { schoolId: far.schoolId })).toEqual([]);
      expect(await titles('lead-teacher', { teacherId: lead.teacherId })).toEqual(all);
      expect(await titles('lead-teacher', { teacherId: far.teacherId })).toEqual([]);
      expect(await titles('lead-teacher', { fromMs: T0 + DAY_MS, toMs: T0 + 2 * DAY_MS })).toEqual(['茉莉花 第二课时']);
    });
  });

  it('gives the whole log of the lesson, without what was said to one classroom', async () => {
    const { facts } = await (await as('lead-teacher')).must('takes.log', first());
    expect(facts[0]?.slice(0, 4)).toEqual([1, T0 - 60_000, null, 'lesson.opened']);
    expect(facts.map(([seq]) => seq)).toEqual(facts.map((_, index) => index + 1));
    expect(facts.some(([, , , type]) => type === 'take.ended')).toBe(true);
  });

  describe('sends files', () => {
    const fileFor = async (who: string) => {
      const browser = await as(who);
      const [file] = (await browser.must('takes.read', first())).files;
      if (!file) throw new Error('no file');
      return { url: `${app.url}${file.url}`, cookie: browser.cookie, file };
    };
    beforeEach(() => publish('district'));

    it('as what they are, in parts, and not to be kept', async () => {
      const { url, cookie, file } = await fileFor('far-teacher');
      expect(file).toMatchObject({ startAtMs: T0 + 12.25, durationMs: 30_000.5, contentType: 'video/webm' });
      const answer = await rawRequest(url, { headers: { cookie, range: 'bytes=40000-40007' } });
      expect(answer.status).toBe(206);
      expect(answer.text).toBe('00000001');
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-range': `bytes 40000-40007/${CONTENT.length}`,
        'content-type': 'video/webm',
        'content-disposition': 'inline',
        'cache-control': 'private, no-store',
        'accept-ranges': 'bytes',
      });
    });

    it('no more than a part at once to whoever asks for all the rest', async () => {
      const { url, cookie } = await fileFor('far-teacher');
      const answer = await rawRequest(url, { headers: { cookie, range: 'bytes=4-' } });
      expect(answer.text.length).toBe(MOST_BYTES);
      expect(answer.headers.get('content-range')).toBe(`bytes 4-${4 + MOST_BYTES - 1}/${CONTENT.length}`);
    });

    it('to nobody but the one for whom the address was made', async () => {
      const { url, cookie } = await fileFor('far-teacher');
      const codeOf = async (given: { url?: string; cookie?: string }) => {
        const headers = given.cookie === undefined ? { cookie } : { cookie: given.cookie };
        const { status, text } = await rawRequest(given.url ?? url, { headers });
        return [status, JSON.parse(text).code];
      };
      expect(await codeOf({ cookie: '' })).toEqual([401, 'session.missing']);
      expect(await codeOf({ cookie: (await as('lead-teacher')).cookie })).toEqual([403, 'take.not-yours']);
      const until = new URL(url);
      until.searchParams.set('until', `${Number(until.searchParams.get('until')) + 1}`);
      expect(await codeOf({ url: `${until}` })).toEqual([403, 'take.not-yours']);
      expect(
        await codeOf({ url: url.replace(/sign=./, (sign) => (sign.endsWith('A') ? 'sign=B' : 'sign=A')) }),
      ).toEqual([403, 'take.not-yours']);
      expect(await codeOf({ url: url.split('?')[0] ?? '' })).toEqual([400, 'request.malformed']);
    });

    it('no longer than two hours, nor after the right to watch was taken away', async () => {
      const { url, cookie } = await fileFor('far-teacher');
      const head = () => rawRequest(url, { headers: { cookie, range: 'bytes=0-3' } });
      expect((await head()).status).toBe(206);
      await publish('private');
      expect((await head()).status).toBe(403);
      await publish('district');
      clock.goOn(2 * 3_600_000 - 5_000);
      expect((await head()).status).toBe(206);
      clock.goOn(5_001);
      const { status, text } = await head();
      expect([status, JSON.parse(text).code]).toEqual([410, 'take.link-expired']);
    });

    it('by addresses that outlive a restart of the server', async () => {
      const { url, cookie } = await fileFor('far-teacher');
      app = await app.restart();
      browsers.clear();
      const moved = url.replace(/^http:\/\/[^/]+/, app.url);
      expect((await rawRequest(moved, { headers: { cookie, range: 'bytes=0-3' } })).status).toBe(206);
    });
  });

  describe('removes a take', () => {
    const doomed = () => ({ params: { takeId: idOf('将被删除') } });

    it('with its files, for good, and notes who did it', async () => {
      const teacher = await as('lead-teacher');
      const [file] = (await teacher.must('takes.read', doomed())).files;
      const dir = join(app.dataDir, 'takes', doomed().params.takeId);
      expect(existsSync(dir)).toBe(true);
      await teacher.must('takes.remove', doomed());
      expect(existsSync(dir)).toBe(false);
      for (const name of ['takes.read', 'takes.log', 'takes.remove'] as const)
        expect(await teacher.code(name, doomed())).toBe('take.not-found');
      expect(await titles('lead-teacher')).not.toContain('将被删除');
      const gone = await rawRequest(`${app.url}${file?.url}`, { headers: { cookie: teacher.cookie } });
      expect(gone.status).toBe(404);
      expect(entries).toContainEqual({
        event: 'take.removed',
        takeId: doomed().params.takeId,
        personId: lead.teacherId,
      });
    });
  });
});
