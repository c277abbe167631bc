import type { Lesson } from '../../../../shared/api/index.ts';
import type { ErrorCode } from '../../../../shared/errors/index.ts';
import type { LessonSession } from '../../../lesson/LessonSession.ts';
import type { AgendaWatch } from './AgendaWatch.ts';
import { lessonToJoin } from './lessonToJoin.ts';
import { every, until } from './waits.ts';

/** Why a display goes out of a lesson. */
export type Leaving =
  | 'ended'
  /** The timetable has put the classroom elsewhere, or nowhere. */
  | 'called-away'
  /** The server does not know this browser any more. */
  | 'signed-out'
  /** The server does not let it in. */
  | 'turned-away';

const SIGNED_OUT: readonly ErrorCode[] = ['session.missing', 'session.expired', 'request.forbidden'];

/** How often a display whose seat another one has taken looks whether it is free again, in ms. */
const SEEK_SEAT_EVERY_MS = 10_000;

type Visit = {
  readonly session: Pick<LessonSession, 'status' | 'store' | 'takeFreeSeat'>;
  readonly lesson: Pick<Lesson, 'lessonId'>;
  readonly agenda: Pick<AgendaWatch, 'agenda' | 'state' | 'nowMs'>;
  readonly signal: AbortSignal;
};

/**
 * Stays in a lesson until there is a reason to go. When another display takes the seat, e.g. a spare one that is tried
 * out, this one stays where it is and is back as soon as the other one has gone: nobody is there to press a key.
 */
export function stayIn({ session, lesson, agenda, signal }: Visit): Promise<Leaving> {
  const reason = (): Leaving | undefined => {
    const status = session.status.read();
    if (session.store.read().phase === 'ended') return 'ended';
    if (status.step === 'refused') return whyRefused(status.code);
    const known = agenda.agenda.read();
    if (!known || agenda.state.read() !== 'fresh') return undefined;
    if (known.lessons.some(({ lessonId, phase }) => lessonId === lesson.lessonId && phase === 'ended')) return 'ended';
    return lessonToJoin(known.lessons, agenda.nowMs())?.lessonId === lesson.lessonId ? undefined : 'called-away';
  };
  const stopSeeking = every(SEEK_SEAT_EVERY_MS, () => session.takeFreeSeat());
  const watches = [session.status.subscribe, session.store.subscribe, agenda.agenda.subscribe];
  return until(watches, reason, signal).finally(stopSeeking);
}

function whyRefused(code: ErrorCode): Leaving {
  if (code === 'lesson.ended') return 'ended';
  return SIGNED_OUT.includes(code) ? 'signed-out' : 'turned-away';
}
