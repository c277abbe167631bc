import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSent, mayReceive } from '../../../../shared/lesson/audience.ts';
import { endFloor, grantFloor, MAX_ON_STAGE } from '../../../../shared/lesson/floor.ts';
import type { LessonState } from '../../../../shared/lesson/state.ts';
import { ids } from '../../../support/ids.ts';
import { after, classroomSeat, liveLesson, lobby, TEACHER } from '../../../support/lessons.ts';

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

describe('the floor', () => {
  it('puts a classroom on stage', () => {
    expect(after(liveLesson, ...grantFloor(liveLesson, classroomSeat(1))).floor).toMatchObject([
      { seatId: classroomSeat(1) },
    ]);
  });

  it('is granted once when it is granted twice', () => {
    const granted = after(liveLesson, ...grantFloor(liveLesson, classroomSeat(1)));
    expect(grantFloor(granted, classroomSeat(1))).toEqual([]);
  });

  it('passes from one classroom to the next, saying that the first was replaced', () => {
    const first = after(liveLesson, ...grantFloor(liveLesson, classroomSeat(1)));
    expect(grantFloor(first, classroomSeat(2))).toEqual([
      { type: 'floor.ended', data: { seatId: classroomSeat(1), reason: 'replaced' } },
      { type: 'floor.granted', data: { seatId: classroomSeat(2) } },
    ]);
  });

  it('ends, and ends once when it is ended twice', () => {
    const granted = after(liveLesson, ...grantFloor(liveLesson, classroomSeat(1)));
    const ended = after(granted, ...endFloor(granted, classroomSeat(1), 'teacher'));
    expect(ended.floor).toEqual([]);
    expect(endFloor(ended, classroomSeat(1), 'teacher')).toEqual([]);
  });

  it('is refused before the lesson begins, to the teacher, and to a seat that is not there', () => {
    expect(() => grantFloor(lobby, classroomSeat(1))).toThrowError(
      expect.objectContaining({ code: 'lesson.not-live' }),
    );
    expect(() => grantFloor(liveLesson, TEACHER)).toThrowError(
      expect.objectContaining({ code: 'floor.not-a-classroom' }),
    );
    expect(() => grantFloor(liveLesson, ids.seat(99))).toThrowError(
      expect.objectContaining({ code: 'seat.not-found' }),
    );
  });

  it('never holds more classrooms than the stage has places, whatever is asked in whatever order', () => {
    const moves = fc.array(fc.record({ seat: fc.integer({ min: 1, max: 3 }), grant: fc.boolean() }), { maxLength: 60 });
    fc.assert(
      fc.property(moves, (asked) => {
        let state = liveLesson;
        for (const { seat, grant } of asked) {
          const seatId = classroomSeat(seat);
          state = after(state, ...(grant ? grantFloor(state, seatId) : endFloor(state, seatId, 'teacher')));
          expect(state.floor.length).toBeLessThanOrEqual(MAX_ON_STAGE);
          expect(new Set(state.floor.map((place) => place.seatId)).size).toBe(state.floor.length);
        }
      }),
    );
  });
});

describe('who gets what', () => {
  const onStage = after(liveLesson, ...grantFloor(liveLesson, classroomSeat(1)));

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
