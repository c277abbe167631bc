import { describe, expect, it } from 'vitest';
import { assistantsOf, revocable, revokePass } from '../../../../shared/lesson/assistant.ts';
import type { Seat } from '../../../../shared/lesson/state.ts';
import { ids } from '../../../support/ids.ts';
import { after, classroomSeat, liveLesson, TEACHER } from '../../../support/lessons.ts';

const PHONE = ids.seat(50);
const assisted = after(liveLesson, {
  type: 'seat.joined',
  data: { seatId: PHONE, role: 'assistant', holder: ids.pass(1), classroomId: ids.classroom(1), name: '乡村1小学' },
});

function seat(seatId: string): Seat {
  const found = assisted.seats[seatId];
  if (!found) throw new Error('the fixture lacks a seat');
  return found;
}

describe('the phones of a classroom', () => {
  it('are those that are connected or were a moment ago, and not its display', () => {
    expect(assistantsOf(assisted, ids.classroom(1)).map(({ seatId }) => seatId)).toEqual([PHONE]);
    expect(assistantsOf(assisted, ids.classroom(2))).toEqual([]);
    const away = after(assisted, { type: 'seat.dropped', data: { seatId: PHONE } });
    expect(assistantsOf(away, ids.classroom(1))).toHaveLength(1);
    const left = after(assisted, { type: 'seat.left', data: { seatId: PHONE, reason: 'left' } });
    expect(assistantsOf(left, ids.classroom(1))).toEqual([]);
  });

  it('can be sent away by the teacher and by their own display, and by nobody else', () => {
    expect(revocable(assisted, PHONE, seat(TEACHER))?.holder).toBe(ids.pass(1));
    expect(revocable(assisted, PHONE, seat(classroomSeat(1)))?.holder).toBe(ids.pass(1));
    expect(revocable(assisted, PHONE, seat(classroomSeat(2)))).toBeUndefined();
    expect(revocable(assisted, PHONE, seat(PHONE))).toBeUndefined();
  });

  it('are phones: a display or an unknown seat has no pass to take away', () => {
    expect(revocable(assisted, classroomSeat(2), seat(TEACHER))).toBeUndefined();
    expect(revocable(assisted, ids.seat(99), seat(TEACHER))).toBeUndefined();
  });

  it('are sent away once', () => {
    const revoked = after(assisted, ...revokePass(assisted, PHONE));
    expect(revoked.revokedSeats).toEqual([PHONE]);
    expect(revokePass(revoked, PHONE)).toEqual([]);
  });
});
