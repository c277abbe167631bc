import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foldLog } from '../../../shared/lesson/fold.ts';
import { emptyLesson } from '../../../shared/lesson/state.ts';
import { ids } from '../../support/ids.ts';
import { plan } from '../../support/lessons.ts';
import { openSocketLesson, type TestLine, WINDOW } from '../../support/openSocketLesson.ts';

const seat = { lessonId: plan.lessonId, windowId: WINDOW, takeOver: false };
const ONE = ids.classroom(1);

let world: Awaited<ReturnType<typeof openSocketLesson>>;
let teacher: TestLine;
let phone: TestLine;

beforeEach(async () => {
  world = await openSocketLesson();
  teacher = world.connect('teacher');
  phone = world.connect('phone-1');
  await teacher.must('lesson.join', seat);
  await phone.must('lesson.join', seat);
  await teacher.must('lesson.start', {});
});
afterEach(() => world.scope.end());

const stateOf = async (line: TestLine) => (await line.must('lesson.read', {})).state;

describe('phones', () => {
  it('have seats of their own, beside each other and the display', async () => {
    const second = world.connect('second-phone-1');
    await second.must('lesson.join', seat);
    await world.connect('display-1').must('lesson.join', seat);
    const { seats } = await stateOf(teacher);
    const roles = Object.values(seats).map(({ role }) => role);
    expect(roles.sort()).toEqual(['assistant', 'assistant', 'classroom', 'teacher']);
  });

  it('get no media', async () => {
    const canReceive = {
      codecs: [{ kind: 'audio', mimeType: 'audio/opus', preferredPayloadType: 100, clockRate: 48_000 }],
    };
    const answer = await phone.raw({ id: phone.nextId(), again: false, name: 'media.open', body: { canReceive } });
    expect(answer.error?.code).toBe('request.forbidden');
  });

  it('of another classroom are not taken away by a display', async () => {
    const display = world.connect('display-2');
    await display.must('lesson.join', seat);
    const { seatId } = Object.values((await stateOf(teacher)).seats).find(({ role }) => role === 'assistant') ?? {};
    expect(await display.ask('pass.revoke', { seatId: seatId ?? ids.seat(9) })).toMatchObject({
      ok: false,
      error: { code: 'seat.not-found' },
    });
    expect(world.passes.revoked).toEqual([]);
  });

  it('that are displays, or nobody, have no pass to take away', async () => {
    const { seatId } = await world.connect('display-1').must('lesson.join', seat);
    for (const odd of [seatId, ids.seat(99)])
      expect(await teacher.ask('pass.revoke', { seatId: odd })).toMatchObject({ error: { code: 'seat.not-found' } });
  });
});

describe('what a classroom does', () => {
  it('is done to the classroom of the asker’s own seat, whatever the body says', async () => {
    const { ok, error } = await phone.raw({
      id: phone.nextId(),
      again: false,
      name: 'microphone.switch',
      body: { muted: true, classroomId: ids.classroom(2) },
    });
    expect([ok, error?.code]).toEqual([false, 'request.malformed']);
    await phone.must('microphone.switch', { muted: true });
    expect(Object.keys((await stateOf(teacher)).microphones)).toEqual([ONE]);
  });

  it('is refused where the teacher means a classroom that does not listen', async () => {
    for (const name of ['microphone.mute', 'microphone.ask', 'signal.acknowledge'] as const)
      expect(await teacher.ask(name, { classroomId: ids.classroom(9) })).toMatchObject({
        error: { code: 'classroom.not-found' },
      });
    expect(await teacher.ask('message.to-classroom', { text: '好', classroomId: ids.classroom(9) })).toMatchObject({
      error: { code: 'classroom.not-found' },
    });
  });

  it('happens once, though the request is heard twice', async () => {
    const id = phone.nextId();
    const first = await phone.ask('message.to-teacher', { text: '看不清' }, id);
    expect(await phone.ask('message.to-teacher', { text: '看不清' }, id, true)).toEqual(first);
    expect((await stateOf(teacher)).messages).toHaveLength(1);
  });

  it('is nobody’s after the end', async () => {
    await teacher.must('lesson.end', {});
    expect(await phone.ask('microphone.switch', { muted: true })).toMatchObject({ error: { code: 'lesson.ended' } });
  });
});

describe('messages', () => {
  it('are told to whom they concern, live, to whoever reads the state, and to whoever was away', async () => {
    const other = world.connect('phone-2');
    const display = world.connect('display-2');
    const { state: before } = await other.must('lesson.join', seat);
    await display.must('lesson.join', seat);
    await phone.must('message.to-teacher', { text: '给老师的秘密' });
    await teacher.must('message.to-classroom', { text: '大家好', classroomId: null });
    const all = await stateOf(teacher);
    expect(all.messages.map(({ text }) => text)).toEqual(['给老师的秘密', '大家好']);
    for (const line of [other, display]) {
      const read = await stateOf(line);
      expect(read.messages.map(({ text }) => text)).toEqual(['大家好']);
      expect(read.seq).toBe(all.seq);
      expect(JSON.stringify(line.facts)).not.toContain('秘密');
    }
    // What was told folds to what is read.
    expect(foldLog(other.facts, before ?? emptyLesson)).toEqual(await stateOf(other));
    other.socket.close();
    const again = world.connect('phone-2');
    const { state } = await again.must('lesson.join', { ...seat, knownSeq: before?.seq ?? 0 });
    expect(state).toBeNull();
    expect(again.facts.map(({ seq }) => seq)).toEqual(again.facts.map((_, index) => (before?.seq ?? 0) + 1 + index));
    expect(JSON.stringify(again.facts)).not.toContain('秘密');
    expect(foldLog(phone.facts).messages.map(({ text }) => text)).toContain('给老师的秘密');
  });
});
