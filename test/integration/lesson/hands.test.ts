import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { foldLog } from '../../../shared/lesson/fold.ts';
import { NO_CHILD } from '../../../shared/lesson/handsState.ts';
import type { SeatId } from '../../../shared/vocabulary/index.ts';
import { plan } from '../../support/lessons.ts';
import { openSocketLesson, type TestLine } from '../../support/openSocketLesson.ts';

const answer = { intent: 'answer', child: NO_CHILD } as const;

type Seated = { readonly line: TestLine; readonly seatId: SeatId };

let world: Awaited<ReturnType<typeof openSocketLesson>>;
let teacher: Seated;
let one: Seated;
let two: Seated;

async function seated(visitor: string): Promise<Seated> {
  const line = world.connect(visitor);
  const joined = await line.join();
  if (!joined.ok) throw new Error(joined.error.code);
  return { line, seatId: joined.data.seatId };
}

async function everyoneComes(): Promise<void> {
  teacher = await seated('teacher');
  one = await seated('display-1');
  two = await seated('display-2');
}

beforeEach(async () => {
  world = await openSocketLesson();
  await everyoneComes();
  await teacher.line.must('lesson.start', {});
});
afterEach(() => world.scope.end());

const codeOf = (reply: { ok: boolean; error?: { code: string } }) => reply.error?.code;
const stateNow = async () => (await teacher.line.must('lesson.read', {})).state;
const queue = async () => (await stateNow()).hands.map(({ seatId }) => seatId);
const stage = async () => (await stateNow()).floor.map(({ seatId }) => seatId);
const grant = ({ seatId }: Seated) => teacher.line.ask('floor.grant', { seatId });
const heard = ({ line }: Seated, type: string) => line.facts.filter((fact) => fact.type === type);

describe('a hand', () => {
  it('is raised by a display, told to everybody, and answered with its place', async () => {
    expect(await two.line.must('hand.raise', answer)).toEqual({ place: 1 });
    expect(await one.line.must('hand.raise', answer)).toEqual({ place: 2 });
    expect(await two.line.must('hand.raise', { ...answer, intent: 'question' })).toEqual({ place: 1 });
    await vi.waitFor(() => expect(heard(teacher, 'hand.raised')).toHaveLength(3));
    expect(await queue()).toEqual([two.seatId, one.seatId]);
  });

  it('is raised and taken down by an assistant for the room in which the phone is, and for no other', async () => {
    const phone = await seated('phone-1');
    await phone.line.must('hand.raise', { intent: 'show-work', child: { name: '李同学', number: null } });
    await two.line.must('hand.raise', answer);
    expect((await stateNow()).hands[0]).toMatchObject({ seatId: one.seatId, child: { name: '李同学' } });
    expect(codeOf(await phone.line.ask('hand.lower', { seatId: two.seatId }))).toBe('lesson.not-yours');
    await phone.line.must('hand.lower', { seatId: one.seatId });
    expect(await queue()).toEqual([two.seatId]);
  });

  it('needs a display in the room: a phone alone is told so', async () => {
    await one.line.must('lesson.leave', {});
    const phone = await seated('phone-1');
    expect(codeOf(await phone.line.ask('hand.raise', answer))).toBe('hand.no-display');
  });

  it('is taken down by its own classroom or the teacher, not by another classroom', async () => {
    await one.line.must('hand.raise', answer);
    expect(codeOf(await two.line.ask('hand.lower', { seatId: one.seatId }))).toBe('lesson.not-yours');
    expect(codeOf(await two.line.ask('hand.lower-all', {}))).toBe('request.forbidden');
    await teacher.line.must('hand.lower', { seatId: one.seatId });
    await teacher.line.must('hand.lower', { seatId: one.seatId });
    expect(await queue()).toEqual([]);
    expect(heard(teacher, 'hand.lowered')).toMatchObject([{ data: { reason: 'teacher' } }]);
  });

  it('goes with the display that leaves, and stays while a lost line is awaited', async () => {
    await one.line.must('hand.raise', answer);
    await two.line.must('hand.raise', answer);
    one.line.socket.close();
    await two.line.must('lesson.leave', {});
    await vi.waitFor(async () => expect((await stateNow()).seats[one.seatId]?.presence).toBe('away'));
    expect(await queue()).toEqual([one.seatId]);
  });

  it('that is raised again by a retry is raised once, also by the next process', async () => {
    const id = one.line.nextId();
    await one.line.ask('hand.raise', answer, id);
    await teacher.line.must('hand.lower-all', {});
    const { store } = world;
    await world.scope.end();
    world = await openSocketLesson({ store });
    await everyoneComes();
    expect(await one.line.ask('hand.raise', answer, id, true)).toMatchObject({ ok: true, data: { place: 1 } });
    expect(await queue()).toEqual([]);
  });
});

