import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LessonState } from '../../../shared/lesson/state.ts';
import type { LessonId, PollId } from '../../../shared/vocabulary/index.ts';
import { DisplayKeyPair } from '../../support/DisplayKeyPair.ts';
import { addSchool, type TestSchool } from '../../support/district.ts';
import { makePng } from '../../support/images.ts';
import { must } from '../../support/socketOf.ts';
import { rawRequest, TestApp, type TestBrowser } from '../../support/TestApp.ts';

let app: TestApp;
let school: TestSchool;
let lessonId: LessonId;
let teacherBrowser: TestBrowser;
let screen: TestBrowser;
let teacher: Socket;
let display: Socket;

async function lineOf(browser: TestBrowser): Promise<Socket> {
  const { cookie } = browser;
  const socket = io(app.url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie },
  });
  await new Promise((resolve) => socket.once('hello', resolve));
  await must(socket, 'lesson.join', { lessonId, windowId: crypto.randomUUID(), takeOver: true });
  return socket;
}

async function sit(): Promise<void> {
  teacher = await lineOf(teacherBrowser);
  display = await lineOf(screen);
}

beforeEach(async () => {
  app = await TestApp.start({
    fill: async (stores) => {
      school = await addSchool(stores, 'a');
      await addSchool(stores, 'b');
    },
  });
  const administrator = await app.as('a-admin');
  ({ lessonId } = await administrator.must('lessons.create', {
    body: {
      title: '茉莉花',
      courseId: school.courseId,
      teacherId: school.teacherId,
      startsAtMs: Date.now(),
      endsAtMs: Date.now() + 40 * 60_000,
      listening: [school.classroomId],
    },
  }));
  screen = app.browser();
  const keys = await DisplayKeyPair.make();
  await keys.signIn(screen, await keys.pair(screen, administrator, school.classroomId));
  teacherBrowser = await app.as('a-teacher');
  await sit();
  await must(teacher, 'lesson.start', {});
});
afterEach(async () => {
  teacher.close();
  display.close();
  await app.close();
});

const stateNow = async (): Promise<LessonState> => (await must(teacher, 'lesson.read', {})).state;
const codeNow = async (): Promise<string> => (await must(display, 'pupils.code', {})).code;
const askSingle = async (): Promise<PollId> =>
  (await must(teacher, 'poll.open', { type: 'single', options: ['', '', ''] })).pollId;

async function letIn(nickname: string): Promise<TestBrowser> {
  const device = app.browser();
  await device.must('pupils.enter', { body: { code: await codeNow(), nickname } });
  return device;
}
const sheet = async (device: TestBrowser, after?: string) =>
  (await device.must('pupils.read', { query: after === undefined ? {} : { after } })).sheet;
const answer = (device: TestBrowser, pollId: PollId, option: number) =>
  device.code('pupils.answer', { body: { pollId, answer: { kind: 'choices', options: [option] } } });
const fromPupils = async () => (await stateNow()).poll?.fromPupils[school.classroomId];

