import type { LessonPlan, LessonState } from '../../../shared/lesson/state.ts';

/** A teacher's name without the 老师 that some people are registered with, since the texts add it. */
export function bareTeacherName(name: string): string {
  return name.replace(/\s*老师$/u, '') || name;
}

/** A classroom's school and name, as the plan has them. */
export type ClassroomName = Pick<LessonPlan['listening'][number], 'schoolName' | 'name'>;

/** Whose seat it is: the classroom's two names, or `undefined` for the teacher's seat and unknown ones. */
export function classroomOf({ plan, seats }: LessonState, seatId: string): ClassroomName | undefined {
  const classroomId = seats[seatId]?.classroomId;
  return plan?.listening.find((classroom) => classroom.classroomId === classroomId);
}

/** The school of a classroom's seat, else whatever the seat is called. */
export function schoolOf(state: LessonState, seatId: string): string {
  return classroomOf(state, seatId)?.schoolName ?? state.seats[seatId]?.name ?? '';
}
