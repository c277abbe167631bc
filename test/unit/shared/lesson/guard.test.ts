import { describe, expect, it } from 'vitest';
import { isGuarded, stageMates } from '../../../../shared/lesson/guard.ts';
import { after, classroomSeat, liveLesson } from '../../../support/lessons.ts';

const grant = (n: number) => ({ type: 'floor.granted', data: { seatId: classroomSeat(n) } }) as const;
const together = after(liveLesson, grant(2), grant(1));

describe('the guard', () => {
  it('is over those who share the stage, and nobody else', () => {
    expect([1, 2, 3].map((n) => isGuarded(together, classroomSeat(n)))).toEqual([true, true, false]);
    expect(isGuarded(after(liveLesson, grant(1)), classroomSeat(1))).toBe(false);
  });

  it('is lifted when the teacher wants an open discussion', () => {
    const open = after(together, { type: 'guard.chosen', data: { mode: 'open' } });
    expect(isGuarded(open, classroomSeat(1))).toBe(false);
  });

  it('knows who came first', () => {
    expect(stageMates(together, classroomSeat(1))).toEqual([{ seatId: classroomSeat(2), first: true }]);
    expect(stageMates(together, classroomSeat(2))).toEqual([{ seatId: classroomSeat(1), first: false }]);
  });
});
