import { describe, expect, it } from 'vitest';
import { isSent, mayReceive } from '../../../../shared/lesson/audience.ts';
import {
  clearFloor,
  discuss,
  endFloor,
  endTurnsInTime,
  grantFloor,
  MAX_ON_STAGE,
  nextTurnEndAtMs,
} from '../../../../shared/lesson/floor.ts';
import { foldFact, foldLog } from '../../../../shared/lesson/fold.ts';
import { raiseHand } from '../../../../shared/lesson/hands.ts';
import { NO_CHILD } from '../../../../shared/lesson/handsState.ts';
import { leaveSeat } from '../../../../shared/lesson/presence.ts';
import type { LessonState } from '../../../../shared/lesson/state.ts';
import { readFact } from '../../../../shared/protocol/index.ts';
import { ids } from '../../../support/ids.ts';
import {
  after,
  classroomJoins,
  classroomSeat,
  liveLesson,
  lobby,
  numbered,
  TEACHER,
} from '../../../support/lessons.ts';

const soundOf = (n: number) => ids.stream(10 * n);
const pictureOf = (n: number) => ids.stream(10 * n + 1);

function hears(state: LessonState, receiver: number, sender: number): boolean {
  const seat = state.seats[ids.seat(receiver)];
  const stream = state.streams[soundOf(sender)];
  return seat !== undefined && stream !== undefined && isSent(state, stream, seat);
}

function sees(state: LessonState, receiver: number, sender: number): boolean {
  const seat = state.seats[ids.seat(receiver)];
  const stream = state.streams[pictureOf(sender)];
  return seat !== undefined && stream !== undefined && isSent(state, stream, seat);
}

const grant = (state: LessonState, n: number, limitMs: number | null = null) =>
  grantFloor(state, { seatId: classroomSeat(n), limitMs });

describe('the floor', () => {
  it('puts a classroom on stage', () => {
    expect(after(liveLesson, ...grant(liveLesson, 1)).floor).toMatchObject([
      { seatId: classroomSeat(1), untilAtMs: null },
    ]);
  });

  it('is granted once when it is granted twice, and the turn does not begin anew', () => {
    const granted = after(liveLesson, ...grant(liveLesson, 1));
    expect(grant(granted, 1)).toEqual([]);
    expect(grant(granted, 1, 60_000)).toEqual([]);
  });

  it('passes from one classroom to the next, saying that the first was replaced', () => {
    const first = after(liveLesson, ...grant(liveLesson, 1));
    expect(grant(first, 2)).toEqual([
      { type: 'floor.ended', data: { seatId: classroomSeat(1), reason: 'replaced' } },
      { type: 'floor.granted', data: { seatId: classroomSeat(2) } },
    ]);
  });

  it('ends, and ends once when it is ended twice', () => {
    const granted = after(liveLesson, ...grant(liveLesson, 1));
    const ended = after(granted, ...endFloor(granted, classroomSeat(1), 'teacher'));
    expect(ended.floor).toEqual([]);
    expect(endFloor(ended, classroomSeat(1), 'teacher')).toEqual([]);
  });

  it('is refused before the lesson begins, to the teacher, and to a seat that is not there or has left', () => {
    const refusal = (code: string) => expect.objectContaining({ code });
    expect(() => grant(lobby, 1)).toThrowError(refusal('lesson.not-live'));
    expect(() => grant(liveLesson, 0)).toThrowError(refusal('floor.not-a-classroom'));
    expect(() => grant(liveLesson, 99)).toThrowError(refusal('seat.not-found'));
    const left = after(liveLesson, ...leaveSeat(liveLesson, classroomSeat(1), 'left'));
    expect(() => grant(left, 1)).toThrowError(refusal('seat.not-found'));
  });

  it('takes the hand of whoever is called down in the same change, and knows whose turn it is', () => {
    const child = { name: '李同学', number: 7 };
    const up = after(
      liveLesson,
      ...raiseHand(liveLesson, classroomSeat(2), { intent: 'answer', child: NO_CHILD }),
      ...raiseHand(liveLesson, classroomSeat(1), { intent: 'answer', child }),
    );
    const called = after(up, ...grant(up, 1));
    expect(called.hands.map(({ seatId }) => seatId)).toEqual([classroomSeat(2)]);
    expect(called.floor).toMatchObject([{ seatId: classroomSeat(1), child }]);
  });

  it('reads a log of before turns had limits', () => {
    const old = readFact({
      seq: liveLesson.seq + 1,
      atMs: 50_000,
      by: TEACHER,
      type: 'floor.granted',
      data: { seatId: classroomSeat(1) },
    });
    expect(foldFact(liveLesson, old).floor).toEqual([
      { seatId: classroomSeat(1), sinceAtMs: 50_000, untilAtMs: null, child: NO_CHILD },
    ]);
  });
});

describe('a turn with a limit', () => {
  const limited = after(liveLesson, ...grant(liveLesson, 1, 30_000));
  const untilAtMs = limited.seq * 1_000 + 30_000;

  it('is to end so long after it began', () => {
    expect(limited.floor).toMatchObject([{ untilAtMs }]);
    expect(nextTurnEndAtMs(limited)).toBe(untilAtMs);
    expect(nextTurnEndAtMs(liveLesson)).toBeUndefined();
  });

  it('ends when its time is up, not before, and once', () => {
    expect(endTurnsInTime(limited, untilAtMs - 1)).toEqual([]);
    const over = endTurnsInTime(limited, untilAtMs);
    expect(over).toEqual([{ type: 'floor.ended', data: { seatId: classroomSeat(1), reason: 'time-up' } }]);
    expect(endTurnsInTime(after(limited, ...over), untilAtMs)).toEqual([]);
  });

  it('counts no longer than its limit, even when nobody was there to end it', () => {
    const facts = numbered(endTurnsInTime(limited, untilAtMs), limited.seq + 1);
    const late = foldLog(
      facts.map((fact) => ({ ...fact, atMs: untilAtMs + 600_000 })),
      limited,
    );
    expect(late.turns[classroomSeat(1)]).toEqual({ turns: 1, stageMs: 30_000, endedAtMs: untilAtMs + 600_000 });
  });
});

