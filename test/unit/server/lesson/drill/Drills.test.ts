import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Drills } from '../../../../../server/lesson/drill/Drills.ts';
import { Lessons } from '../../../../../server/lesson/Lessons.ts';
import type { LiveLesson } from '../../../../../server/lesson/LiveLesson.ts';
import { reportDrill } from '../../../../../shared/lesson/drill.ts';
import type { DrillFault } from '../../../../../shared/lesson/drillState.ts';
import { FakeClock } from '../../../../fakes/FakeClock.ts';
import { FakeLine } from '../../../../fakes/FakeLine.ts';
import { FakeMediaEngine } from '../../../../fakes/FakeMediaEngine.ts';
import { FakeRecording } from '../../../../fakes/FakeRecording.ts';
import { keptLog } from '../../../../fakes/keptLog.ts';
import { MemoryLogStore } from '../../../../fakes/MemoryLogStore.ts';
import { ids } from '../../../../support/ids.ts';
import { classroomJoins, classroomSeat, plan } from '../../../../support/lessons.ts';

const pace = { leadMs: 1_000, betweenMs: 1_000, watchMs: 30_000 };
const measured = { pictureMs: 900, soundMs: 800, lineMs: 0, isBack: true, cameBack: [] };

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

async function openLessons() {
  const store = new MemoryLogStore();
  const engine = new FakeMediaEngine();
  const recording = new FakeRecording();
  const { log } = keptLog();
  const other = { ...plan, lessonId: ids.lesson(2), title: '春江花月夜' };
  const timetable = new Map([plan, other].map((one) => [one.lessonId, one]));
  const lessons = new Lessons({
    plans: {
      find: async (lessonId) => timetable.get(lessonId),
      markPhase: async () => undefined,
      listLive: async () => [],
    },
    decks: { list: async () => [] },
    ...{ store, engine, recording, log },
    clock: new FakeClock(),
    seatGraceMs: 60_000,
  });
  const lines = [1, 2].map(() => new FakeLine());
  const begin = (lessonId: typeof plan.lessonId) =>
    lessons.enter(lessonId, async (lesson) => {
      await lesson.settle(() => [classroomJoins(1), classroomJoins(2), { type: 'lesson.started', data: {} }]);
      for (const [index, connection] of lines.entries())
        lesson.occupy(classroomSeat(index + 1), { connection, windowId: 'w' });
      return lesson;
    });
  const drills = new Drills({ lessons, store, recording, log, pace });
  return { drills, engine, recording, lines, store, begin, lesson: await begin(plan.lessonId), other: other.lessonId };
}

const wanted = (...faults: DrillFault[]) => ({ faults, classroomId: null });
const anyway = async () => undefined;
const typesIn = (store: MemoryLogStore) =>
  store.batches.flatMap(({ facts }) => facts.map(({ type }) => type).filter((type) => type.startsWith('drill.')));

/** All classrooms report the fault that is on. */
async function report(lesson: LiveLesson): Promise<void> {
  for (const n of [1, 2]) {
    const { drill } = lesson.state;
    if (!drill) throw new Error('no drill goes on');
    const body = { drillId: drill.drillId, index: drill.begun - 1, measured, shown: { surface: null, stage: [] } };
    await lesson.settle((state) => reportDrill(state, { seatId: classroomSeat(n) }, body));
  }
}

