import { AppError } from '../../shared/errors/index.ts';
import { classroomSeat } from '../../shared/lesson/presence.ts';
import type { LessonState, Seat } from '../../shared/lesson/state.ts';
import type { NewFact } from '../../shared/protocol/index.ts';
import type { ClassroomId, SeatId } from '../../shared/vocabulary/index.ts';
import type { Asked, Seating } from './Caller.ts';

/** The seat that the caller holds. Throws `seat.missing` when there is none, or another window has taken it. */
export function seatingOf({ caller }: Asked): Seating {
  const { seating, connection } = caller;
  if (!seating?.lesson.isOccupiedBy(seating.seatId, connection.connectionId)) throw new AppError('seat.missing');
  return seating;
}

/** The caller's seat, which must be the lead teacher's. Throws `lesson.not-yours` otherwise. */
export function teachingSeatOf(asked: Asked): Seating {
  const seating = seatingOf(asked);
  if (seating.lesson.seat(seating.seatId).role !== 'teacher') throw new AppError('lesson.not-yours');
  return seating;
}

/** The seat of the display in the asker's own room; `undefined` for the teacher, and where no display has come. */
export function roomSeatOf(state: LessonState, { classroomId }: Seat): SeatId | undefined {
  return classroomId === null ? undefined : classroomSeat(state, classroomId)?.seatId;
}

/** Changes the lesson in which the caller sits, by a pure rule. A retry of the same request changes nothing twice. */
export function changeBy<R>(
  { lesson, seatId }: Seating,
  asked: { readonly requestId: Asked['requestId'] | null },
  decide: (state: LessonState, self: Seat) => { facts: readonly NewFact[]; reply: R },
): Promise<R> {
  return lesson.change({
    by: seatId,
    requestId: asked.requestId,
    decide: (state) => {
      if (state.phase === 'ended') throw new AppError('lesson.ended');
      const self = state.seats[seatId];
      if (!self) throw new AppError('seat.missing');
      return decide(state, self);
    },
  });
}

/** The classroom for which a seat speaks. Throws `lesson.not-yours` for the teacher's, which speaks for none. */
export function classroomOf({ classroomId }: Seat): ClassroomId {
  if (classroomId === null) throw new AppError('lesson.not-yours');
  return classroomId;
}

/** A seat that belongs to a classroom: its display's, or that of a phone with a pass for it. */
type ClassroomsSeat = Seat & { readonly classroomId: ClassroomId };

/** Changes something of the classroom to which the caller's own seat belongs. Nobody says which: the seat does. */
export function changeOwnClassroom(
  asked: Asked,
  rule: (state: LessonState, self: ClassroomsSeat) => readonly NewFact[],
): Promise<Record<never, never>> {
  return changeBy(seatingOf(asked), asked, (state, self) => {
    const { classroomId } = self;
    if (classroomId === null) throw new AppError('lesson.not-yours');
    return { facts: rule(state, { ...self, classroomId }), reply: {} };
  });
}

/** The teacher changes something of one of the classrooms that listen. Throws `classroom.not-found` for others. */
export function changeListening(
  asked: Asked,
  classroomId: ClassroomId,
  rule: (state: LessonState) => readonly NewFact[],
): Promise<Record<never, never>> {
  return changeBy(teachingSeatOf(asked), asked, (state) => {
    const listens = state.plan?.listening.some((classroom) => classroom.classroomId === classroomId);
    if (!listens) throw new AppError('classroom.not-found', { classroomId });
    return { facts: rule(state), reply: {} };
  });
}
