import { describe, expect, it } from 'vitest';
import type { Caller } from '../../../../../server/accounts/Caller.ts';
import { catchupEndpoints } from '../../../../../server/lesson/catchup/catchupEndpoints.ts';
import type { WantedSound } from '../../../../../server/lesson/catchup/ports.ts';
import { LEAD_IN_MS } from '../../../../../shared/lesson/catchup.ts';
import { foldLog } from '../../../../../shared/lesson/fold.ts';
import { emptyLesson, type LessonState } from '../../../../../shared/lesson/state.ts';
import { type Fact, type NewFact, unpackFact } from '../../../../../shared/protocol/index.ts';
import { FakeClock } from '../../../../fakes/FakeClock.ts';
import { keptLog } from '../../../../fakes/keptLog.ts';
import { ids } from '../../../../support/ids.ts';
import { blackPen, digitsOf } from '../../../../support/ink.ts';
import { classroomJoins, classroomSeat, plan, TEACHER } from '../../../../support/lessons.ts';

const { lessonId } = plan;
const ONE = classroomSeat(1);
const LOST_MS = 500_000;
const BEGUN_MS = 560_000;
const draws = (stroke: number): NewFact => ({
  type: 'ink.drew',
  data: { points: { [stroke]: digitsOf([stroke, stroke]) }, ...(stroke === 1 ? { styles: { 1: blackPen } } : {}) },
});

/** A lesson with a take, in which the first classroom catches up. */
const told: readonly (readonly [atMs: number, fact: NewFact])[] = [
  [1_000, { type: 'lesson.opened', data: { plan } }],
  [
    1_000,
    {
      type: 'seat.joined',
      data: { seatId: TEACHER, role: 'teacher', holder: plan.teacherId, classroomId: null, name: plan.teacherName },
    },
  ],
  [1_000, classroomJoins(1)],
  [1_000, classroomJoins(2)],
  [2_000, { type: 'lesson.started', data: {} }],
  [2_000, { type: 'take.began', data: { takeId: ids.take(1) } }],
  [3_000, { type: 'surface.shown', data: { surface: { kind: 'board', board: 1 } } }],
  [4_000, draws(1)],
  [LOST_MS, { type: 'seat.dropped', data: { seatId: ONE } }],
  [LOST_MS + 10_000, draws(2)],
  [LOST_MS + 20_000, { type: 'surface.shown', data: { surface: { kind: 'board', board: 2 } } }],
  [LOST_MS + 30_000, { type: 'signal.given', data: { classroomId: ids.classroom(2), kind: 'cannot-hear' } }],
  [BEGUN_MS, { type: 'seat.returned', data: { seatId: ONE } }],
  [BEGUN_MS, { type: 'catchup.offered', data: { seatId: ONE, fromAtMs: LOST_MS, missedMs: 60_000 } }],
  [BEGUN_MS, { type: 'catchup.begun', data: { seatId: ONE, sound: true, paceRatio: 1.25 } }],
];
const facts = told.map(
  ([atMs, fact], index) => ({ ...fact, seq: index + 1, atMs, by: fact.type === 'ink.drew' ? TEACHER : null }) as Fact,
);

function open({ upTo = facts.length, nowMs = BEGUN_MS + LEAD_IN_MS }: { upTo?: number; nowMs?: number } = {}) {
  const state: LessonState = foldLog(facts.slice(0, upTo), emptyLesson);
  const wanted: WantedSound[] = [];
  const clock = new FakeClock(nowMs);
  const endpoints = catchupEndpoints({
    lessons: { inhabited: async (asked) => (asked === lessonId ? { state } : undefined) },
    logs: { readSince: async (_lessonId, seq) => facts.filter((fact) => fact.seq > seq) },
    sounds: {
      read: async (asked) => {
        wanted.push(asked);
        return { pieces: [{ startAtMs: asked.fromAtMs, webm: Buffer.from('webm') }], untilAtMs: asked.toAtMs };
      },
    },
    clock,
  });
  return { endpoints, wanted };
}

