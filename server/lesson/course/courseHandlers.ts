import type { LessonState } from '../../../shared/lesson/state.ts';
import type { Handlers } from '../../../shared/protocol/index.ts';
import type { Asked, Seating } from '../Caller.ts';
import type { LessonPlans } from '../ports.ts';
import { teachingSeatOf } from '../seated.ts';

/** The beginning and the end of a lesson. */
export function courseHandlers({ plans }: { plans: LessonPlans }) {
  async function move(seating: Seating, phase: 'live' | 'ended'): Promise<number> {
    const { lesson, seatId } = seating;
    await lesson.change({
      by: seatId,
      // Doing it twice does nothing, and a retry must mark the timetable too.
      requestId: null,
      decide: (state) => ({ facts: phase === 'live' ? start(state) : end(state), reply: {} }),
    });
    const { startedAtMs, endedAtMs } = lesson.state;
    const atMs = (phase === 'live' ? startedAtMs : endedAtMs) ?? 0;
    await plans.markPhase(lesson.plan.lessonId, phase, atMs);
    return atMs;
  }
  return {
    'lesson.start': async (asked) => ({ startedAtMs: await move(teachingSeatOf(asked), 'live') }),
    'lesson.end': async (asked) => ({ endedAtMs: await move(teachingSeatOf(asked), 'ended') }),
  } satisfies Pick<Handlers<Asked>, 'lesson.start' | 'lesson.end'>;
}

const start = ({ phase }: LessonState) => (phase === 'waiting' ? [{ type: 'lesson.started', data: {} } as const] : []);
const end = ({ phase }: LessonState) => (phase === 'ended' ? [] : [{ type: 'lesson.ended', data: {} } as const]);
