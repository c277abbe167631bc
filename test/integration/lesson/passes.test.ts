import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer, BodyInput, Reply, RequestName } from '../../../shared/protocol/index.ts';
import type { LessonId } from '../../../shared/vocabulary/index.ts';
import { keptLog } from '../../fakes/keptLog.ts';
import { DisplayKeyPair } from '../../support/DisplayKeyPair.ts';
import { addSchool, type TestSchool } from '../../support/district.ts';
import { WINDOW } from '../../support/openSocketLesson.ts';
import { TestApp, type TestBrowser } from '../../support/TestApp.ts';

const MINUTE = 60_000;

let nowMs: number;
let app: TestApp;
let lead: TestSchool;
let rural: TestSchool;
let lessonId: LessonId;
let teacher: Socket;
let display: Socket;
let screen: TestBrowser;
const sockets: Socket[] = [];
const log = keptLog();

function line(browser: TestBrowser, as?: 'assistant'): Socket {
  const socket = io(app.url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie: browser.cookie },
    ...(as ? { auth: { as } } : {}),
  });
  sockets.push(socket);
  return socket;
}

function ask<N extends RequestName>(socket: Socket, name: N, body: BodyInput<N>): Promise<Answer<N>> {
  return socket.timeout(5_000).emitWithAck('ask', { id: crypto.randomUUID(), again: false, name, body });
}

async function must<N extends RequestName>(socket: Socket, name: N, body: BodyInput<N>): Promise<Reply<N>> {
  const answer = await ask(socket, name, body);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
  return answer.data;
}

const join = (socket: Socket) => must(socket, 'lesson.join', { lessonId, windowId: WINDOW, takeOver: true });

/** Why a line was not let in. */
const refusalOf = (socket: Socket) =>
  new Promise<string>((resolve) => socket.once('connect_error', ({ message }) => resolve(message)));

const codeOnDisplay = async (alone = false) => (await must(display, 'pass.issue', { alone })).code;

async function openLines(): Promise<void> {
  teacher = line(await app.as('lead-teacher'));
  display = line(screen);
  await join(teacher);
  await join(display);
}

/** A phone that has scanned a fresh code. */
async function scanned(): Promise<TestBrowser> {
  const phone = app.browser();
  await phone.must('passes.redeem', { body: { code: await codeOnDisplay() } });
  return phone;
}

beforeEach(async () => {
  nowMs = 1_800_000_000_000;
  app = await TestApp.start({
    clock: { nowMs: () => nowMs },
    log: log.log,
    fill: async (stores) => {
      lead = await addSchool(stores, 'lead');
      rural = await addSchool(stores, 'rural');
    },
  });
  screen = app.browser();
  const keys = await DisplayKeyPair.make();
  await keys.signIn(screen, await keys.pair(screen, await app.as('rural-admin'), rural.classroomId));
  const planned = await (await app.as('lead-admin')).must('lessons.create', {
    body: {
      title: '茉莉花',
      courseId: lead.courseId,
      teacherId: lead.teacherId,
      startsAtMs: nowMs,
      endsAtMs: nowMs + 40 * MINUTE,
      listening: [rural.classroomId],
    },
  });
  lessonId = planned.lessonId;
  await openLines();
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close();
  await app.close();
});

