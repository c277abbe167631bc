import { describe, expect, it } from 'vitest';
import { adoptPlan, names, unnamedSeats } from '../../../../shared/lesson/plan.ts';
import { leaveSeat } from '../../../../shared/lesson/presence.ts';
import { ids } from '../../../support/ids.ts';
import { after, classroomSeat, liveLesson, lobby, plan, TEACHER } from '../../../support/lessons.ts';

const givenToOther = { ...plan, teacherId: ids.person(2) };

describe('a plan', () => {
  it('names the teacher by person and a classroom whichever display it has', () => {
    const teacher = { role: 'teacher' as const, holder: plan.teacherId, classroomId: null };
    expect(names(plan, teacher)).toBe(true);
    expect(names(givenToOther, teacher)).toBe(false);
    const display = { role: 'classroom' as const, holder: ids.display(77), classroomId: ids.classroom(2) };
    expect(names(plan, display)).toBe(true);
    expect(names({ ...plan, listening: [] }, display)).toBe(false);
  });

  it('leaves without a seat whom it does not name, and everybody when it is gone', () => {
    expect(unnamedSeats(lobby, plan)).toEqual([]);
    expect(unnamedSeats(lobby, givenToOther)).toEqual([TEACHER]);
    expect(unnamedSeats(lobby, undefined)).toHaveLength(4);
    const without1 = after(lobby, ...leaveSeat(lobby, classroomSeat(1), 'left'));
    expect(unnamedSeats(without1, undefined)).not.toContain(classroomSeat(1));
  });

  it('is taken over until the lesson begins, and only when it differs', () => {
    expect(adoptPlan(lobby, givenToOther)).toEqual([{ type: 'lesson.opened', data: { plan: givenToOther } }]);
    expect(adoptPlan(lobby, { ...plan })).toEqual([]);
    expect(adoptPlan(liveLesson, givenToOther)).toEqual([]);
  });
});