describe('a pupil’s device', () => {
  it('comes in by the code on the display, only while the teacher lets devices in', async () => {
    const code = await codeNow();
    const device = app.browser();
    const enter = (given: string) => device.code('pupils.enter', { body: { code: given, nickname: '小红' } });
    expect(await enter(code)).toBe('pupil.not-admitted');
    await must(teacher, 'pupils.admit', { open: true });
    expect(await enter('ZZZZZZ')).toBe('pupil.code-unknown');
    expect(await device.code('pupils.read')).toBe('pupil.not-found');
    expect(await enter(code)).toBe('ok');
    expect(await device.must('pupils.read')).toMatchObject({
      pupil: { nickname: '小红', lessonTitle: '茉莉花', classroomName: '教室 a' },
      sheet: { phase: 'live', poll: null, answer: null },
    });
    expect((await stateNow()).pupils.devices).toEqual({ [school.classroomId]: 1 });
  });

  it('stays who it is when it scans again, and is one device', async () => {
    await must(teacher, 'pupils.admit', { open: true });
    const device = await letIn('小红');
    const before = await device.must('pupils.read');
    const again = await device.must('pupils.enter', { body: { code: await codeNow(), nickname: '另一个' } });
    expect(again.pupil).toEqual(before.pupil);
    expect((await stateNow()).pupils.devices).toEqual({ [school.classroomId]: 1 });
  });

  it('waits once, however often it asks', async () => {
    await must(teacher, 'pupils.admit', { open: true });
    const device = await letIn('一');
    const { version } = await sheet(device);
    const first = sheet(device, version);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const second = sheet(device, version);
    expect((await first).version).toBe(version);
    const pollId = await askSingle();
    expect((await second).poll?.pollId).toBe(pollId);
  });

  it('learns of a question while it waits, answers, changes its mind, and is counted', async () => {
    await must(teacher, 'pupils.admit', { open: true });
    const [one, two] = [await letIn('一'), await letIn('二')];
    const { version } = await sheet(one);
    const waiting = sheet(one, version);
    const pollId = await askSingle();
    expect((await waiting).poll).toMatchObject({ pollId, type: 'single', open: true, correct: null });
    expect(await answer(one, pollId, 0)).toBe('ok');
    expect(await answer(one, pollId, 1)).toBe('ok');
    expect(await answer(two, pollId, 1)).toBe('ok');
    expect(await answer(two, pollId, 7)).toBe('request.malformed');
    expect(await answer(two, pollId, 5)).toBe('poll.answer-misfit');
    await expect.poll(fromPupils).toEqual({ kind: 'choices', counts: [0, 2, 0] });
    expect((await sheet(one)).answer).toEqual({ kind: 'choices', options: [1] });
  });

  it('is counted to the last answer before the question is closed, and refused after that', async () => {
    await must(teacher, 'pupils.admit', { open: true });
    const device = await letIn('一');
    const pollId = await askSingle();
    await answer(device, pollId, 2);
    await must(teacher, 'poll.reveal', { pollId, correct: { kind: 'choices', options: [2] } });
    expect(await fromPupils()).toEqual({ kind: 'choices', counts: [0, 0, 1] });
    expect(await answer(device, pollId, 1)).toBe('poll.closed');
    expect(await sheet(device)).toMatchObject({
      poll: { open: false, correct: { kind: 'choices', options: [2] } },
      answer: { kind: 'choices', options: [2] },
    });
    await must(teacher, 'poll.end', { pollId });
    expect(await answer(device, pollId, 1)).toBe('poll.not-found');
    expect((await stateNow()).pollHistory[0]?.classrooms).toEqual([
      { classroomId: school.classroomId, answers: 1, right: 1 },
    ]);
  });

  it('stays in the lesson when the server is started again, and what it has answered is not lost', async () => {
    await must(teacher, 'pupils.admit', { open: true });
    const device = await letIn('一');
    const pollId = await askSingle();
    await answer(device, pollId, 1);
    const { cookie } = device;
    teacher.close();
    display.close();
    app = await app.restart();
    const [again, teacherCookie, screenCookie] = [app.browser(), teacherBrowser.cookie, screen.cookie];
    again.keep(cookie);
    teacherBrowser = app.browser();
    teacherBrowser.keep(teacherCookie);
    screen = app.browser();
    screen.keep(screenCookie);
    await sit();
    expect(await sheet(again)).toMatchObject({ poll: { pollId }, answer: { kind: 'choices', options: [1] } });
    await expect.poll(fromPupils).toEqual({ kind: 'choices', counts: [0, 1, 0] });
  });

  it('is seen and sent away by the lesson’s teacher, and then counts no more', async () => {
    await must(teacher, 'pupils.admit', { open: true });
    const [one, two] = [await letIn('不文明'), await letIn('二')];
    const pollId = await askSingle();
    for (const device of [one, two]) await answer(device, pollId, 0);
    const { pupils } = await teacherBrowser.must('pupils.list', { params: { lessonId } });
    expect(pupils.map(({ nickname, answer: given }) => [nickname, given])).toEqual([
      ['不文明', { kind: 'choices', options: [0] }],
      ['二', { kind: 'choices', options: [0] }],
    ]);
    const pupilId = pupils[0]?.pupilId;
    if (!pupilId) throw new Error('nobody is listed');
    const other = await app.as('b-teacher');
    expect(await other.code('pupils.list', { params: { lessonId } })).toBe('lesson.not-yours');
    expect(await other.code('pupils.remove', { params: { pupilId } })).toBe('lesson.not-yours');
    await teacherBrowser.must('pupils.remove', { params: { pupilId } });
    expect(await one.code('pupils.read')).toBe('pupil.not-found');
    expect(await answer(one, pollId, 1)).toBe('pupil.not-found');
    await expect.poll(fromPupils).toEqual({ kind: 'choices', counts: [1, 0, 0] });
    expect((await stateNow()).pupils.devices).toEqual({ [school.classroomId]: 1 });
  });

  it('is told when the lesson has ended, while it waits and when it asks', async () => {
    await must(teacher, 'pupils.admit', { open: true });
    const device = await letIn('一');
    const { version } = await sheet(device);
    const waiting = sheet(device, version);
    await must(teacher, 'lesson.end', {});
    expect((await waiting).phase).toBe('ended');
    teacher.close();
    display.close();
    expect((await sheet(device)).phase).toBe('ended');
    expect(await app.browser().code('pupils.enter', { body: { code: 'ABC234', nickname: '迟' } })).toBe(
      'pupil.code-unknown',
    );
  });
});

it('shows the picture that a question is about to the devices of the lesson, while it is asked, and to nobody else', async () => {
  const deck = await rawRequest(`${app.url}/api/lessons/${lessonId}/decks?title=${encodeURIComponent('拍题')}`, {
    method: 'PUT',
    headers: {
      cookie: teacherBrowser.cookie,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/octet-stream',
    },
    body: makePng(64, 36, [200, 10, 10]),
  });
  const { deckId } = JSON.parse(deck.text).deck;
  await expect.poll(async () => Object.keys((await stateNow()).decks)).toEqual([deckId]);
  await must(teacher, 'pupils.admit', { open: true });
  const device = await letIn('一');
  const { pollId } = await must(teacher, 'poll.open', { type: 'single', options: ['', ''], picture: deckId });
  expect((await sheet(device)).poll).toMatchObject({ pictured: true });
  const see = (browser: TestBrowser, of = pollId) =>
    rawRequest(`${app.url}/api/pupils/pictures/${of}`, { headers: { cookie: browser.cookie } });
  const seen = await see(device);
  expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect((await see(app.browser())).text).toContain('pupil.not-found');
  expect((await see(device, 'pol_0000000000000000' as PollId)).text).toContain('poll.not-found');
  await must(teacher, 'poll.open', { type: 'text' });
  expect((await see(device)).text).toContain('poll.not-found');
  expect((await must(teacher, 'lesson.read', {})).state.poll?.picture).toBeNull();
});

it('keeps nicknames out of the log of the lesson', async () => {
  await must(teacher, 'pupils.admit', { open: true });
  const device = await letIn('诺敏河边的小马');
  const pollId = await askSingle();
  await answer(device, pollId, 1);
  await expect.poll(fromPupils).toBeDefined();
  expect(JSON.stringify(await stateNow())).not.toContain('诺敏河');
});
