import { classroomSeat } from '../../../shared/lesson/presence.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';

/** What a classroom had of a lesson. */
export type ClassroomSummary = {
  readonly classroomId: string;
  readonly schoolName: string;
  readonly classroomName: string;
  readonly came: boolean;
  readonly turns: number;
  readonly stageMs: number;
  readonly stars: number;
  /** How many pupils were there; `null` when nobody has said so. */
  readonly present: number | null;
};

/** What was done in a lesson. */
export type LessonSummary = {
  /** From its beginning to its end; 0 for one that never began. */
  readonly lengthMs: number;
  readonly turns: number;
  readonly classrooms: readonly ClassroomSummary[];
};

/** Sums up a lesson that has ended, in the plan's order. */
export function lessonSummary({
  plan,
  seats,
  turns,
  stars,
  startedAtMs,
  endedAtMs,
  rollcall,
}: LessonState): LessonSummary {
  const classrooms = (plan?.listening ?? []).map(({ classroomId, schoolName, name }) => {
    const seat = classroomSeat({ seats }, classroomId);
    const had = seat && turns[seat.seatId];
    return {
      classroomId,
      schoolName,
      classroomName: name,
      came: seat !== undefined,
      turns: had?.turns ?? 0,
      stageMs: had?.stageMs ?? 0,
      stars: stars[classroomId] ?? 0,
      present: rollcall.counts[classroomId]?.present ?? null,
    };
  });
  return {
    lengthMs: startedAtMs === null || endedAtMs === null ? 0 : Math.max(0, endedAtMs - startedAtMs),
    turns: classrooms.reduce((sum, classroom) => sum + classroom.turns, 0),
    classrooms,
  };
}