describe('a code on a display', () => {
  it('lets one phone in, into its own classroom and lesson', async () => {
    const phone = app.browser();
    const { pass } = await phone.must('passes.redeem', { body: { code: await codeOnDisplay() } });
    expect(pass).toMatchObject({ lessonId, classroomId: rural.classroomId, schoolName: '学校 rural' });
    expect(phone.lastHeaders.get('set-cookie')).toMatch(/^tt_pass=[\w-]{43}; Path=\/; .*HttpOnly; SameSite=Strict$/);
    expect(await phone.must('passes.read')).toEqual({ pass });
    const { state } = await join(line(phone, 'assistant'));
    expect(Object.values(state?.seats ?? {})).toContainEqual(
      expect.objectContaining({ role: 'assistant', holder: pass.passId, classroomId: rural.classroomId }),
    );
  });

  it('is spent by the first of many phones that show it at the same moment', async () => {
    const code = await codeOnDisplay();
    const phones = Array.from({ length: 8 }, () => app.browser());
    const said = await Promise.all(phones.map((phone) => phone.code('passes.redeem', { body: { code } })));
    expect(said.filter((one) => one === 'ok')).toHaveLength(1);
    expect(new Set(said)).toEqual(new Set(['ok', 'pass.expired']));
    const held = await Promise.all(phones.map((phone) => phone.code('passes.read')));
    expect(held.filter((one) => one === 'ok')).toHaveLength(1);
  });

  it('is good for ten minutes, and as long as no other was asked for alone', async () => {
    const [old, other] = [await codeOnDisplay(), await codeOnDisplay()];
    await codeOnDisplay(true);
    for (const code of [old, other])
      expect(await app.browser().code('passes.redeem', { body: { code } })).toBe('pass.not-found');
    const late = await codeOnDisplay();
    nowMs += 10 * MINUTE;
    expect(await app.browser().code('passes.redeem', { body: { code: late } })).toBe('pass.expired');
    expect(await app.browser().code('passes.redeem', { body: { code: 'A'.repeat(22) } })).toBe('pass.not-found');
    expect(await app.browser().code('passes.redeem', { body: { code: 'A' } })).toBe('request.malformed');
  });

  it('stays unspent by a phone that is in the room already', async () => {
    const phone = await scanned();
    const { cookie } = phone;
    const code = await codeOnDisplay();
    await phone.must('passes.redeem', { body: { code } });
    expect(phone.cookie).toBe(cookie);
    expect(await app.browser().code('passes.redeem', { body: { code } })).toBe('ok');
  });

  it('lets five phones in and no sixth, however fast they are, until one is sent away', async () => {
    for (let n = 0; n < 4; n += 1) await scanned();
    const codes = [await codeOnDisplay(), await codeOnDisplay()];
    const said = await Promise.all(codes.map((code) => app.browser().code('passes.redeem', { body: { code } })));
    expect(said.sort()).toEqual(['ok', 'pass.too-many']);
    const phone = app.browser();
    const code = await codeOnDisplay(true);
    expect(await phone.code('passes.redeem', { body: { code } })).toBe('pass.too-many');
  });

  it('is given to displays that sit in a lesson, and to nobody else', async () => {
    expect(await ask(teacher, 'pass.issue', {})).toMatchObject({ ok: false, error: { code: 'request.forbidden' } });
    const standby = line(screen);
    expect(await ask(standby, 'pass.issue', {})).toMatchObject({ ok: false, error: { code: 'seat.missing' } });
  });

  it('is in no log, nor is what a phone gets for it', async () => {
    const code = await codeOnDisplay();
    const phone = app.browser();
    await phone.must('passes.redeem', { body: { code } });
    await join(line(phone, 'assistant'));
    const said = JSON.stringify(log.entries);
    expect(said).toContain('pass.redeemed');
    expect(said).not.toContain(code);
    expect(said).not.toContain(phone.cookie.replace('tt_pass=', ''));
  });
});

