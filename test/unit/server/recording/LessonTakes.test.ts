import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DiskLevel } from '../../../../server/recording/DiskWatch.ts';
import { LessonTakes } from '../../../../server/recording/LessonTakes.ts';
import { AppError } from '../../../../shared/errors/index.ts';
import type { LessonState } from '../../../../shared/lesson/state.ts';
import type { NewFact } from '../../../../shared/protocol/index.ts';
import { FakeRecorder } from '../../../fakes/FakeRecorder.ts';
import { FakeTap } from '../../../fakes/FakeTap.ts';
import { keptLog } from '../../../fakes/keptLog.ts';
import { MemoryTakes } from '../../../fakes/MemoryTakes.ts';
import { ids } from '../../../support/ids.ts';
import { after, liveLesson } from '../../../support/lessons.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const began: NewFact = { type: 'take.began', data: { takeId: ids.take(1) } };
const ended: NewFact = { type: 'take.ended', data: { takeId: ids.take(1), reason: 'teacher' } };
const STREAMS = 8;

const soon = () => vi.advanceTimersByTimeAsync(0);

/** A live lesson of a teacher and three classrooms, of which each sends sound and picture. */
function given() {
  const recorder = new FakeRecorder();
  const store = new MemoryTakes();
  const taps: FakeTap[] = [];
  const told: unknown[] = [];
  const listeners = new Set<(level: DiskLevel) => void>();
  const disk = {
    level: 'ok' as DiskLevel,
    subscribe: (listener: (level: DiskLevel) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  let isRoutable = true;
  const tap = async () => {
    if (!isRoutable) throw new AppError('stream.not-found');
    const opened = new FakeTap();
    taps.push(opened);
    return opened;
  };
  const media = {
    tap,
    openObserver: () => Promise.reject(new Error('not here')),
    openSeat: () => Promise.reject(new Error('not here')),
    direct: () => undefined,
    worker: async () => undefined,
    strike: async () => false,
    leaveTcp: () => undefined,
    close: () => undefined,
  };
  const takes = new LessonTakes(
    {
      lessonId: ids.lesson(1),
      media,
      tellTrouble: async (trouble) => void told.push(trouble),
      endTake: async (reason) => void told.push(`ended: ${reason}`),
    },
    { recorder, store, folder: '/nowhere', disk, log: keptLog().log },
  );
  let state: LessonState = liveLesson;
  const happens = async (...facts: NewFact[]) => {
    state = after(state, ...facts);
    takes.follow(state);
    await soon();
  };
  const become = async (level: DiskLevel) => {
    disk.level = level;
    for (const listener of listeners) listener(level);
    await soon();
  };
  const route = (yes: boolean) => {
    isRoutable = yes;
  };
  const files = () => [...recorder.orders.keys()];
  return { takes, recorder, store, taps, told, happens, become, route, files };
}

describe('what is kept', () => {
  it('is nothing before a take and after it, and every stream within', async () => {
    const { happens, files, store, recorder } = given();
    await happens();
    expect(files()).toEqual([]);
    await happens(began);
    expect(files()).toHaveLength(STREAMS);
    expect([...recorder.orders.values()][0]?.folder).toBe(`/nowhere/${ids.take(1)}`);
    expect((await store.growingFiles()).map(({ takeId }) => takeId)).toEqual(Array(STREAMS).fill(ids.take(1)));
    await happens(ended);
    expect(files()).toEqual([]);
    expect(store.takes.get(ids.take(1))?.endedAtMs).toBeGreaterThan(0);
  });

  it('follows streams that come and go', async () => {
    const { happens, files } = given();
    await happens(began);
    await happens({ type: 'stream.ended', data: { streamId: ids.stream(10) } });
    expect(files()).toHaveLength(STREAMS - 1);
    const common = { seatId: ids.seat(1), kind: 'classroom-return', medium: 'audio', muted: false } as const;
    await happens({ type: 'stream.began', data: { ...common, streamId: ids.stream(99) } });
    await happens({ type: 'stream.began', data: { ...common, streamId: ids.stream(98), thin: true } });
    expect(files()).toHaveLength(STREAMS);
  });

  it('is nothing of a classroom that may not be recorded', async () => {
    const { happens, files } = given();
    const plan = liveLesson.plan;
    if (!plan) throw new Error('a lesson has a plan');
    const listening = plan.listening.map((room, index) => ({ ...room, recorded: index > 0 }));
    await happens({ type: 'lesson.opened', data: { plan: { ...plan, listening } } }, began);
    expect(files()).toHaveLength(STREAMS - 2);
  });

  it('ends with the lesson', async () => {
    const { happens, files, takes, store } = given();
    await happens(began);
    await happens({ type: 'lesson.ended', data: {} });
    await takes.close();
    expect(files()).toEqual([]);
    expect(store.takes.get(ids.take(1))?.endedAtMs).not.toBeNull();
  });
});

describe('after something broke', () => {
  it('each stream goes on in a new file when the recorder died, and the lesson hears of it and of its end', async () => {
    const { happens, files, recorder, told, store } = given();
    await happens(began);
    const first = files();
    recorder.isAway = true;
    for (const fileId of first) recorder.tell({ kind: 'lost', fileId });
    await soon();
    expect(told).toEqual(['interrupted']);
    recorder.isAway = false;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(files()).toHaveLength(STREAMS);
    expect(files().some((fileId) => first.includes(fileId))).toBe(false);
    expect(told).toEqual(['interrupted', null]);
    // What was lost is looked for on the disk, which takes its time.
    await vi.waitFor(async () => expect(await store.growingFiles()).toHaveLength(STREAMS), 10_000);
  });

  it('a stream whose worker is being replaced is tried until there is another', async () => {
    const { happens, taps, route, files } = given();
    await happens(began);
    route(false);
    for (const tap of taps.splice(0)) tap.close();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(files()).toEqual([]);
    route(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(files()).toHaveLength(STREAMS);
  });

  it('a file to which nothing came is in the index no more', async () => {
    const { happens, store } = given();
    await happens(began);
    await happens(ended);
    expect(store.files.size).toBe(0);
  });

  it('nothing is left open when the lesson is put away in the middle of a start', async () => {
    const { takes, happens, files, taps } = given();
    const beginning = happens(began);
    const closing = takes.close();
    await beginning;
    await closing;
    expect(files()).toEqual([]);
    expect(taps.every(({ closed }) => closed)).toBe(true);
  });
});

describe('the disk', () => {
  it('is spoken of while it is nearly full, and no more when there is room', async () => {
    const { happens, become, told } = given();
    await happens(began);
    await become('low');
    await become('ok');
    expect(told).toEqual(['disk-low', null]);
  });

  it('ends the take when it is full, once', async () => {
    const { happens, become, told } = given();
    await happens(began);
    await become('full');
    await become('full');
    expect(told).toEqual(['ended: disk-full']);
  });
});
