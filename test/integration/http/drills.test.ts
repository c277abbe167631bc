import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BodyInput, RequestName } from '../../../shared/protocol/index.ts';
import type { LessonId } from '../../../shared/vocabulary/index.ts';
import { addPerson, addSchool, type TestSchool } from '../../support/district.ts';
import { TestApp } from '../../support/TestApp.ts';

const TITLE = '茉莉花';
const plan = { title: TITLE, faults: ['signal-drop' as const], classroomId: null, others: [] };

let app: TestApp;
let school: TestSchool;
let lessonId: LessonId;
let teacher: Socket;

beforeAll(async () => {
  app = await TestApp.start({
    fill: async (stores) => {
      school = await addSchool(stores, 'a');
      await addSchool(stores, 'b');
      for (const role of ['district-administrator', 'researcher', 'observer'] as const) {
        const schoolId = role === 'district-administrator' ? null : school.schoolId;
        await addPerson(stores, { signInName: role, roles: [role], schoolId });
      }
    },
  });
  const startsAtMs = Date.now() - 60_000;
  const lesson = { title: TITLE, courseId: school.courseId, teacherId: school.teacherId, listening: [] };
  const admin = await app.as('a-admin');
  const body = { ...lesson, startsAtMs, endsAtMs: startsAtMs + 2_400_000 };
  ({ lessonId } = await admin.must('lessons.create', { body }));
  const { cookie } = await app.as('a-teacher');
  teacher = io(app.url, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie } });
  await new Promise((resolve) => teacher.once('hello', resolve));
  await join();
});
afterAll(async () => {
  teacher?.close();
  await app?.close();
});

const ask = <N extends RequestName>(name: N, body: BodyInput<N>) =>
  teacher.timeout(30_000).emitWithAck('ask', { id: crypto.randomUUID(), again: false, name, body });
const join = () => ask('lesson.join', { lessonId, windowId: '7f0f3c9c-93a3-4b02-8d9d-5b8f6d6d1c01', takeOver: false });
const as = async (who: string, body: object = plan) =>
  (await app.as(who)).code('drills.begin', { params: { lessonId }, body: { ...plan, ...body } });
const list = async () => (await app.as('a-admin')).must('drills.list', { params: { lessonId } });

describe('a drill', () => {
  it('is for those who administer the school that teaches, and for nobody else', async () => {
    for (const who of ['a-teacher', 'researcher', 'observer', 'b-admin']) {
      expect([who, await as(who)]).toEqual([who, 'request.forbidden']);
      const read = await (await app.as(who)).code('drills.list', { params: { lessonId } });
      expect([who, read]).toEqual([who, 'request.forbidden']);
    }
    expect(await app.browser().code('drills.begin', { params: { lessonId }, body: plan })).toBe('session.missing');
  });

  it('waits until the lesson is live', async () => {
    expect(await as('a-admin')).toBe('lesson.not-live');
    expect(await list()).toMatchObject({ ready: 'not-live', title: TITLE, drills: [] });
    expect(await ask('lesson.start', {})).toMatchObject({ ok: true });
    expect((await list()).ready).toBe('ready');
  });

  it('begins only by the name of the lesson, and breaks no recorder that records nothing', async () => {
    expect(await as('a-admin', { title: '茉莉' })).toBe('drill.name-wrong');
    expect(await as('a-admin', { faults: ['recorder-kill'] })).toBe('drill.not-recording');
  });

  it('begins once when it is asked for twice, cuts the line, and keeps what was reported', {
    timeout: 120_000,
  }, async () => {
    const cut = new Promise((resolve) => teacher.once('disconnect', resolve));
    const back = new Promise<void>((resolve) => void cut.then(() => teacher.once('hello', () => resolve())));
    const both = await Promise.all([as('a-admin'), as('district-administrator')]);
    expect(both.toSorted()).toEqual(['drill.busy', 'ok']);
    expect((await list()).ready).toBe('busy');
    expect(await cut).toBe('transport close');
    await back;
    expect(await join()).toMatchObject({ ok: true });
    const {
      drills: [drill],
    } = await list();
    if (!drill) throw new Error('no drill goes on');
    const measured = { pictureMs: null, soundMs: null, lineMs: 400, isBack: true, cameBack: ['rejoined' as const] };
    const shown = { surface: null, stage: [] };
    const report = { drillId: drill.drillId, index: 0, measured, shown };
    expect(await ask('drill.report', report)).toMatchObject({ ok: true });
    expect(await ask('drill.report', { ...report, measured: { ...measured, lineMs: 9 } })).toMatchObject({ ok: true });
    await expect.poll(async () => (await list()).ready, { timeout: 60_000 }).toBe('ready');
    const { drills, rooms } = await list();
    expect(rooms).toMatchObject([{ classroomId: null, schoolName: school.name }]);
    expect(drills).toMatchObject([
      { end: 'done', faults: [{ made: true, findings: [{ seatId: rooms[0]?.seatId, measured, asBefore: true }] }] },
    ]);
  });

  it('can be stopped, once', { timeout: 120_000 }, async () => {
    const admin = await app.as('a-admin');
    expect(await as('a-admin')).toBe('ok');
    expect(await admin.code('drills.stop', { params: { lessonId } })).toBe('ok');
    expect(await admin.code('drills.stop', { params: { lessonId } })).toBe('drill.not-running');
    const [drill] = (await list()).drills;
    expect(drill).toMatchObject({ end: 'stopped', faults: [{ beganAtMs: null }] });
  });

  it('is on record, and outlives the server', { timeout: 120_000 }, async () => {
    const { entries } = await (await app.as('district-administrator')).must('audit.list');
    const events = entries.map(({ event, about, byName }) => [event, about, byName !== null]);
    expect(events).toContainEqual(['drill.began', TITLE, true]);
    expect(events).toContainEqual(['drill.stopped', TITLE, true]);
    expect(await as('a-admin')).toBe('ok');
    teacher.close();
    app = await app.restart();
    const { drills } = await list();
    expect(drills.map(({ end }) => end)).toEqual([expect.stringMatching(/stopped|restart/), 'stopped', 'done']);
  });
});
