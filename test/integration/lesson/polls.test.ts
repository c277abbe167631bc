import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { foldLog } from '../../../shared/lesson/fold.ts';
import type { PollAnswer } from '../../../shared/lesson/pollState.ts';
import type { BodyInput, LoggedFact } from '../../../shared/protocol/index.ts';
import { ids } from '../../support/ids.ts';
import { plan } from '../../support/lessons.ts';
import { openSocketLesson, type TestLine } from '../../support/openSocketLesson.ts';

let world: Awaited<ReturnType<typeof openSocketLesson>>;
let teacher: TestLine;
let one: TestLine;
let two: TestLine;

async function seated(visitor: string): Promise<TestLine> {
  const line = world.connect(visitor);
  const joined = await line.join();
  if (!joined.ok) throw new Error(joined.error.code);
  return line;
}

beforeEach(async () => {
  world = await openSocketLesson();
  teacher = await seated('teacher');
  one = await seated('display-1');
  two = await seated('display-2');
  await teacher.must('lesson.start', {});
});
afterEach(() => world.scope.end());

/** Kills the server and starts it again on the same log. */
async function restart(): Promise<void> {
  const { store } = world;
  await world.scope.end();
  world = await openSocketLesson({ store });
  teacher = await seated('teacher');
  one = await seated('display-1');
  two = await seated('display-2');
}

const codeOf = (answer: { ok: boolean; error?: { code: string } }) => answer.error?.code;
const choices = (...counts: number[]): PollAnswer => ({ kind: 'choices', counts });
const single: BodyInput<'poll.open'> = { type: 'single', options: ['', '', '', ''] };
const stateNow = async () => (await teacher.must('lesson.read', {})).state;
const typesOf = (facts: readonly LoggedFact[]) => facts.map(({ type }) => type);

