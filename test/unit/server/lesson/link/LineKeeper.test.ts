import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LiveLesson } from '../../../../../server/lesson/LiveLesson.ts';
import { takeSeat } from '../../../../../shared/lesson/presence.ts';
import { isSoundOnly, rungOf } from '../../../../../shared/lesson/rungs.ts';
import { FakeClock } from '../../../../fakes/FakeClock.ts';
import { FakeLine } from '../../../../fakes/FakeLine.ts';
import { FakeMediaEngine } from '../../../../fakes/FakeMediaEngine.ts';
import { FakeRecording } from '../../../../fakes/FakeRecording.ts';
import { keptLog } from '../../../../fakes/keptLog.ts';
import { MemoryLogStore } from '../../../../fakes/MemoryLogStore.ts';
import { ids } from '../../../../support/ids.ts';
import { plan } from '../../../../support/lessons.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const SEAT = ids.seat(1);

/** A live lesson with one display, over whose line 30 packets a second go. */
async function openLesson() {
  const clock = new FakeClock();
  const engine = new FakeMediaEngine();
  const { log } = keptLog();
  const lesson = await LiveLesson.open({
    plan,
    store: new MemoryLogStore(),
    engine,
    recording: new FakeRecording(),
    clock,
    log,
    seatGraceMs: 60_000,
    onDeserted: () => undefined,
  });
  await lesson.settle((state) => [
    ...takeSeat(state, {
      seatId: SEAT,
      role: 'classroom',
      holder: ids.display(1),
      classroomId: ids.classroom(1),
      name: '乡村1小学',
    }),
    { type: 'lesson.started', data: {} },
  ]);
  const connection = new FakeLine();
  lesson.occupy(SEAT, { connection, windowId: 'window-1' });
  await lesson.openMedia(SEAT, { canReceive: { codecs: [], headerExtensions: [] } });
  const pass = async (seconds: number, lostEach: number) => {
    for (let second = 0; second < seconds; second += 1) {
      engine.totals = { sent: engine.totals.sent + 30, lost: engine.totals.lost + lostEach };
      clock.goOn(1_000);
      await vi.advanceTimersByTimeAsync(1_000);
    }
  };
  return { lesson, engine, connection, pass, soundOnly: () => isSoundOnly(lesson.state, SEAT) };
}

it('takes the pictures off a line that loses most of them, and gives them back when the line has room', async () => {
  const { lesson, connection, pass, soundOnly } = await openLesson();
  connection.bps = 64_000;
  await pass(10, 0);
  expect(soundOnly()).toBe(false);
  await pass(4, 20);
  expect(soundOnly()).toBe(true);
  // Nothing is lost any more, which says nothing: the line has room for sound only.
  await pass(30, 0);
  expect(soundOnly()).toBe(true);
  connection.bps = 4_000_000;
  await pass(5, 0);
  expect(soundOnly()).toBe(false);
  await lesson.close();
});

it('does not take what a sender’s line loses for a loss on the receiver’s', async () => {
  const { lesson, engine, pass, soundOnly } = await openLesson();
  engine.lineLossRatio = 0.01;
  await pass(10, 25);
  expect(soundOnly()).toBe(false);
  await lesson.close();
});

it('does not count what was lost before it fell when it comes back', async () => {
  const { lesson, engine, connection, pass, soundOnly } = await openLesson();
  await pass(5, 0);
  await pass(4, 20);
  expect(soundOnly()).toBe(true);
  connection.bps = 4_000_000;
  await pass(5, 0);
  // The first report after it: all that was lost meanwhile.
  engine.totals = { ...engine.totals, lost: engine.totals.lost + 300 };
  await pass(6, 0);
  expect(soundOnly()).toBe(false);
  await lesson.close();
});

it('lets pictures go that were held back, once the line is seen to have room, and not before', async () => {
  const { lesson, engine, connection, pass, soundOnly } = await openLesson();
  connection.bps = 64_000;
  await pass(6, 0);
  engine.heldBack = true;
  await pass(20, 0);
  expect(engine.lettingsGo).toBe(0);
  connection.bps = 4_000_000;
  await pass(5, 0);
  expect(engine.lettingsGo).toBeGreaterThan(0);
  expect(soundOnly()).toBe(false);
  await lesson.close();
});

it('lets small pictures go first when the line carries less than all take, and tells so once', async () => {
  const { lesson, engine, connection, pass } = await openLesson();
  connection.bps = 400_000;
  const costBps = [1_600_000, 1_200_000, 1_000_000, 400_000, 80_000];
  const carries = (availableBps: number) => {
    engine.budget = { availableBps, isUnproved: false, isSqueezed: false, costBps };
  };
  carries(2_000_000);
  await pass(5, 0);
  expect(rungOf(lesson.state, SEAT)).toBe(0);
  carries(1_100_000);
  await pass(2, 0);
  expect(rungOf(lesson.state, SEAT)).toBe(2);
  const { seq } = lesson.state;
  await pass(20, 0);
  expect(lesson.state.seq).toBe(seq);
  carries(4_000_000);
  connection.bps = 4_000_000;
  await pass(5, 0);
  expect(rungOf(lesson.state, SEAT)).toBe(0);
  await lesson.close();
});

it('does not take what the engine has not found yet for a thin line', async () => {
  const { lesson, engine, pass } = await openLesson();
  engine.budget = { availableBps: 600_000, isUnproved: false, isSqueezed: false, costBps: [900_000, 0, 0, 0, 0] };
  await pass(6, 0);
  expect(rungOf(lesson.state, SEAT)).toBe(0);
  await pass(6, 0);
  expect(rungOf(lesson.state, SEAT)).toBe(1);
  await lesson.close();
});

it('gives pictures up at once when the line is full of the least of them', async () => {
  const { lesson, engine, pass, soundOnly } = await openLesson();
  await pass(1, 0);
  engine.choked = true;
  await pass(1, 0);
  expect(soundOnly()).toBe(true);
  await lesson.close();
});
