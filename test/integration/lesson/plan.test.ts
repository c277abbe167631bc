import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LessonPlan } from '../../../shared/lesson/state.ts';
import { ids } from '../../support/ids.ts';
import { plan } from '../../support/lessons.ts';
import { openSocketLesson, type TestLine } from '../../support/openSocketLesson.ts';

const receivable = {
  codecs: [
    { kind: 'audio' as const, mimeType: 'audio/opus', preferredPayloadType: 100, clockRate: 48_000, channels: 2 },
  ],
};
const givenToOther: LessonPlan = { ...plan, teacherId: ids.person(2), teacherName: '吴老师' };
const withoutClassroom1: LessonPlan = {
  ...plan,
  listening: plan.listening.filter(({ classroomId }) => classroomId !== ids.classroom(1)),
};

let world: Awaited<ReturnType<typeof openSocketLesson>>;

beforeEach(async () => {
  world = await openSocketLesson();
});
afterEach(() => world.scope.end());

async function seated(visitor: string): Promise<TestLine & { seatId: string }> {
  const line = world.connect(visitor);
  const joined = await line.join();
  if (!joined.ok) throw new Error(joined.error.code);
  return Object.assign(line, { seatId: joined.data.seatId });
}

/** Changes the timetable as its administrator does, or takes the lesson off it. */
async function change(to: LessonPlan | undefined, { announced = true } = {}): Promise<void> {
  if (to) world.timetable.set(plan.lessonId, to);
  else world.timetable.delete(plan.lessonId);
  if (announced) await world.lessons.follow([plan.lessonId]);
}

const codeOf = (answer: { ok: boolean; error?: { code: string } }) => answer.error?.code;
const teachersHere = async (line: TestLine) =>
  Object.values((await line.must('lesson.read', {})).state.seats).filter(
    ({ role, presence }) => role === 'teacher' && presence === 'here',
  );

describe('a lesson that is given to another teacher before it begins', () => {
  it('loses the first at once, tells them, and closes their media', async () => {
    const display = await seated('display-1');
    const teacher = await seated('teacher');
    await teacher.must('media.open', { canReceive: receivable });
    await change(givenToOther);
    await vi.waitFor(() => expect(teacher.lost).toEqual(['lesson.not-yours']));
    await vi.waitFor(() =>
      expect(display.facts.map(({ type, data }) => [type, data])).toContainEqual([
        'seat.left',
        { seatId: teacher.seatId, reason: 'rights-lost' },
      ]),
    );
    expect(world.engine.open.has(teacher.seatId)).toBe(false);
    expect(teacher.socket.connected).toBe(true);
  });

  it('cannot be begun by the first, and has one teacher when the second has come', async () => {
    const first = await seated('teacher');
    await change(givenToOther);
    expect(codeOf(await first.ask('lesson.start', {}))).toBe('seat.missing');
    expect(codeOf(await first.join())).toBe('lesson.not-yours');
    const second = await seated('other-teacher');
    expect((await teachersHere(second)).map(({ holder }) => holder)).toEqual([ids.person(2)]);
    expect((await second.ask('lesson.start', {})).ok).toBe(true);
  });

  it.each(['lesson.start', 'lesson.end'] as const)(
    'refuses %s by the first even when nobody announced the change',
    async (name) => {
      const first = await seated('teacher');
      await change(givenToOther, { announced: false });
      expect(codeOf(await first.ask(name, {}))).toBe('lesson.not-yours');
      expect(world.phases).toEqual([]);
      await vi.waitFor(() => expect(first.lost).toEqual(['lesson.not-yours']));
    },
  );

  it('refuses the first also when they are just coming in', async () => {
    const display = await seated('display-1');
    const first = world.connect('teacher');
    await new Promise((resolve) => first.socket.once('hello', resolve));
    world.store.hold();
    const joining = first.join();
    await first.must('clock.read', {});
    const changing = change(givenToOther);
    await first.must('clock.read', {});
    world.store.release();
    await changing;
    expect(codeOf(await joining)).toBe('lesson.not-yours');
    expect(codeOf(await first.ask('lesson.start', {}))).toBe('seat.missing');
    await vi.waitFor(async () => expect(await teachersHere(display)).toEqual([]));
  });

  it('goes back to the first, who has the same seat again', async () => {
    const first = await seated('teacher');
    await change(givenToOther);
    await change(plan);
    const again = await first.join();
    expect(again.ok && again.data.seatId).toBe(first.seatId);
    expect((await first.ask('lesson.start', {})).ok).toBe(true);
  });
});

