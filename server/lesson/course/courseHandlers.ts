import { AppError } from '../../../shared/errors/index.ts';
import { names } from '../../../shared/lesson/plan.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import { takeFromStart } from '../../../shared/lesson/takes.ts';
import type { Handlers, NewFact } from '../../../shared/protocol/index.ts';
import { idPrefixes, TakeId } from '../../../shared/vocabulary/index.ts';
import { newId } from '../../platform/newId.ts';
import type { Asked, Seating } from '../Caller.ts';
import type { Lessons } from '../Lessons.ts';
import type { LiveLesson } from '../LiveLesson.ts';
import type { LessonPlans } from '../ports.ts';
import { teachingSeatOf } from '../seated.ts';

/** The beginning and the end of a lesson. */
export function courseHandlers({ lessons, plans }: { lessons: Lessons; plans: LessonPlans }) {
  async function move(seating: Seating, phase: 'live' | 'ended'): Promise<number> {
    const { lesson, seatId } = seating;
    // The timetable may have been changed since the seat was taken.
    await lessons.mustBePlanned(lesson);
    await lesson.change({
      by: seatId,
      // Doing it twice does nothing, and a retry must mark the timetable too.
      requestId: null,
      decide: (state) => {
        const self = state.seats[seatId];
        if (!state.plan || !self || !names(state.plan, self)) throw new AppError('lesson.not-yours');
        return { facts: phase === 'live' ? start(state) : end(state), reply: {} };
      },
    });
    const { startedAtMs, endedAtMs } = lesson.state;
    const atMs = (phase === 'live' ? startedAtMs : endedAtMs) ?? 0;
    await plans.markPhase(lesson.plan.lessonId, phase, atMs);
    if (phase === 'live') await mustStillBeOnTimetable(lesson);
    return atMs;
  }

  /** Until the timetable knows that a lesson has begun, it lets it be taken off. */
  async function mustStillBeOnTimetable(lesson: LiveLesson): Promise<void> {
    const { lessonId } = lesson.plan;
    if (await plans.find(lessonId)) return;
    await lessons.cancel(lesson);
    throw new AppError('lesson.not-found', { lessonId });
  }

  return {
    'lesson.start': async (asked) => ({ startedAtMs: await move(teachingSeatOf(asked), 'live') }),
    'lesson.end': async (asked) => ({ endedAtMs: await move(teachingSeatOf(asked), 'ended') }),
  } satisfies Pick<Handlers<Asked>, 'lesson.start' | 'lesson.end'>;
}

/** Begins, and begins to record when the plan says so: nobody must remember it. */
function start(state: LessonState): NewFact[] {
  if (state.phase !== 'waiting') return [];
  return [{ type: 'lesson.started', data: {} }, ...takeFromStart(state, newId(TakeId, idPrefixes.take))];
}

const end = ({ phase }: LessonState) => (phase === 'ended' ? [] : [{ type: 'lesson.ended', data: {} } as const]);
