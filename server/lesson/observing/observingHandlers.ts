import { AppError } from '../../../shared/errors/index.ts';
import { withInkUnread } from '../../../shared/lesson/ink.ts';
import { factForObservers, stateForObservers } from '../../../shared/lesson/observing.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import { type Body, type Handlers, type MediaOffer, packFact } from '../../../shared/protocol/index.ts';
import type { LessonId } from '../../../shared/vocabulary/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import { withinMs } from '../../platform/withinMs.ts';
import type { Asked, Caller } from '../Caller.ts';
import type { Lessons } from '../Lessons.ts';
import type { LiveLesson } from '../LiveLesson.ts';
import type { ObservedLessons } from '../ports.ts';
import { openReceiver, receiverOf } from '../streams/Receiver.ts';

/** The lesson is shown whether or not there is media: a worker that hangs holds the answer up no longer, in ms. */
const MEDIA_WITHIN_MS = 2_000;

type Parts = { readonly lessons: Lessons; readonly observed: ObservedLessons; readonly clock: Clock };

/** Looking into lessons unseen. Who came and went is in the server's log, and not in the lesson's. */
export function observingHandlers({ lessons, observed, clock }: Parts) {
  /** The lesson, if somebody is in it. It is not opened for whoever only looks. */
  async function openLesson(caller: Caller, lessonId: LessonId): Promise<LiveLesson> {
    const phase = await observed.phaseFor(personIn(caller), lessonId);
    if (phase !== 'live') throw new AppError(phase === 'ended' ? 'lesson.ended' : 'lesson.not-live', { lessonId });
    const lesson = await lessons.inhabited(lessonId);
    if (lesson?.state.phase === 'ended') throw new AppError('lesson.ended', { lessonId });
    if (lesson?.state.phase !== 'live') throw new AppError('observing.nobody-there', { lessonId });
    return lesson;
  }

  return {
    'observing.enter': async (asked, { lessonId, ...wanted }) => {
      const { caller } = asked;
      // A seat is known to everybody: whoever has one cannot be unseen.
      if (caller.seating) throw new AppError('request.forbidden', { reason: 'seated' });
      const lesson = await openLesson(caller, lessonId);
      if (caller.observing !== lesson) leaveObserved(caller);
      lesson.observers.enter(caller.connection);
      if (caller.observing === null)
        caller.log.info({ event: 'observer.came', lessonId, personId: personIn(caller).personId });
      caller.observing = lesson;
      // The line may have ended while we looked; nobody else would notice.
      if (!caller.connection.isOpen()) leaveObserved(caller);
      const media = await openMedia(asked, wanted);
      return { serverAtMs: clock.nowMs(), state: tellMissed(caller, lesson, wanted), media };
    },
    'observing.read': async (asked) => ({ state: stateTold(receiverOf(asked).lesson.state) }),
    'observing.leave': async ({ caller }) => {
      leaveObserved(caller);
      return {};
    },
  } satisfies Pick<Handlers<Asked>, 'observing.enter' | 'observing.read' | 'observing.leave'>;
}

/** The caller observes nothing any more. Harmless when nothing was observed. */
export function leaveObserved(caller: Caller): void {
  const { observing, connection, log } = caller;
  if (!observing) return;
  caller.observing = null;
  observing.observers.leave(connection.connectionId);
  log.info({ event: 'observer.left', lessonId: observing.plan.lessonId, personId: personIn(caller).personId });
}

/** The state as observers are told it: ink is read where it is drawn. */
const stateTold = (state: LessonState): LessonState => withInkUnread(stateForObservers(state));

async function openMedia(
  asked: Asked,
  { canReceive, tcpFirst }: Omit<Body<'observing.enter'>, 'lessonId'>,
): Promise<MediaOffer | null> {
  if (canReceive === null) return null;
  try {
    const wish = { canReceive, ...(tcpFirst && { tcpFirst }) };
    return await withinMs(openReceiver(receiverOf(asked), wish), MEDIA_WITHIN_MS, 'media.worker-timeout');
  } catch (err) {
    asked.caller.log.warn({ event: 'observer.without-media', err });
    return null;
  }
}

/** Tells what was missed since `knownSeq`, or gives the whole state where that is the better answer. */
function tellMissed(
  { connection }: Caller,
  lesson: LiveLesson,
  { knownSeq }: Pick<Body<'observing.enter'>, 'knownSeq'>,
): LessonState | null {
  const { state } = lesson;
  const missed = lesson.factsSince(knownSeq);
  if (missed === undefined) return stateTold(state);
  if (missed.length > 0)
    connection.tell(
      'facts',
      missed.map((fact) => packFact(factForObservers(fact, state))),
    );
  return null;
}

/** Only people observe. The gate has let nobody else in; this is for the compiler and for mistakes in the contract. */
function personIn({ holder }: Caller) {
  if (holder.kind !== 'person') throw new AppError('request.forbidden');
  return holder;
}
