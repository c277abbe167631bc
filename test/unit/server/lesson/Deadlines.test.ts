import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveLesson } from '../../../../server/lesson/LiveLesson.ts';
import { clearFloor, grantFloor } from '../../../../shared/lesson/floor.ts';
import { FakeClock } from '../../../fakes/FakeClock.ts';
import { FakeMediaEngine } from '../../../fakes/FakeMediaEngine.ts';
import { FakeRecording } from '../../../fakes/FakeRecording.ts';
import { keptLog } from '../../../fakes/keptLog.ts';
import { MemoryLogStore } from '../../../fakes/MemoryLogStore.ts';
import { classroomJoins, classroomSeat, plan } from '../../../support/lessons.ts';

const LIMIT_MS = 30_000;

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

async function openLesson() {
  const store = new MemoryLogStore();
  const clock = new FakeClock();
  const { log } = keptLog();
  const open = () =>
    LiveLesson.open({
      plan,
      store,
      engine: new FakeMediaEngine(),
      recording: new FakeRecording(),
      clock,
      log,
      seatGraceMs: 600_000,
      onDeserted: () => undefined,
    });
  const lesson = await open();
  await lesson.settle(() => [classroomJoins(1), classroomJoins(2), { type: 'lesson.started', data: {} }]);
  const pass = async (ms: number) => {
    clock.goOn(ms);
    await vi.advanceTimersByTimeAsync(ms);
  };
  const call = (n: number, limitMs: number | null = LIMIT_MS) =>
    lesson.settle((state) => grantFloor(state, { seatId: classroomSeat(n), limitMs }));
  const ends = () =>
    store.batches.flatMap(({ facts }) =>
      facts.flatMap((fact) => (fact.type === 'floor.ended' ? [[fact.data.seatId, fact.data.reason]] : [])),
    );
  return { lesson, store, clock, open, pass, call, ends };
}

describe('a turn with a limit', () => {
  it('ends by itself when its time is up, and once', async () => {
    const { lesson, pass, call, ends } = await openLesson();
    await call(1);
    await pass(LIMIT_MS - 1);
    expect(lesson.state.floor).toHaveLength(1);
    await pass(1);
    expect(lesson.state.floor).toEqual([]);
    await pass(10 * LIMIT_MS);
    expect(ends()).toEqual([[classroomSeat(1), 'time-up']]);
  });

  it('does not end the turn that took its place', async () => {
    const { lesson, pass, call, ends } = await openLesson();
    await call(1);
    await pass(LIMIT_MS / 2);
    await call(2, null);
    await pass(2 * LIMIT_MS);
    expect(lesson.state.floor).toMatchObject([{ seatId: classroomSeat(2) }]);
    expect(ends()).toEqual([[classroomSeat(1), 'replaced']]);
  });

  it('does not end the same classroom’s next turn early', async () => {
    const { lesson, pass, call } = await openLesson();
    await call(1);
    await pass(LIMIT_MS / 2);
    await lesson.settle(clearFloor);
    await call(1);
    await pass(LIMIT_MS / 2 + 1_000);
    expect(lesson.state.floor).toHaveLength(1);
    await pass(LIMIT_MS / 2);
    expect(lesson.state.floor).toEqual([]);
  });

  it('ends once when the teacher ends it in the same instant', async () => {
    const { lesson, store, pass, call, ends } = await openLesson();
    await call(1);
    store.hold();
    const pressed = lesson.settle(clearFloor);
    await pass(LIMIT_MS);
    store.release();
    await pressed;
    await pass(1_000);
    expect(ends()).toEqual([[classroomSeat(1), 'teacher']]);
  });

  it('ends in time after the lesson was opened again', async () => {
    const { lesson, open, pass, call, ends } = await openLesson();
    await call(1);
    // The rest is less than the floor is kept for a line that is gone.
    await pass(20_000);
    await lesson.close();
    const again = await open();
    await pass(LIMIT_MS - 20_001);
    expect(again.state.floor).toHaveLength(1);
    await pass(1);
    expect(again.state.floor).toEqual([]);
    expect(ends()).toEqual([[classroomSeat(1), 'time-up']]);
  });

  it('is over when the lesson is opened again after its time', async () => {
    const { lesson, clock, open, pass, call, ends } = await openLesson();
    await call(1);
    await lesson.close();
    clock.goOn(LIMIT_MS + 60_000);
    const again = await open();
    await pass(1);
    expect(again.state.floor).toEqual([]);
    expect(again.state.turns[classroomSeat(1)]?.stageMs).toBe(LIMIT_MS);
    expect(ends()).toHaveLength(1);
  });

  it('ends as soon as the store is back', async () => {
    const { lesson, store, pass, call, ends } = await openLesson();
    await call(1);
    store.goAway();
    await pass(LIMIT_MS + 20_000);
    expect(lesson.state.floor).toHaveLength(1);
    store.comeBack();
    await pass(1_000);
    expect(lesson.state.floor).toEqual([]);
    expect(ends()).toHaveLength(1);
  });

  it('waits on while the clock is put back', async () => {
    const { lesson, clock, pass, call } = await openLesson();
    await call(1);
    clock.goOn(-5_000);
    await pass(LIMIT_MS);
    expect(lesson.state.floor).toHaveLength(1);
    await pass(5_000);
    expect(lesson.state.floor).toEqual([]);
  });

  it('leaves no timer behind when the lesson is put away', async () => {
    const { lesson, call } = await openLesson();
    await call(1);
    await lesson.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});
