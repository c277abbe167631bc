import { adoptPlan, unnamedSeats } from '../../shared/lesson/plan.ts';
import type { LessonPlan } from '../../shared/lesson/state.ts';
import { KeyedLock } from '../platform/KeyedLock.ts';
import type { LiveLesson } from './LiveLesson.ts';
import type { LessonPlans } from './ports.ts';

/**
 * Keeps open lessons in line with the timetable until they begin. A lesson that has begun goes on by the plan with
 * which it began; the timetable refuses to change that of a lesson which it knows to be live.
 */
export class PlanFollower {
  readonly #plans: LessonPlans;
  /** One reading after another, so that an older one never undoes a newer one. */
  readonly #readings = new KeyedLock();

  constructor(plans: LessonPlans) {
    this.#plans = plans;
  }

  /**
   * Reads the newest plan, and sends away whom it does not name. `false` when the lesson was taken off the timetable;
   * then nobody sits in it any more.
   */
  follow(lesson: LiveLesson): Promise<boolean> {
    const { lessonId } = lesson.plan;
    return this.#readings.run(lessonId, async () => {
      if (lesson.state.phase !== 'waiting') return true;
      const plan = await this.#plans.find(lessonId);
      await (plan ? replan(lesson, plan) : this.cancel(lesson));
      return plan !== undefined;
    });
  }

  /** The lesson was taken off the timetable: everybody loses their seat, and what has just begun ends. */
  async cancel(lesson: LiveLesson): Promise<void> {
    lesson.cancel();
    const seatIds = await lesson.change({
      by: null,
      requestId: null,
      decide: (state) => ({
        facts: state.phase === 'live' ? [{ type: 'lesson.ended', data: {} }] : [],
        reply: unnamedSeats(state, undefined),
      }),
    });
    await lesson.sendAway(seatIds, 'lesson.not-found');
  }
}

/** Goes by a changed plan. Whom it does not name loses their seat, also who is just taking it. */
async function replan(lesson: LiveLesson, plan: LessonPlan): Promise<void> {
  const seatIds = await lesson.change({
    by: null,
    requestId: null,
    decide: (state) => ({
      facts: adoptPlan(state, plan),
      reply: state.phase === 'waiting' ? unnamedSeats(state, plan) : [],
    }),
  });
  await lesson.sendAway(seatIds, 'lesson.not-yours');
}
