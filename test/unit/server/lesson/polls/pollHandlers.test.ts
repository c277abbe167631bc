import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Caller } from '../../../../../server/lesson/Caller.ts';
import { LiveLesson } from '../../../../../server/lesson/LiveLesson.ts';
import { buzzerHandlers } from '../../../../../server/lesson/polls/buzzerHandlers.ts';
import { pollHandlers } from '../../../../../server/lesson/polls/pollHandlers.ts';
import { takeSeat } from '../../../../../shared/lesson/presence.ts';
import type { FactData } from '../../../../../shared/protocol/index.ts';
import { PassId, RequestId, type SeatRole } from '../../../../../shared/vocabulary/index.ts';
import { FakeClock } from '../../../../fakes/FakeClock.ts';
import { FakeLine } from '../../../../fakes/FakeLine.ts';
import { FakeMediaEngine } from '../../../../fakes/FakeMediaEngine.ts';
import { FakePupils } from '../../../../fakes/FakePupils.ts';
import { FakeRecording } from '../../../../fakes/FakeRecording.ts';
import { keptLog } from '../../../../fakes/keptLog.ts';
import { MemoryLogStore } from '../../../../fakes/MemoryLogStore.ts';
import { ids } from '../../../../support/ids.ts';
import { plan } from '../../../../support/lessons.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const PASS = PassId.parse('pas_0000000000000001');
const pass = { kind: 'assistant', passId: PASS, lessonId: plan.lessonId, classroomId: ids.classroom(1) } as const;
const display = { kind: 'display', displayId: ids.display(1), classroomId: ids.classroom(1) } as const;
const person = { kind: 'person', personId: plan.teacherId, name: plan.teacherName } as const;

/** A live lesson with its teacher, one classroom's display and that classroom's phone, at a clock that stands still. */
async function openLesson() {
  const store = new MemoryLogStore();
  const clock = new FakeClock();
  const { log } = keptLog();
  const engine = new FakeMediaEngine();
  const lesson = await LiveLesson.open({
    plan,
    store,
    engine,
    recording: new FakeRecording(),
    clock,
    log,
    seatGraceMs: 60_000,
    onDeserted: () => undefined,
  });
  await lesson.settle(() => [{ type: 'lesson.started', data: {} }]);
  let asked = 0;
  const sit = async (n: number, role: SeatRole, who: Caller['holder'], holder: FactData<'seat.joined'>['holder']) => {
    const seatId = ids.seat(n);
    const classroomId = role === 'teacher' ? null : ids.classroom(1);
    await lesson.settle((state) => takeSeat(state, { seatId, role, holder, classroomId, name: role }));
    const connection = new FakeLine();
    lesson.occupy(seatId, { connection, windowId: `window-${n}` });
    const caller: Caller = {
      holder: who,
      roles: [role],
      connection,
      log,
      seating: { lesson, seatId },
      observing: null,
    };
    return () => ({
      caller,
      requestId: RequestId.parse(`0b8e1f4e-52b5-4f35-9b0a-0f7f5f1f${(++asked).toString(16).padStart(4, '0')}`),
    });
  };
  return {
    lesson,
    store,
    clock,
    teacher: await sit(0, 'teacher', person, plan.teacherId),
    room: await sit(1, 'classroom', display, display.displayId),
    phone: await sit(2, 'assistant', pass, PASS),
    pass: async (ms: number) => {
      clock.goOn(ms);
      await vi.advanceTimersByTimeAsync(ms);
    },
  };
}

it('counts for the classroom of whoever counts: the phone’s and the display’s answer are one', async () => {
  const { lesson, teacher, room, phone } = await openLesson();
  const handlers = pollHandlers({ pupils: new FakePupils() });
  const { pollId } = await handlers['poll.open'](teacher(), {
    type: 'single',
    question: '',
    options: ['', ''],
    picture: null,
  });
  await handlers['poll.count'](room(), { pollId, answer: { kind: 'choices', counts: [1, 0] } });
  await handlers['poll.count'](phone(), { pollId, answer: { kind: 'choices', counts: [1, 7] } });
  expect(lesson.state.poll?.answers).toEqual({ [ids.classroom(1)]: { kind: 'choices', counts: [1, 7] } });
  await lesson.close();
});

it('lets the phone press for its classroom, and names the first after the wait', async () => {
  const { lesson, clock, teacher, room, phone, pass: goOn } = await openLesson();
  const handlers = buzzerHandlers({ clock });
  const { buzzerId, opensAtMs } = await handlers['buzzer.open'](teacher());
  await goOn(2_500);
  await handlers['buzzer.press'](phone(), { buzzerId, pressedAtMs: opensAtMs + 400 });
  await handlers['buzzer.press'](room(), { buzzerId, pressedAtMs: opensAtMs + 1 });
  expect(lesson.state.buzzer?.presses).toMatchObject([{ pressedAtMs: opensAtMs + 400 }]);
  await goOn(300);
  expect(lesson.state.buzzer?.wonBy).toBeNull();
  await goOn(200);
  expect(lesson.state.buzzer?.wonBy).toBe(ids.classroom(1));
  await lesson.close();
});

it('names the first also when that could not be stored at once', async () => {
  const { lesson, store, clock, teacher, room, pass: goOn } = await openLesson();
  const handlers = buzzerHandlers({ clock });
  const { buzzerId, opensAtMs } = await handlers['buzzer.open'](teacher());
  await goOn(2_500);
  await handlers['buzzer.press'](room(), { buzzerId, pressedAtMs: opensAtMs + 400 });
  store.goAway();
  await goOn(1_000);
  expect(lesson.state.buzzer?.wonBy).toBeNull();
  store.comeBack();
  await goOn(300);
  expect(lesson.state.buzzer?.wonBy).toBe(ids.classroom(1));
  const wins = store.batches.flatMap(({ facts }) => facts.filter(({ type }) => type === 'buzzer.won'));
  expect(wins).toHaveLength(1);
  await lesson.close();
});
