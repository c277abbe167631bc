import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LiveLesson } from '../../../../../server/lesson/LiveLesson.ts';
import { beginCatchUp, OFFERED_FOR_MS } from '../../../../../shared/lesson/catchup.ts';
import { takeSeat } from '../../../../../shared/lesson/presence.ts';
import { FakeClock } from '../../../../fakes/FakeClock.ts';
import { FakeLine } from '../../../../fakes/FakeLine.ts';
import { FakeMediaEngine } from '../../../../fakes/FakeMediaEngine.ts';
import { FakeRecording } from '../../../../fakes/FakeRecording.ts';
import { keptLog } from '../../../../fakes/keptLog.ts';
import { MemoryLogStore } from '../../../../fakes/MemoryLogStore.ts';
import { classroomJoins, plan } from '../../../../support/lessons.ts';

const seat = classroomJoins(1).data;
const { seatId } = seat;

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** A lesson that goes on over this store, with a display that comes and goes. */
async function openLesson(store: MemoryLogStore, clock: FakeClock) {
  const lesson = await LiveLesson.open({
    ...{ plan, store, clock, log: keptLog().log, engine: new FakeMediaEngine(), recording: new FakeRecording() },
    ...{ seatGraceMs: 60_000, onDeserted: () => undefined },
  });
  const come = async () => {
    const connection = new FakeLine();
    await lesson.settle((state) => takeSeat(state, seat));
    lesson.occupy(seatId, { connection, windowId: 'window-1' });
    return connection;
  };
  /** Time passes, and what became due has happened. */
  const pass = async (ms: number) => {
    clock.goOn(ms);
    await vi.advanceTimersByTimeAsync(ms);
  };
  return { lesson, come, pass, step: () => lesson.state.catchUps[seatId] };
}

/** The display was away for 40 s, in which the board was shown. */
async function afterOutage() {
  const [store, clock] = [new MemoryLogStore(), new FakeClock()];
  const opened = await openLesson(store, clock);
  const { lesson, come, pass } = opened;
  const { connectionId } = await come();
  await lesson.settle(() => [{ type: 'lesson.started', data: {} }]);
  await pass(60_000);
  await lesson.disconnect(seatId, connectionId);
  await lesson.settle(() => [{ type: 'surface.shown', data: { surface: { kind: 'board', board: 1 } } }]);
  await pass(40_000);
  await come();
  await pass(10);
  return { ...opened, store, clock };
}

it('asks a classroom that comes back by itself, and lets it go on when nobody answers', async () => {
  const { lesson, pass, step } = await afterOutage();
  expect(step()).toMatchObject({ step: 'offered', missedMs: 40_000, pages: ['board/1'] });
  await pass(OFFERED_FOR_MS);
  expect(step()).toMatchObject({ step: 'over', reason: 'unanswered', missedMs: 40_000 });
  await lesson.close();
});

it('ends what has reached the lesson, also when the server was gone in the middle', async () => {
  const { lesson, store, clock } = await afterOutage();
  await lesson.settle((state) => beginCatchUp(state, seatId, clock.nowMs()));
  const begun = lesson.state.catchUps[seatId];
  expect(begun).toMatchObject({ step: 'watching', paceRatio: 2 });
  await lesson.close();
  clock.goOn(2_000);
  const again = await openLesson(store, clock);
  expect(again.step()).toMatchObject({ step: 'away' });
  await again.come();
  expect(again.step()).toEqual(begun);
  await again.pass(20_000);
  expect(again.step()).toMatchObject({ step: 'watching' });
  await again.pass(20_000);
  expect(again.step()).toMatchObject({ step: 'over', reason: 'caught-up', missedMs: 0 });
  await again.lesson.close();
});

it('lets a classroom that is called on stage see the lesson at once', async () => {
  const { lesson, clock, pass, step } = await afterOutage();
  await lesson.settle((state) => beginCatchUp(state, seatId, clock.nowMs()));
  await lesson.settle(() => [{ type: 'floor.granted', data: { seatId } }]);
  await pass(10);
  expect(step()).toMatchObject({ step: 'over', reason: 'stage' });
  await lesson.close();
});
