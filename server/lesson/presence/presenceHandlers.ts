import { AppError } from '../../../shared/errors/index.ts';
import { seatOf, takeSeat } from '../../../shared/lesson/presence.ts';
import type { LessonPlan, Seat } from '../../../shared/lesson/state.ts';
import type { Handlers } from '../../../shared/protocol/index.ts';
import { idPrefixes, SeatId } from '../../../shared/vocabulary/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import { newId } from '../../platform/newId.ts';
import type { Asked } from '../Caller.ts';
import type { Lessons } from '../Lessons.ts';
import type { LiveLesson } from '../LiveLesson.ts';
import type { Holder, LessonPlans } from '../ports.ts';
import { seatingOf } from '../seated.ts';

type Place = Omit<Seat, 'seatId' | 'presence' | 'sinceAtMs'>;

/** Somebody who has a place in the lesson's plan and comes to take it. */
type Arrival = {
  readonly caller: Asked['caller'];
  readonly lesson: LiveLesson;
  readonly place: Place;
  readonly windowId: string;
  readonly takeOver: boolean;
};

/** Coming and going. */
export function presenceHandlers({ lessons, plans, clock }: { lessons: Lessons; plans: LessonPlans; clock: Clock }) {
  async function takePlace({ caller, lesson, place, windowId, takeOver }: Arrival) {
    const { connection } = caller;
    const known = seatOf(lesson.state, place) ?? newId(SeatId, idPrefixes.seat);
    if (!takeOver && lesson.isHeldByOther(known, windowId)) throw new AppError('seat.displaced', { seatId: known });
    const seatId = await lesson.change({
      by: known,
      requestId: null,
      decide: (state) => {
        if (state.phase === 'ended') throw new AppError('lesson.ended');
        const seat = { ...place, seatId: seatOf(state, place) ?? known };
        return { facts: takeSeat(state, seat), reply: seat.seatId };
      },
    });
    if (caller.seating && caller.seating.lesson !== lesson) await leave(caller);
    const mediaOpen = lesson.occupy(seatId, { connection, windowId });
    caller.seating = { lesson, seatId };
    // The line may have ended while the seat was written down; nobody else would notice.
    if (!connection.isOpen()) await lesson.disconnect(seatId, connection.connectionId);
    return { seatId, serverAtMs: clock.nowMs(), state: lesson.state, mediaOpen };
  }

  return {
    'lesson.join': async ({ caller }, body) => {
      const plan = await plans.find(body.lessonId);
      if (!plan) throw new AppError('lesson.not-found', { lessonId: body.lessonId });
      const place = placeOf(caller.holder, plan);
      return lessons.enter(body.lessonId, async (lesson) => {
        await lesson.replan(plan);
        return takePlace({ caller, lesson, place, ...body });
      });
    },
    'lesson.read': async (asked) => ({ state: seatingOf(asked).lesson.state }),
    'lesson.leave': async ({ caller }) => {
      await leave(caller);
      return {};
    },
  } satisfies Pick<Handlers<Asked>, 'lesson.join' | 'lesson.read' | 'lesson.leave'>;
}

async function leave(caller: Asked['caller']): Promise<void> {
  const { seating } = caller;
  caller.seating = null;
  if (seating?.lesson.isOccupiedBy(seating.seatId, caller.connection.connectionId)) {
    await seating.lesson.vacate(seating.seatId, 'left');
  }
}

/** What the holder is in this lesson. Throws `lesson.not-yours` for everyone whom the plan does not name. */
function placeOf(holder: Holder, plan: LessonPlan): Place {
  if (holder.kind === 'person') {
    if (holder.personId !== plan.teacherId) throw new AppError('lesson.not-yours', { lessonId: plan.lessonId });
    return { role: 'teacher', holder: holder.personId, classroomId: null, name: plan.teacherName };
  }
  const classroom = plan.listening.find(({ classroomId }) => classroomId === holder.classroomId);
  if (!classroom) throw new AppError('lesson.not-yours', { lessonId: plan.lessonId });
  const name = `${classroom.schoolName} ${classroom.name}`;
  return { role: 'classroom', holder: holder.displayId, classroomId: holder.classroomId, name };
}