describe('at the same instant', () => {
  it('two grants put one classroom on stage, and both hands are down', async () => {
    await one.line.must('hand.raise', answer);
    await two.line.must('hand.raise', answer);
    const granted = await Promise.all([grant(one), grant(two)]);
    expect(granted.every(({ ok }) => ok)).toBe(true);
    expect(await stage()).toEqual([two.seatId]);
    expect(await queue()).toEqual([]);
  });

  it('a hand is lowered and granted: the classroom is called, and the hand comes down once', async () => {
    await one.line.must('hand.raise', answer);
    const both = await Promise.all([one.line.ask('hand.lower', { seatId: one.seatId }), grant(one)]);
    expect(both.every(({ ok }) => ok)).toBe(true);
    expect(await stage()).toEqual([one.seatId]);
    expect(heard(teacher, 'hand.lowered')).toHaveLength(1);
  });

  it('many raise, lower and are called: no hand is lost or doubled, and everyone knows the same', async () => {
    const three = await seated('display-3');
    const asked = [one, two, three].flatMap(({ line, seatId }) => [
      line.ask('hand.raise', answer),
      line.ask('hand.lower', { seatId }),
      line.ask('hand.raise', { ...answer, intent: 'question' }),
      teacher.line.ask('floor.grant', { seatId }),
      line.ask('hand.raise', answer),
    ]);
    expect((await Promise.all(asked)).every(({ ok }) => ok)).toBe(true);
    const state = await stateNow();
    expect(new Set(state.hands.map(({ seatId }) => seatId)).size).toBe(state.hands.length);
    expect(state.floor).toHaveLength(1);
    expect(foldLog(await world.store.readSince(plan.lessonId, 0))).toEqual(state);
  });

  it('a classroom ends its turn and another takes its place: the new turn is not ended', async () => {
    await grant(one);
    await Promise.all([one.line.ask('floor.end', { seatId: one.seatId }), grant(two)]);
    expect(await stage()).toEqual([two.seatId]);
  });
});

describe('a discussion', () => {
  it('holds both classrooms, and closes with the first who came', async () => {
    await teacher.line.must('floor.discuss', { on: true });
    await Promise.all([grant(two), grant(one)]);
    expect(await stage()).toEqual([two.seatId, one.seatId]);
    await teacher.line.must('floor.discuss', { on: false });
    expect(await stage()).toEqual([two.seatId]);
  });

  it('goes on when one of the classrooms leaves, and ends for all at once', async () => {
    await teacher.line.must('floor.discuss', { on: true });
    await grant(one);
    await grant(two);
    await one.line.must('lesson.leave', {});
    expect(await stage()).toEqual([two.seatId]);
    await teacher.line.must('floor.clear', {});
    await teacher.line.must('floor.clear', {});
    expect(await stage()).toEqual([]);
  });

  it('is the teacher’s to open', async () => {
    for (const name of ['floor.discuss', 'floor.clear'] as const)
      expect(codeOf(await one.line.ask(name, { on: true } as never))).toBe('request.forbidden');
  });
});

describe('a turn with a limit', () => {
  const limited = (limitMs: number) =>
    world.lessons.enter(plan.lessonId, (lesson) =>
      lesson.settle(() => [{ type: 'floor.granted', data: { seatId: one.seatId, limitMs } }]),
    );

  it('tells everybody when it ends', async () => {
    await teacher.line.must('floor.grant', { seatId: one.seatId, limitMs: 30_000 });
    await vi.waitFor(() => expect(heard(two, 'floor.granted')).toHaveLength(1));
    const [place] = (await stateNow()).floor;
    expect((place?.untilAtMs ?? 0) - (place?.sinceAtMs ?? 0)).toBe(30_000);
    for (const limitMs of [29_999, 600_001, 0, 45_000.5])
      expect(codeOf(await teacher.line.ask('floor.grant', { seatId: one.seatId, limitMs }))).toBe('request.malformed');
  });

  it('ends by itself, and everybody hears of it once', async () => {
    await limited(150);
    await vi.waitFor(() =>
      expect(heard(two, 'floor.ended')).toMatchObject([{ by: null, data: { seatId: one.seatId, reason: 'time-up' } }]),
    );
    expect(await stage()).toEqual([]);
  });

  it('ends by itself after the lesson was opened again', async () => {
    await limited(600);
    const { store } = world;
    await world.scope.end();
    world = await openSocketLesson({ store });
    await everyoneComes();
    await vi.waitFor(async () => expect(await stage()).toEqual([]), { timeout: 5_000 });
    const ends = (await store.readSince(plan.lessonId, 0)).filter(({ type }) => type === 'floor.ended');
    expect(ends).toMatchObject([{ data: { reason: 'time-up' } }]);
  });

  it('is kept by a classroom that drops and comes back, and ends no later for it', async () => {
    await limited(700);
    one.line.socket.close();
    one = await seated('display-1');
    expect(await stage()).toEqual([one.seatId]);
    await vi.waitFor(async () => expect(await stage()).toEqual([]), { timeout: 5_000 });
  });
});