describe('a question', () => {
  it('is asked, counted, revealed, shown and kept, and every line folds to the same state', async () => {
    const { pollId } = await teacher.must('poll.open', { ...single, question: '第 3 题' });
    await one.must('poll.count', { pollId, answer: choices(1, 9, 0, 0) });
    await two.must('poll.count', { pollId, answer: choices(2, 2, 2, 0) });
    await one.must('poll.count', { pollId, answer: choices(0, 10, 0, 0) });
    await teacher.must('poll.reveal', { pollId, correct: { kind: 'choices', options: [1] } });
    await teacher.must('poll.show', { pollId, shown: true });
    expect((await stateNow()).poll).toMatchObject({
      open: false,
      shown: true,
      answers: { [ids.classroom(1)]: choices(0, 10, 0, 0), [ids.classroom(2)]: choices(2, 2, 2, 0) },
    });
    await teacher.must('poll.end', { pollId });
    const state = await stateNow();
    expect(state.poll).toBeNull();
    expect(state.pollHistory[0]?.classrooms).toEqual([
      { classroomId: ids.classroom(1), answers: 10, right: 10 },
      { classroomId: ids.classroom(2), answers: 6, right: 2 },
    ]);
    expect(foldLog(await world.store.readSince(plan.lessonId, 0))).toEqual(state);
  });

  it('tells no classroom what is right before the teacher reveals it', async () => {
    const { pollId } = await teacher.must('poll.open', single);
    await one.must('poll.count', { pollId, answer: choices(1, 0, 0, 0) });
    await teacher.must('poll.close', { pollId });
    await vi.waitFor(() => expect(typesOf(two.facts)).toContain('poll.closed'));
    const { state } = await two.must('lesson.read', {});
    expect(state.poll?.correct).toBeNull();
    expect(JSON.stringify(two.facts)).not.toContain('correct');
  });

  it('takes a double press and a retry for one', async () => {
    const id = teacher.nextId();
    const [first, again] = await Promise.all([
      teacher.ask('poll.open', single, id),
      teacher.ask('poll.open', single, id, true),
    ]);
    expect(again).toEqual(first);
    expect((await stateNow()).poll?.pollId).toBe(first.ok && first.data.pollId);
    await vi.waitFor(() => expect(typesOf(one.facts).filter((type) => type === 'poll.opened')).toHaveLength(1));
  });

  it('has the same tally in whatever order classrooms press at once, and counts nothing after it is closed', async () => {
    const { pollId } = await teacher.must('poll.open', single);
    await Promise.all([
      ...[1, 2, 3, 4].map((count) => one.ask('poll.count', { pollId, answer: choices(count, 0, 0, 0) })),
      ...[5, 6, 7].map((count) => two.ask('poll.count', { pollId, answer: choices(0, count, 0, 0) })),
    ]);
    expect((await stateNow()).poll?.answers).toEqual({
      [ids.classroom(1)]: choices(4, 0, 0, 0),
      [ids.classroom(2)]: choices(0, 7, 0, 0),
    });
    await teacher.must('poll.close', { pollId });
    expect(codeOf(await one.ask('poll.count', { pollId, answer: choices(9, 0, 0, 0) }))).toBe('poll.closed');
    await teacher.must('poll.end', { pollId });
    expect(codeOf(await one.ask('poll.count', { pollId, answer: choices(9, 0, 0, 0) }))).toBe('poll.not-found');
  });

  it('is asked by the teacher alone, and answered by classrooms alone', async () => {
    expect(codeOf(await one.ask('poll.open', single))).toBe('request.forbidden');
    const { pollId } = await teacher.must('poll.open', single);
    expect(codeOf(await teacher.ask('poll.count', { pollId, answer: choices(1, 0, 0, 0) }))).toBe('request.forbidden');
    expect(codeOf(await one.ask('poll.reveal', { pollId, correct: { kind: 'choices', options: [0] } }))).toBe(
      'request.forbidden',
    );
  });

  it('refuses answers that are too many, too long, doubled or not of this world', async () => {
    const { pollId } = await teacher.must('poll.open', { type: 'number' });
    const numbers = (...values: number[]) => ({
      pollId,
      answer: { kind: 'numbers' as const, numbers: values.map((value) => ({ value, count: 1 })) },
    });
    expect(codeOf(await one.ask('poll.count', numbers(...Array.from({ length: 31 }, (_, n) => n))))).toBe(
      'request.malformed',
    );
    expect(codeOf(await one.ask('poll.count', numbers(3, 3)))).toBe('request.malformed');
    expect(codeOf(await one.ask('poll.count', numbers(1e12)))).toBe('request.malformed');
    expect(codeOf(await one.ask('poll.count', { pollId, answer: choices(201, 0) }))).toBe('request.malformed');
    expect(codeOf(await one.ask('poll.count', { pollId, answer: { kind: 'texts', texts: ['长'.repeat(41)] } }))).toBe(
      'request.malformed',
    );
    expect(codeOf(await one.ask('poll.count', numbers(3, 4)))).toBeUndefined();
  });

  it('goes on after the server was killed', async () => {
    const { pollId } = await teacher.must('poll.open', single);
    await one.must('poll.count', { pollId, answer: choices(3, 0, 0, 0) });
    await restart();
    await two.must('poll.count', { pollId, answer: choices(0, 4, 0, 0) });
    expect((await stateNow()).poll?.answers).toEqual({
      [ids.classroom(1)]: choices(3, 0, 0, 0),
      [ids.classroom(2)]: choices(0, 4, 0, 0),
    });
  });
});

