import type { Lesson } from '../../../../shared/api/index.ts';
import type { ErrorCode } from '../../../../shared/errors/index.ts';
import type { LessonSession } from '../../../lesson/LessonSession.ts';
import type { AgendaWatch } from './AgendaWatch.ts';
import { lessonToJoin } from './lessonToJoin.ts';
import { until } from './waits.ts';

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

type Visit = {
  readonly session: Pick<LessonSession, 'status' | 'store'>;
  readonly lesson: Pick<Lesson, 'lessonId'>;
  readonly agenda: Pick<AgendaWatch, 'agenda' | 'state' | 'nowMs'>;
  readonly signal: AbortSignal;
};

/** Stays in a lesson until there is a reason to go. */
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
  return until([session.status.subscribe, session.store.subscribe, agenda.agenda.subscribe], reason, signal);
}

function whyRefused(code: ErrorCode): Leaving {
  if (code === 'lesson.ended') return 'ended';
  return SIGNED_OUT.includes(code) ? 'signed-out' : 'turned-away';
}