describe('a discussion', () => {
  const opened = after(liveLesson, ...discuss(liveLesson, true));
  const three = [1, 2, 3].reduce((state, n) => after(state, ...grant(state, n)), opened);

  it('lets several classrooms on stage, and closes with the first who came', () => {
    expect(three.floor).toHaveLength(3);
    const closed = after(three, ...discuss(three, false));
    expect(closed.floor.map(({ seatId }) => seatId)).toEqual([classroomSeat(1)]);
    expect(closed.discussion).toBe(false);
    expect(discuss(closed, false)).toEqual([]);
    expect(discuss(three, true)).toEqual([]);
  });

  it('lets each on stage hear and see the others, and the teacher all of them', () => {
    const two = [1, 2].reduce((state, n) => after(state, ...grant(state, n)), opened);
    for (const [receiver, sender] of [
      [1, 2],
      [2, 1],
      [0, 1],
      [0, 2],
      [3, 1],
      [3, 2],
    ] as const) {
      expect(hears(two, receiver, sender)).toBe(true);
      expect(sees(two, receiver, sender)).toBe(true);
    }
    for (const receiver of [0, 1, 2]) expect(hears(two, receiver, 3)).toBe(false);
    expect(sees(two, 1, 3)).toBe(false);
  });

  it('has six places, and says when they are taken', () => {
    const crowd = [4, 5, 6, 7].reduce((state, n) => after(state, classroomJoins(n)), three);
    const full = [4, 5, 6].reduce((state, n) => after(state, ...grant(state, n)), crowd);
    expect(full.floor).toHaveLength(MAX_ON_STAGE);
    expect(() => grant(full, 7)).toThrowError(expect.objectContaining({ code: 'floor.full' }));
    expect(grant(full, 6)).toEqual([]);
  });

  it('ends for all in one press, and with the lesson', () => {
    expect(after(three, ...clearFloor(three)).floor).toEqual([]);
    expect(clearFloor(liveLesson)).toEqual([]);
    expect(after(three, { type: 'lesson.ended', data: {} })).toMatchObject({ floor: [], discussion: false });
  });

  it('waits for the lesson to begin', () => {
    expect(() => discuss(lobby, true)).toThrowError(expect.objectContaining({ code: 'lesson.not-live' }));
  });
});

describe('who gets what', () => {
  const onStage = after(liveLesson, ...grant(liveLesson, 1));

  it('lets everyone hear and see the teacher', () => {
    for (const receiver of [1, 2, 3]) {
      expect(hears(liveLesson, receiver, 0)).toBe(true);
      expect(sees(liveLesson, receiver, 0)).toBe(true);
    }
  });

  it('lets the teacher hear all classrooms while nobody is on stage, and the classrooms not each other', () => {
    for (const sender of [1, 2, 3]) expect(hears(liveLesson, 0, sender)).toBe(true);
    expect(hears(liveLesson, 2, 1)).toBe(false);
    expect(sees(liveLesson, 2, 1)).toBe(false);
  });

  it('lets everyone hear and see the classroom on stage, and gates the others even for the teacher', () => {
    for (const receiver of [0, 2, 3]) {
      expect(hears(onStage, receiver, 1)).toBe(true);
      expect(sees(onStage, receiver, 1)).toBe(true);
    }
    expect(hears(onStage, 0, 2)).toBe(false);
    expect(hears(onStage, 3, 2)).toBe(false);
    expect(sees(onStage, 0, 2)).toBe(true);
  });

  it('sends nobody their own sound back', () => {
    for (const n of [0, 1, 2, 3]) expect(hears(onStage, n, n)).toBe(false);
  });

  it('sends classrooms nothing before the lesson, and the teacher only pictures', () => {
    const early = { ...liveLesson, phase: 'waiting' as const };
    expect(sees(early, 1, 0)).toBe(false);
    expect(hears(early, 1, 0)).toBe(false);
    expect(sees(early, 0, 1)).toBe(true);
    expect(hears(early, 0, 1)).toBe(false);
  });

  it('sends nothing that is muted, nothing to who has left, and nothing after the end', () => {
    const muted = after(liveLesson, { type: 'stream.muted', data: { streamId: soundOf(0) } });
    expect(hears(muted, 1, 0)).toBe(false);
    const left = after(liveLesson, { type: 'seat.left', data: { seatId: classroomSeat(1), reason: 'left' } });
    expect(hears(left, 1, 0)).toBe(false);
    expect(hears({ ...liveLesson, phase: 'ended' }, 1, 0)).toBe(false);
  });

  it('never offers a stream of another classroom that is not on stage', () => {
    const teacherStream = liveLesson.streams[pictureOf(0)];
    const otherStream = liveLesson.streams[pictureOf(2)];
    const receiver = liveLesson.seats[classroomSeat(3)];
    if (!teacherStream || !otherStream || !receiver) throw new Error('the fixture lacks a stream');
    expect(mayReceive(liveLesson, teacherStream, receiver)).toBe(true);
    expect(mayReceive(liveLesson, otherStream, receiver)).toBe(false);
  });
});