describe('a drill', () => {
  it('is announced before anything is broken, and goes on when all have reported', async () => {
    const { drills, engine, lines, store, lesson } = await openLessons();
    await drills.begin(lesson, wanted('worker-kill', 'signal-drop'), anyway);
    expect(typesIn(store)).toEqual(['drill.began']);
    expect(engine.struck).toEqual([]);
    await vi.advanceTimersByTimeAsync(pace.leadMs);
    expect(engine.struck).toEqual(['kill']);
    await report(lesson);
    await vi.advanceTimersByTimeAsync(pace.betweenMs);
    expect(lines.map(({ cuts }) => cuts)).toEqual([1, 1]);
    await report(lesson);
    await vi.advanceTimersByTimeAsync(1);
    expect(typesIn(store).slice(-2)).toEqual(['drill.fault-ended', 'drill.ended']);
    expect(drills.isBusy).toBe(false);
    const {
      drills: [drill],
    } = await drills.book(plan.lessonId);
    expect(drill).toMatchObject({ end: 'done', faults: [{ made: true }, { made: true }] });
    expect(drill?.faults.map(({ findings }) => findings.length)).toEqual([2, 2]);
  });

  it('waits for those who do not report, and no longer than it may', async () => {
    const { drills, store, lesson } = await openLessons();
    await drills.begin(lesson, wanted('media-drop'), anyway);
    await vi.advanceTimersByTimeAsync(pace.leadMs + pace.watchMs - 1);
    expect(typesIn(store).at(-1)).toBe('drill.fault-began');
    await vi.advanceTimersByTimeAsync(1);
    expect(typesIn(store).at(-1)).toBe('drill.ended');
  });

  it('is one, however often and for whatever lesson it is asked for', async () => {
    const { drills, store, lesson, begin, other } = await openLessons();
    const twice = [wanted('signal-drop'), wanted('signal-drop')].map((drill) => drills.begin(lesson, drill, anyway));
    const told = await Promise.allSettled(twice);
    expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await expect(drills.begin(await begin(other), wanted('signal-drop'), anyway)).rejects.toThrow('drill.busy');
    expect(typesIn(store)).toEqual(['drill.began']);
    await drills.stop(plan.lessonId);
  });

  it('names the lessons that the same worker carries, for faults of the worker and no others', async () => {
    const { drills, engine, lesson, begin, other } = await openLessons();
    await begin(other);
    const asked: unknown[] = [];
    const refuse = async (others: readonly unknown[]) => {
      asked.push(others);
      if (others.length > 0) throw new Error('not these');
    };
    await expect(drills.begin(lesson, wanted('worker-hang'), refuse)).rejects.toThrow('not these');
    await drills.begin(lesson, wanted('signal-drop'), refuse);
    expect(asked).toEqual([[{ lessonId: other, byWorker: true, byRecorder: false }], []]);
    expect(engine.struck).toEqual([]);
    await drills.stop(plan.lessonId);
  });

  it('breaks the recorder only while something is recorded', async () => {
    const { drills, recording, lesson } = await openLessons();
    await expect(drills.begin(lesson, wanted('recorder-kill'), anyway)).rejects.toThrow('drill.not-recording');
    await lesson.settle(() => [{ type: 'take.began', data: { takeId: ids.take(1) } }]);
    await drills.begin(lesson, wanted('recorder-kill'), anyway);
    await vi.advanceTimersByTimeAsync(pace.leadMs);
    expect(recording.strikes).toBe(1);
    await drills.stop(plan.lessonId);
  });

  it('undoes what is on when it is stopped, and makes no further fault', async () => {
    const { drills, engine, store, lesson } = await openLessons();
    await drills.begin(lesson, wanted('force-tcp', 'worker-kill'), anyway);
    await vi.advanceTimersByTimeAsync(pace.leadMs);
    expect(engine.tcpOnly).toEqual([[classroomSeat(1), classroomSeat(2)]]);
    await drills.stop(plan.lessonId);
    expect(engine.tcpOnly.at(-1)).toEqual([]);
    await vi.advanceTimersByTimeAsync(pace.watchMs);
    expect(engine.struck).toEqual([]);
    expect(typesIn(store).at(-1)).toBe('drill.ended');
    await expect(drills.stop(plan.lessonId)).rejects.toThrow('drill.not-running');
  });

  it('says of a fault that could not be made that it was not', async () => {
    const { drills, engine, lesson } = await openLessons();
    engine.worker = undefined;
    await drills.begin(lesson, wanted('worker-kill'), anyway);
    await vi.advanceTimersByTimeAsync(pace.leadMs);
    expect((await drills.book(plan.lessonId)).drills[0]).toMatchObject({ end: 'done', faults: [{ made: false }] });
  });

  it('ends with the lesson', async () => {
    const { drills, engine, lesson } = await openLessons();
    await drills.begin(lesson, wanted('signal-drop', 'worker-kill'), anyway);
    await lesson.settle(() => [{ type: 'lesson.ended', data: {} }]);
    await vi.advanceTimersByTimeAsync(pace.leadMs + pace.watchMs);
    expect(engine.struck).toEqual([]);
    expect(drills.isBusy).toBe(false);
  });
});