describe('the buzzer', () => {
  /** Opens a round and waits until presses count. */
  async function opened(agoMs = 20) {
    const round = await teacher.must('buzzer.open', {});
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThanOrEqual(round.opensAtMs + agoMs), { timeout: 4_000 });
    return round;
  }
  const won = () =>
    vi.waitFor(() => expect(typesOf(teacher.facts)).toContain('buzzer.won'), { timeout: 3_000, interval: 20 });

  it('is won by who pressed first by the server’s clock, not by who was heard first', async () => {
    const { buzzerId } = await opened(300);
    const nowMs = Date.now();
    await Promise.all([
      one.must('buzzer.press', { buzzerId, pressedAtMs: nowMs - 20 }),
      two.must('buzzer.press', { buzzerId, pressedAtMs: nowMs - 200 }),
    ]);
    await won();
    const { buzzer } = await stateNow();
    expect(buzzer?.wonBy).toBe(ids.classroom(2));
    expect(buzzer?.presses).toHaveLength(2);
  });

  it('takes a press once however often it is sent, and one that is early not at all', async () => {
    const early = await teacher.must('buzzer.open', {});
    const press = { buzzerId: early.buzzerId, pressedAtMs: early.opensAtMs };
    expect(codeOf(await one.ask('buzzer.press', press))).toBe('buzzer.too-early');
    const { buzzerId, opensAtMs } = await opened();
    expect(codeOf(await one.ask('buzzer.press', press))).toBe('buzzer.not-found');
    await Promise.all([1, 2, 3].map((n) => one.ask('buzzer.press', { buzzerId, pressedAtMs: opensAtMs + n })));
    await won();
    expect((await stateNow()).buzzer).toMatchObject({ wonBy: ids.classroom(1), presses: [{}] });
  });

  it('names the first who had been heard when the server was killed before it could', async () => {
    const { buzzerId, opensAtMs } = await opened();
    await two.must('buzzer.press', { buzzerId, pressedAtMs: opensAtMs });
    await restart();
    expect((await stateNow()).buzzer).toMatchObject({ buzzerId, wonBy: ids.classroom(2) });
    await teacher.must('buzzer.close', { buzzerId });
    await teacher.must('buzzer.close', { buzzerId });
    expect((await stateNow()).buzzer).toBeNull();
  });

  it('puts the first on stage with one request', async () => {
    const { buzzerId, opensAtMs } = await opened();
    await one.must('buzzer.press', { buzzerId, pressedAtMs: opensAtMs });
    await won();
    const { seats } = await stateNow();
    const seat = Object.values(seats).find(({ classroomId }) => classroomId === ids.classroom(1));
    if (!seat) throw new Error('the classroom has no seat');
    await teacher.must('floor.grant', { seatId: seat.seatId });
    expect((await stateNow()).floor).toMatchObject([{ seatId: seat.seatId }]);
  });
});

describe('timer, bell and praise', () => {
  it('are there after the server was killed, to the millisecond', async () => {
    await teacher.must('timer.start', { forMs: 60_000 });
    await teacher.must('timer.extend', { byMs: 60_000 });
    await teacher.must('bell.ring', {});
    await teacher.must('praise.give', { classroomId: ids.classroom(2), kind: 'star' });
    const { timer, bellAtMs, stars, lastPraise } = await stateNow();
    await restart();
    expect(await stateNow()).toMatchObject({ timer, bellAtMs, stars, lastPraise });
    expect(timer?.kind).toBe('countdown');
    expect(stars).toEqual({ [ids.classroom(2)]: 1 });
  });

  it('belong to the teacher, and presses that tumble over each other count once', async () => {
    for (const [name, body] of [
      ['timer.start', { forMs: 60_000 }],
      ['timer.stop', {}],
      ['bell.ring', {}],
      ['praise.give', { classroomId: ids.classroom(1), kind: 'star' }],
      ['buzzer.open', {}],
    ] as const)
      expect(codeOf(await one.ask(name, body as never))).toBe('request.forbidden');
    await Promise.all([1, 2, 3, 4].map(() => teacher.ask('bell.ring', {})));
    await Promise.all([1, 2, 3].map(() => teacher.ask('praise.give', { classroomId: ids.classroom(1), kind: 'star' })));
    await teacher.must('lesson.read', {});
    expect(typesOf(teacher.facts).filter((type) => type === 'bell.rang')).toHaveLength(1);
    expect((await stateNow()).stars).toEqual({ [ids.classroom(1)]: 1 });
  });
});