describe('a phone with a pass', () => {
  it('leaves whoever is signed in with its browser as they are', async () => {
    const phone = await app.as('rural-teacher');
    await phone.must('passes.redeem', { body: { code: await codeOnDisplay() } });
    expect((await phone.must('session.read')).who).toMatchObject({ kind: 'person', name: '老师 rural-teacher' });
    await join(line(phone, 'assistant'));
    const asPerson = line(phone);
    expect(await ask(asPerson, 'lesson.join', { lessonId, windowId: WINDOW, takeOver: true })).toMatchObject({
      ok: false,
      error: { code: 'lesson.not-yours' },
    });
  });

  it('is nobody without its pass, and by a pass alone nobody on the REST side', async () => {
    expect(await refusalOf(line(app.browser(), 'assistant'))).toBe('pass.not-found');
    const phone = await scanned();
    expect(await refusalOf(line(phone))).toBe('session.missing');
    expect(await phone.code('lessons.today')).toBe('session.missing');
  });

  it('acts for its own classroom: mutes it, enters its roll, and changes nothing of the teacher’s', async () => {
    const phone = line(await scanned(), 'assistant');
    await join(phone);
    await must(phone, 'microphone.switch', { muted: true });
    await must(phone, 'rollcall.enter', { expected: 12, present: 10 });
    const { state } = await must(teacher, 'lesson.read', {});
    expect(state.microphones).toEqual({ [rural.classroomId]: { muted: true, by: 'assistant', askedAtMs: null } });
    expect(state.rollcall.counts[rural.classroomId]).toMatchObject({ present: 10 });
    for (const [name, body] of [
      ['lesson.end', {}],
      ['microphone.mute', { classroomId: rural.classroomId }],
      ['pass.issue', {}],
      ['layout.hold', { layout: null }],
    ] as const)
      expect(await ask(phone, name, body)).toMatchObject({ ok: false, error: { code: 'request.forbidden' } });
  });

  it('is cut at once when the teacher takes its pass away, and cannot come back', async () => {
    const phone = await scanned();
    const open = line(phone, 'assistant');
    const { seatId } = await join(open);
    const cut = new Promise<string>((resolve) => open.once('disconnect', resolve));
    await must(teacher, 'pass.revoke', { seatId });
    expect(await cut).toBe('io server disconnect');
    expect(await refusalOf(line(phone, 'assistant'))).toBe('pass.revoked');
    expect(await phone.code('passes.read')).toBe('pass.revoked');
    const { state } = await must(teacher, 'lesson.read', {});
    expect(state.seats[seatId]?.presence).toBe('left');
    expect(state.revokedSeats).toEqual([seatId]);
    await must(teacher, 'pass.revoke', { seatId });
  });

  it('is sent away by its own display, also while it sleeps', async () => {
    const phone = await scanned();
    const open = line(phone, 'assistant');
    const { seatId } = await join(open);
    open.close();
    await vi.waitFor(async () =>
      expect((await must(teacher, 'lesson.read', {})).state.seats[seatId]?.presence).toBe('away'),
    );
    await must(display, 'pass.revoke', { seatId });
    expect((await must(teacher, 'lesson.read', {})).state.seats[seatId]?.presence).toBe('left');
    expect(await refusalOf(line(phone, 'assistant'))).toBe('pass.revoked');
  });

  it('comes back after a restart of the server, to the same seat', async () => {
    const phone = await scanned();
    const { seatId } = await join(line(phone, 'assistant'));
    for (const socket of sockets.splice(0)) socket.close();
    app = await app.restart();
    await openLines();
    expect((await join(line(phone, 'assistant'))).seatId).toBe(seatId);
  });

  it('has a pass that is worth nothing soon after the lesson has ended, and no other is given out', async () => {
    const phone = await scanned();
    const left = await codeOnDisplay();
    await must(teacher, 'lesson.start', {});
    await must(teacher, 'lesson.end', {});
    expect(await ask(display, 'pass.issue', {})).toMatchObject({ ok: false, error: { code: 'lesson.ended' } });
    const open = line(phone, 'assistant');
    expect(await ask(open, 'lesson.join', { lessonId, windowId: WINDOW, takeOver: true })).toMatchObject({
      ok: false,
      error: { code: 'lesson.ended' },
    });
    nowMs += 10 * MINUTE + 1;
    expect(await refusalOf(line(phone, 'assistant'))).toBe('pass.expired');
    expect(await app.browser().code('passes.redeem', { body: { code: left } })).toBe('pass.expired');
  });

  it('goes with a lesson that is taken off the timetable', async () => {
    const phone = await scanned();
    for (const socket of [teacher, display]) socket.close();
    await (await app.as('lead-admin')).must('lessons.remove', { params: { lessonId } });
    expect(await phone.code('passes.read')).toBe('pass.not-found');
  });
});

it('cuts a phone within a minute whose pass has ended where nobody could tell', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    for (const socket of sockets.splice(0)) socket.close();
    app = await app.restart();
    await openLines();
    const phone = line(await scanned(), 'assistant');
    await join(phone);
    await must(teacher, 'lesson.end', {});
    const cut = new Promise((resolve) => phone.once('disconnect', resolve));
    nowMs += 11 * MINUTE;
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(await cut).toBe('io server disconnect');
  } finally {
    vi.useRealTimers();
  }
});
