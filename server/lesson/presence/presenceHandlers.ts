import { AppError } from '../../../shared/errors/index.ts';
import { factLive, stateFor } from '../../../shared/lesson/confidence.ts';
import { withInkUnread } from '../../../shared/lesson/ink.ts';
import { seatOf, takeSeat } from '../../../shared/lesson/presence.ts';
import type { LessonPlan, LessonState, Seat } from '../../../shared/lesson/state.ts';
import { endStreams, streamsOf } from '../../../shared/lesson/streams.ts';
import { type Body, type Handlers, type MediaOffer, packFact } from '../../../shared/protocol/index.ts';
import { idPrefixes, type LessonId, SeatId } from '../../../shared/vocabulary/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import { newId } from '../../platform/newId.ts';
import { withinMs } from '../../platform/withinMs.ts';
import type { Asked } from '../Caller.ts';
import type { Lessons } from '../Lessons.ts';
import type { LiveLesson } from '../LiveLesson.ts';
import { leaveObserved } from '../observing/observingHandlers.ts';
import type { Holder, LessonPlans } from '../ports.ts';
import { seatingOf } from '../seated.ts';
import { openReceiver, seatReceiver } from '../streams/Receiver.ts';

/** A seat is taken whether or not there is media for it: a worker that hangs holds the answer up no longer, in ms. */
const MEDIA_WITHIN_MS = 2_000;

type Place = Pick<Seat, 'role' | 'holder' | 'classroomId' | 'name'>;

/** Somebody who has a place in the lesson's plan and comes to take it. */
type Arrival = Omit<Body<'lesson.join'>, 'lessonId'> & {
  readonly caller: Asked['caller'];
  readonly lesson: LiveLesson;
};

/** Coming and going. */
export function presenceHandlers({ lessons, plans, clock }: { lessons: Lessons; plans: LessonPlans; clock: Clock }) {
  async function takePlace(arrival: Arrival) {
    const { caller, lesson, windowId, takeOver, canReceive } = arrival;
    const { connection, holder } = caller;
    const known = seatOf(lesson.state, placeOf(holder, lesson.plan)) ?? newId(SeatId, idPrefixes.seat);
    if (!takeOver && lesson.isHeldByOther(known, windowId)) throw new AppError('seat.displaced', { seatId: known });
    const take = () => lesson.change(taking(arrival, known));
    const { seatId, sentBefore } = await take();
    if (caller.seating && caller.seating.lesson !== lesson) await leave(caller);
    const kept = lesson.occupy(seatId, { connection, windowId });
    caller.seating = { lesson, seatId };
    // While it was written down, the seat may have been given up with its former line, or the plan been changed.
    await orLeave(caller, take());
    // The line may have ended while the seat was written down; nobody else would notice.
    if (!connection.isOpen()) await lesson.disconnect(seatId, connection.connectionId);
    const media = await openWithSeat(arrival, seatId);
    const mediaOpen = canReceive === null ? kept : media !== null;
    return { seatId, serverAtMs: clock.nowMs(), state: tellMissed(arrival, seatId), sentBefore, mediaOpen, media };
  }

  /** A lesson is not opened for whoever has no place in it. */
  async function mustHavePlace(holder: Holder, lessonId: LessonId): Promise<void> {
    const plan = await plans.find(lessonId);
    if (!plan) throw new AppError('lesson.not-found', { lessonId });
    placeOf(holder, plan);
  }

  return {
    'lesson.join': async ({ caller }, body) => {
      // Whoever sits in a lesson is seen in it, and looks into no other.
      leaveObserved(caller);
      if (!lessons.isOpen(body.lessonId)) await mustHavePlace(caller.holder, body.lessonId);
      return lessons.enter(body.lessonId, (lesson) => takePlace({ caller, lesson, ...body }));
    },
    'lesson.read': async (asked) => {
      const { lesson, seatId } = seatingOf(asked);
      return { state: stateTold(lesson.state, lesson.seat(seatId)) };
    },
    'lesson.leave': async ({ caller }) => {
      await leave(caller);
      return {};
    },
  } satisfies Pick<Handlers<Asked>, 'lesson.join' | 'lesson.read' | 'lesson.leave'>;
}

/** The change by which somebody sits down: on the seat that they had, else on `known`. */
function taking({ caller: { holder }, lesson, canReceive }: Arrival, known: SeatId) {
  const decide = (state: LessonState) => {
    if (state.phase === 'ended') throw new AppError('lesson.ended');
    if (lesson.cancelled) throw new AppError('lesson.not-found', { lessonId: lesson.plan.lessonId });
    const place = placeOf(holder, state.plan ?? lesson.plan);
    const seat = { ...place, seatId: seatOf(state, place) ?? known };
    // Media that is opened anew carries nothing yet.
    const ended = canReceive === null ? [] : endStreams(state, seat.seatId);
    const reply = { seatId: seat.seatId, sentBefore: streamsOf(state, seat.seatId) };
    return { facts: [...ended, ...takeSeat(state, seat)], reply };
  };
  return { by: known, requestId: null, decide };
}

/** Opens the media that the window asked for along with its seat. A seat without it is a seat all the same. */
async function openWithSeat(
  { caller, lesson, canReceive, tcpFirst }: Arrival,
  seatId: SeatId,
): Promise<MediaOffer | null> {
  if (canReceive === null) return null;
  try {
    const wish = { canReceive, ...(tcpFirst && { tcpFirst }) };
    const opening = openReceiver(seatReceiver({ lesson, seatId }), wish);
    return await withinMs(opening, MEDIA_WITHIN_MS, 'media.worker-timeout');
  } catch (err) {
    caller.log.warn({ event: 'seat.without-media', seatId, err });
    return null;
  }
}

/** The state as it is told to a seat: without what is not for it, and without ink, which is read where it is drawn. */
const stateTold = (state: LessonState, reader: Seat): LessonState => withInkUnread(stateFor(state, reader));

/** Tells what the window has missed, or gives the whole state where that is the better answer. */
function tellMissed({ caller, lesson, knownSeq }: Arrival, seatId: SeatId): LessonState | null {
  const reader = lesson.seat(seatId);
  const missed = lesson.factsSince(knownSeq);
  if (missed === undefined) return stateTold(lesson.state, reader);
  if (missed.length > 0)
    caller.connection.tell(
      'facts',
      missed.map((fact) => packFact(factLive(fact, reader))),
    );
  return null;
}

/** Waits for a change without which the caller has no place here. */
async function orLeave(caller: Asked['caller'], change: Promise<unknown>): Promise<void> {
  try {
    await change;
  } catch (thrown) {
    if (!AppError.from(thrown).retry) await leave(caller);
    throw thrown;
  }
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
  const passesElsewhere = holder.kind === 'assistant' && holder.lessonId !== plan.lessonId;
  if (!classroom || passesElsewhere) throw new AppError('lesson.not-yours', { lessonId: plan.lessonId });
  const room = { classroomId: holder.classroomId, name: `${classroom.schoolName} ${classroom.name}` };
  return holder.kind === 'display'
    ? { role: 'classroom', holder: holder.displayId, ...room }
    : { role: 'assistant', holder: holder.passId, ...room };
}