describe('a classroom that is taken out of the plan before the lesson begins', () => {
  it('loses its seat and its media at once, and the others go on', async () => {
    const teacher = await seated('teacher');
    const one = await seated('display-1');
    const two = await seated('display-2');
    await one.must('media.open', { canReceive: receivable });
    await change(withoutClassroom1);
    await vi.waitFor(() => expect(one.lost).toEqual(['lesson.not-yours']));
    expect(world.engine.open.has(one.seatId)).toBe(false);
    const { state } = await teacher.must('lesson.read', {});
    expect(state.seats[one.seatId]?.presence).toBe('left');
    expect(state.seats[two.seatId]?.presence).toBe('here');
    expect(state.plan).toEqual(withoutClassroom1);
    expect(two.lost).toEqual([]);
  });
});

describe('a lesson that is taken off the timetable before it begins', () => {
  it('sends everybody away, and is put away', async () => {
    const lines = [await seated('teacher'), await seated('display-1'), await seated('display-2')];
    await change(undefined);
    for (const line of lines) await vi.waitFor(() => expect(line.lost).toEqual(['lesson.not-found']));
    await vi.waitFor(() => expect([...world.engine.open]).toEqual([]));
    expect(world.lessons.isOpen(plan.lessonId)).toBe(false);
    expect(codeOf(await world.connect('display-1').join())).toBe('lesson.not-found');
  });

  it('cannot be begun even when nobody announced it', async () => {
    const teacher = await seated('teacher');
    await change(undefined, { announced: false });
    expect(codeOf(await teacher.ask('lesson.start', {}))).toBe('lesson.not-found');
    expect((await world.store.readSince(plan.lessonId, 0)).map(({ type }) => type)).not.toContain('lesson.started');
  });

  it.each(['display-1', 'nobody'])('keeps nobody who was just coming in, while there was %s', async (other) => {
    if (other !== 'nobody') await seated(other);
    const teacher = world.connect('teacher');
    await new Promise((resolve) => teacher.socket.once('hello', resolve));
    world.store.hold();
    const joining = teacher.join();
    await teacher.must('clock.read', {});
    const changing = change(undefined);
    await teacher.must('clock.read', {});
    world.store.release();
    await changing;
    expect(codeOf(await joining)).toBe('lesson.not-found');
    await vi.waitFor(() => expect([...world.engine.open]).toEqual([]));
  });

  it('sends everybody away as soon as the timetable can be read', async () => {
    const teacher = await seated('teacher');
    world.timetable.delete(plan.lessonId);
    world.failToFindPlans(1);
    await world.lessons.follow([plan.lessonId]);
    await vi.waitFor(() => expect(teacher.lost).toEqual(['lesson.not-found']));
  });
});

describe('a lesson that has begun', () => {
  it('ends at once when it was taken off the timetable in the same moment', async () => {
    const teacher = await seated('teacher');
    world.onMarked(() => world.timetable.delete(plan.lessonId));
    expect(codeOf(await teacher.ask('lesson.start', {}))).toBe('lesson.not-found');
    expect((await world.store.readSince(plan.lessonId, 0)).map(({ type }) => type)).toContain('lesson.ended');
    await vi.waitFor(() => expect([...world.engine.open]).toEqual([]));
  });

  it('goes on by the plan with which it began, whatever the timetable says', async () => {
    const teacher = await seated('teacher');
    const display = await seated('display-1');
    await teacher.must('lesson.start', {});
    await change({ ...givenToOther, listening: [] });
    expect(codeOf(await world.connect('other-teacher').join())).toBe('lesson.not-yours');
    display.socket.close();
    expect((await world.connect('display-1').join()).ok).toBe(true);
    expect((await teacher.must('lesson.read', {})).state.plan).toEqual(plan);
    expect((await teacher.ask('lesson.end', {})).ok).toBe(true);
  });
});
