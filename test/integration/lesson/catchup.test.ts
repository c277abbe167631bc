import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../server/platform/Clock.ts';
import type { NewFact } from '../../../shared/protocol/index.ts';
import type { SeatId } from '../../../shared/vocabulary/index.ts';
import { MemoryLogStore } from '../../fakes/MemoryLogStore.ts';
import { plan } from '../../support/lessons.ts';
import { openSocketLesson, type TestLine } from '../../support/openSocketLesson.ts';

type Seated = { readonly line: TestLine; readonly seatId: SeatId };

let world: Awaited<ReturnType<typeof openSocketLesson>>;
let store: MemoryLogStore;
/** How far the server's clock has been put forward, in ms. */
let aheadMs = 0;
let teacher: Seated;
let one: Seated;
let two: Seated;

async function seated(visitor: string): Promise<Seated> {
  const line = world.connect(visitor);
  const joined = await line.join();
  if (!joined.ok) throw new Error(joined.error.code);
  return { line, seatId: joined.data.seatId };
}

beforeEach(async () => {
  aheadMs = 0;
  vi.spyOn(systemClock, 'nowMs').mockImplementation(() => Date.now() + aheadMs);
  store = new MemoryLogStore();
  world = await openSocketLesson({ store });
  teacher = await seated('teacher');
  one = await seated('display-1');
  two = await seated('display-2');
  await teacher.line.must('lesson.start', {});
  // The lesson has been on for a while.
  aheadMs = 60_000;
});
afterEach(async () => {
  await world.scope.end();
  vi.restoreAllMocks();
});

const happened = (...facts: readonly NewFact[]) =>
  world.lessons.enter(plan.lessonId, (lesson) => lesson.settle(() => facts));
const codeOf = (reply: { ok: boolean; error?: { code: string } }) => reply.error?.code;
const catchUpOfOne = async () => (await teacher.line.must('lesson.read', {})).state.catchUps[one.seatId];
const told = ({ line }: Seated, type: string) => line.facts.filter((fact) => fact.type === type);

/** The first classroom was away for 40 s, in which the board was shown. */
async function outage(): Promise<void> {
  await happened({ type: 'seat.dropped', data: { seatId: one.seatId, heardAtMs: systemClock.nowMs() - 40_000 } });
  await teacher.line.must('surface.show', { surface: { kind: 'board', board: 1 } });
  await happened({ type: 'seat.returned', data: { seatId: one.seatId } });
  await vi.waitFor(() => expect(told(teacher, 'catchup.offered')).toHaveLength(1));
}

describe('what a classroom missed', () => {
  it('is offered to it by the server alone, and told to the teacher', async () => {
    await outage();
    expect(told(one, 'catchup.offered')).toEqual(told(teacher, 'catchup.offered'));
    expect(await catchUpOfOne()).toMatchObject({ step: 'offered', pages: ['board/1'] });
    expect((await catchUpOfOne()) ?? {}).toHaveProperty(
      'missedMs',
      expect.toSatisfy((ms: number) => ms >= 40_000),
    );
  });

  it('is shown once, however often that is pressed, at the screen and on the phone', async () => {
    await outage();
    const phone = await seated('phone-1');
    await Promise.all([
      one.line.must('catchup.begin', {}),
      one.line.must('catchup.begin', {}),
      phone.line.must('catchup.begin', {}),
    ]);
    expect(told(teacher, 'catchup.begun')).toHaveLength(1);
    expect(await catchUpOfOne()).toMatchObject({ step: 'watching', sound: false });
    await Promise.all([phone.line.must('catchup.end', {}), one.line.must('catchup.end', {})]);
    expect(told(teacher, 'catchup.ended')).toHaveLength(1);
    expect(await catchUpOfOne()).toMatchObject({ step: 'over', reason: 'stopped' });
  });

  it('ends as soon as the classroom is called on stage', async () => {
    await outage();
    await one.line.must('catchup.begin', {});
    await teacher.line.must('floor.grant', { seatId: one.seatId });
    await vi.waitFor(() => expect(told(one, 'catchup.ended')).toMatchObject([{ data: { reason: 'stage' } }]));
  });

  it('is nobody else’s to see or to end', async () => {
    await outage();
    const phone = await seated('phone-2');
    for (const name of ['catchup.begin', 'catchup.end'] as const) {
      expect(codeOf(await two.line.ask(name, {}))).toBe('catchup.nothing-missed');
      expect(codeOf(await phone.line.ask(name, {}))).toBe('catchup.nothing-missed');
      expect(codeOf(await teacher.line.ask(name, {}))).toBe('request.forbidden');
      expect(codeOf(await world.connect('display-3').ask(name, {}))).toBe('seat.missing');
      expect(codeOf(await world.connect('other-display').ask(name, {}))).toBe('seat.missing');
    }
    expect(await catchUpOfOne()).toMatchObject({ step: 'offered' });
    await teacher.line.must('lesson.end', {});
    expect(codeOf(await one.line.ask('catchup.begin', {}))).toBe('lesson.ended');
  });

  it('goes on after the server was gone for a moment', async () => {
    await outage();
    await one.line.must('catchup.begin', {});
    const before = await catchUpOfOne();
    await world.scope.end();
    world = await openSocketLesson({ store });
    teacher = await seated('teacher');
    expect(await catchUpOfOne()).toMatchObject({ step: 'away' });
    one = await seated('display-1');
    expect(await catchUpOfOne()).toEqual(before);
    expect(codeOf(await one.line.ask('catchup.end', {}))).toBeUndefined();
  });
});