const caller = (identity: Caller['identity']): Caller => ({
  ...{ identity, address: '', device: '', log: keptLog().log },
  ...{ keepToken: () => undefined, passToken: undefined, keepPass: () => undefined },
  ...{ pupilToken: undefined, keepPupil: () => undefined },
});
const display = (n: number, classroom = n): Caller =>
  caller({
    kind: 'display',
    displayId: ids.display(n),
    classroomId: ids.classroom(classroom),
    classroomName: '',
    schoolName: '',
    sessionId: ids.session(n),
  });

const request = { params: { lessonId }, query: {}, body: {} };
const soundFrom = (fromAtMs: number) => ({ params: { lessonId }, query: { fromAtMs }, body: {} });

describe('the log of what was missed', () => {
  it('begins with what was so when the line was lost, and brings what happened since, for drawing only', async () => {
    const { state, facts: since, untilAtMs } = await open().endpoints['catchup.read'](display(1), request);
    expect(state.surface).toEqual({ kind: 'board', board: 1 });
    expect(state.ink.surfaces['board/1']?.count).toBe(1);
    expect(since.map(unpackFact).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['ink.drew', 'surface.shown', 'seat.returned']),
    );
    expect(since.map(unpackFact).map(({ type }) => type)).not.toContain('signal.given');
    expect(untilAtMs).toBe(BEGUN_MS + LEAD_IN_MS);
  });

  it('begins later, the further the classroom has come', async () => {
    const { endpoints } = open({ nowMs: BEGUN_MS + LEAD_IN_MS + 17_000 });
    const { state } = await endpoints['catchup.read'](display(1), request);
    expect(state.surface).toEqual({ kind: 'board', board: 2 });
  });
});

describe('the sound of what was missed', () => {
  it('is the teacher’s, of the take that goes on, a piece at a time', async () => {
    const { endpoints, wanted } = open();
    const { pieces } = await endpoints['catchup.sound'](display(1), soundFrom(LOST_MS + 5_000));
    expect(wanted).toEqual([
      { takeId: ids.take(1), seatId: TEACHER, fromAtMs: LOST_MS + 5_000, toAtMs: LOST_MS + 25_000 },
    ]);
    expect(pieces).toEqual([{ startAtMs: LOST_MS + 5_000, webm: Buffer.from('webm').toString('base64') }]);
  });

  it('is nothing from before the line was lost, and nothing that is yet to come', async () => {
    const { endpoints, wanted } = open();
    await endpoints['catchup.sound'](display(1), soundFrom(1_000));
    await endpoints['catchup.sound'](display(1), soundFrom(BEGUN_MS));
    expect(wanted.map(({ fromAtMs, toAtMs }) => [fromAtMs, toAtMs])).toEqual([
      [LOST_MS, LOST_MS + 20_000],
      [BEGUN_MS, BEGUN_MS + LEAD_IN_MS],
    ]);
  });
});

describe('both', () => {
  const both = (who: Caller, { endpoints } = open(), of = lessonId) => [
    () => endpoints['catchup.read'](who, { ...request, params: { lessonId: of } }),
    () => endpoints['catchup.sound'](who, { ...soundFrom(LOST_MS), params: { lessonId: of } }),
  ];

  it.each([
    ['another classroom of the lesson that missed nothing', display(2), 'catchup.nothing-missed'],
    ['a display of another classroom', display(9), 'lesson.not-yours'],
    ['a second display of the same classroom, which has not the seat', display(7, 1), 'lesson.not-yours'],
    ['somebody who is no display', caller({ kind: 'stranger', expired: false }), 'session.missing'],
  ] as const)('are refused to %s', async (_who, who, code) => {
    for (const ask of both(who)) await expect(ask()).rejects.toMatchObject({ code });
  });

  it('are refused while it is only offered, and of a lesson that nobody is in', async () => {
    for (const ask of both(display(1), open({ upTo: facts.length - 1 })))
      await expect(ask()).rejects.toMatchObject({ code: 'catchup.nothing-missed' });
    for (const ask of both(display(1), open(), ids.lesson(2)))
      await expect(ask()).rejects.toMatchObject({ code: 'lesson.not-yours' });
  });
});
