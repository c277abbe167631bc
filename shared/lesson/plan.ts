import type { NewFact } from '../protocol/index.ts';
import type { SeatId } from '../vocabulary/index.ts';
import type { LessonPlan, LessonState, Seat } from './state.ts';

/** Whether a plan names who holds a seat: the lead teacher by person, a classroom whichever display it has. */
export function names(
  plan: LessonPlan,
  { role, holder, classroomId }: Pick<Seat, 'role' | 'holder' | 'classroomId'>,
): boolean {
  return role === 'teacher'
    ? plan.teacherId === holder
    : plan.listening.some((classroom) => classroom.classroomId === classroomId);
}

/** Seats that have not been left and that a plan does not name; all of them when there is no plan any more. */
export function unnamedSeats({ seats }: LessonState, plan: LessonPlan | undefined): SeatId[] {
  return Object.values(seats)
    .filter((seat) => seat.presence !== 'left' && !(plan && names(plan, seat)))
    .map(({ seatId }) => seatId);
}

/** Takes a plan over, unless the lesson has begun or goes by it already. */
export function adoptPlan(state: LessonState, plan: LessonPlan): NewFact[] {
  if (state.phase !== 'waiting' || JSON.stringify(state.plan) === JSON.stringify(plan)) return [];
  return [{ type: 'lesson.opened', data: { plan } }];
}
