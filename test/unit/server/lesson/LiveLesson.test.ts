import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveLesson } from '../../../../server/lesson/LiveLesson.ts';
import { FLOOR_GRACE_MS, grantFloor } from '../../../../shared/lesson/floor.ts';
import { takeSeat } from '../../../../shared/lesson/presence.ts';
import type { NewFact } from '../../../../shared/protocol/index.ts';
import { FakeClock } from '../../../fakes/FakeClock.ts';
import { FakeLine } from '../../../fakes/FakeLine.ts';
import { FakeMediaEngine } from '../../../fakes/FakeMediaEngine.ts';
import { FakeRecording } from '../../../fakes/FakeRecording.ts';
import { keptLog } from '../../../fakes/keptLog.ts';
import { MemoryLogStore } from '../../../fakes/MemoryLogStore.ts';
import { ids } from '../../../support/ids.ts';
import { plan } from '../../../support/lessons.ts';

const SEAT_GRACE_MS = 60_000;
const WINDOW = 'window-1';
const seatId = ids.seat(1);
const seat = {
  seatId,
  role: 'classroom' as const,
  holder: ids.display(1),
  classroomId: ids.classroom(1),
  name: '乡村1小学',
};
const receivable = { codecs: [] };

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

async function openLesson() {
  const store = new MemoryLogStore();
  const engine = new FakeMediaEngine();
  const deserted = vi.fn();
  const { log, entries } = keptLog();
  const parts = {
    plan,
    store,
    engine,
    recording: new FakeRecording(),
    clock: new FakeClock(),
    log,
    seatGraceMs: SEAT_GRACE_MS,
    onDeserted: deserted,
  };
  const lesson = await LiveLesson.open(parts);
  const come = async () => {
    const connection = new FakeLine();
    await lesson.settle((state) => takeSeat(state, seat));
    lesson.occupy(seatId, { connection, windowId: WINDOW });
    return connection;
  };
  const presence = () => lesson.state.seats[seatId]?.presence;
  return { lesson, store, engine, deserted, entries, parts, come, presence };
}

/** Lets what was begun go on as far as it can. */
const settled = () => vi.advanceTimersByTimeAsync(0);

describe('while the store is away', () => {
  it('a lost line is noted, and written down as soon as the store is back', async () => {
    const { lesson, store, come, presence } = await openLesson();
    const { connectionId } = await come();
    store.goAway();
    void lesson.disconnect(seatId, connectionId);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(presence()).toBe('here');
    store.comeBack();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(presence()).toBe('away');
  });

  it('who comes back is not dropped afterwards', async () => {
    const { lesson, store, come, presence } = await openLesson();
    const { connectionId } = await come();
    store.goAway();
    void lesson.disconnect(seatId, connectionId);
    await settled();
    store.comeBack();
    await come();
    await vi.advanceTimersByTimeAsync(SEAT_GRACE_MS);
    expect(presence()).toBe('here');
    expect(store.batches.flatMap(({ facts }) => facts.map(({ type }) => type))).not.toContain('seat.dropped');
  });

  it('a seat whose grace time runs out is given up all the same, with its floor', async () => {
    const { lesson, store, come, presence } = await openLesson();
    const { connectionId } = await come();
    await lesson.settle(() => [{ type: 'lesson.started', data: {} }]);
    await lesson.settle((state) => grantFloor(state, { seatId, limitMs: null }));
    store.goAway();
    void lesson.disconnect(seatId, connectionId);
    await vi.advanceTimersByTimeAsync(SEAT_GRACE_MS + 5_000);
    store.comeBack();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(presence()).toBe('left');
    expect(lesson.state.floor).toEqual([]);
  });

  it('a seat is given up although its loss could not be written down before', async () => {
    const { lesson, store, come, presence } = await openLesson();
    const { connectionId } = await come();
    await vi.advanceTimersByTimeAsync(500);
    store.goAway();
    void lesson.disconnect(seatId, connectionId);
    // Back just before the grace time ends, and before the next try.
    await vi.advanceTimersByTimeAsync(SEAT_GRACE_MS - 1);
    store.comeBack();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(presence()).toBe('left');
  });

  it('a classroom that comes back keeps the floor', async () => {
    const { lesson, store, come } = await openLesson();
    const { connectionId } = await come();
    await lesson.settle(() => [{ type: 'lesson.started', data: {} }]);
    await lesson.settle((state) => grantFloor(state, { seatId, limitMs: null }));
    store.goAway();
    void lesson.disconnect(seatId, connectionId);
    await vi.advanceTimersByTimeAsync(FLOOR_GRACE_MS);
    store.comeBack();
    await come();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(lesson.state.floor).toHaveLength(1);
  });

  it('who leaves has left once it is back, and only then is the lesson put away', async () => {
    const { lesson, store, come, presence, deserted } = await openLesson();
    await come();
    store.goAway();
    void lesson.vacate(seatId, 'left');
    await lesson.whileEntering(async () => undefined);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(deserted).not.toHaveBeenCalled();
    store.comeBack();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(presence()).toBe('left');
    expect(deserted).toHaveBeenCalledOnce();
  });

  it('streams that the engine lost end once it is back, and newer ones go on', async () => {
    const { lesson, store, engine, come } = await openLesson();
    await come();
    const began = (n: number): NewFact => ({
      type: 'stream.began',
      data: { streamId: ids.stream(n), seatId, kind: 'classroom-return', medium: 'audio', muted: false },
    });
    await lesson.openMedia(seatId, { canReceive: receivable });
    await lesson.settle(() => [began(1)]);
    store.goAway();
    engine.lose();
    await settled();
    expect(Object.keys(lesson.state.streams)).toEqual([ids.stream(1)]);
    store.comeBack();
    await lesson.openMedia(seatId, { canReceive: receivable });
    await lesson.settle(() => [began(2)]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(Object.keys(lesson.state.streams)).toEqual([ids.stream(2)]);
  });

  it('nothing is tried any more after the lesson was put away', async () => {
    const { lesson, store, come } = await openLesson();
    const { connectionId } = await come();
    store.goAway();
    const dropped = lesson.disconnect(seatId, connectionId);
    await settled();
    await lesson.close();
    await dropped;
    const before = store.tried;
    await vi.advanceTimersByTimeAsync(2 * SEAT_GRACE_MS);
    expect(store.tried).toBe(before);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that is said once, not at each try', async () => {
    const { lesson, store, come, entries } = await openLesson();
    const { connectionId } = await come();
    store.goAway();
    void lesson.disconnect(seatId, connectionId);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(entries.filter(({ event }) => event === 'task.put-off')).toHaveLength(1);
  });
});

it('gives its media back when it cannot be opened', async () => {
  const { parts, engine, lesson } = await openLesson();
  await lesson.close();
  const store = new MemoryLogStore();
  store.failNext();
  await expect(LiveLesson.open({ ...parts, store })).rejects.toThrow('the disk is full');
  expect([...engine.open]).toEqual([]);
});
