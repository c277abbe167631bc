import { AppError } from '../../shared/errors/index.ts';
import type { Rung } from '../../shared/lesson/rungState.ts';
import { rungOf } from '../../shared/lesson/rungs.ts';
import type { LessonPlan } from '../../shared/lesson/state.ts';
import type { LessonId } from '../../shared/vocabulary/index.ts';
import type { Clock } from '../platform/Clock.ts';
import type { Log } from '../platform/Log.ts';
import { UntilDone } from '../platform/UntilDone.ts';
import { DeckFollower, type LessonDecks } from './courseware/DeckFollower.ts';
import { LiveLesson } from './LiveLesson.ts';
import { PlanFollower } from './PlanFollower.ts';
import type { LessonLogStore, LessonPlans, MediaEngine, Recording } from './ports.ts';

/** What lessons are made of. */
export type LessonsParts = {
  readonly plans: LessonPlans;
  readonly decks: LessonDecks;
  readonly store: LessonLogStore;
  readonly engine: MediaEngine;
  readonly recording: Recording;
  readonly clock: Clock;
  readonly log: Log;
  readonly seatGraceMs: number;
};

/** A lesson whose time has been over for this long and that nobody teaches was forgotten, in ms. */
const FORGOTTEN_AFTER_MS = 15 * 60_000;

/** A plan that could not be read is read again after this pause, in ms. */
const FOLLOW_AGAIN_AFTER_MS = 500;

/** The lessons that are open in this process. */
export class Lessons {
  readonly #parts: LessonsParts;
  readonly #open = new Map<LessonId, Promise<LiveLesson>>();
  /** Those that are just being put away: one is opened again only after that. */
  readonly #leaving = new Map<LessonId, Promise<void>>();
  readonly #follower: PlanFollower;
  readonly #deckFollower: DeckFollower;
  readonly #untilDone: UntilDone;

  constructor(parts: LessonsParts) {
    this.#parts = parts;
    this.#follower = new PlanFollower(parts.plans);
    this.#deckFollower = new DeckFollower(parts.decks);
    this.#untilDone = new UntilDone({ againAfterMs: FOLLOW_AGAIN_AFTER_MS, log: parts.log });
  }

  /** Whether a lesson is open, or just being opened. */
  isOpen(lessonId: LessonId): boolean {
    return this.#open.has(lessonId);
  }

  /** The lesson, if somebody is connected to it or awaited. It is neither opened nor kept open by this. */
  async inhabited(lessonId: LessonId): Promise<LiveLesson | undefined> {
    // One that cannot be opened is nobody's.
    const lesson = await this.#open.get(lessonId)?.catch(() => undefined);
    return lesson && !lesson.closed && !lesson.isDeserted ? lesson : undefined;
  }

  /** All lessons in which somebody is. */
  async allInhabited(): Promise<LiveLesson[]> {
    const all = await Promise.all([...this.#open.keys()].map((lessonId) => this.inhabited(lessonId)));
    return all.filter((lesson) => lesson !== undefined);
  }

  /** How many seats that are here now stand on each rung of the ladder, in all open lessons. */
  async seatsByRung(): Promise<ReadonlyMap<Rung, number>> {
    const counts = new Map<Rung, number>();
    for (const { state } of await this.allInhabited())
      for (const { seatId, presence } of Object.values(state.seats)) {
        const rung = rungOf(state, seatId);
        if (presence === 'here') counts.set(rung, (counts.get(rung) ?? 0) + 1);
      }
    return counts;
  }

  /** Marks of a lesson are other than before: those who observe it are told. Never rejects. */
  async tellMarks(lessonId: LessonId): Promise<void> {
    (await this.inhabited(lessonId))?.observers.tellMarks();
  }

  /**
   * Does something inside a lesson, which is opened for it if need be, goes by its newest plan and stays open
   * meanwhile. Throws `lesson.not-found`, `lesson.ended`.
   */
  async enter<T>(lessonId: LessonId, inside: (lesson: LiveLesson) => Promise<T>): Promise<T> {
    for (;;) {
      const lesson = await this.#opened(lessonId);
      // Put away while we waited for it: open it again.
      if (lesson.closed) continue;
      return lesson.whileEntering(async () => {
        await this.mustBePlanned(lesson);
        return inside(lesson);
      });
    }
  }

  /** Brings a lesson in line with its newest plan. Throws `lesson.not-found` when there is none any more. */
  async mustBePlanned(lesson: LiveLesson): Promise<void> {
    const { lessonId } = lesson.plan;
    if (!(await this.#follower.follow(lesson))) throw new AppError('lesson.not-found', { lessonId });
  }

  /** Ends a lesson that was taken off the timetable in the moment in which it began. */
  cancel(lesson: LiveLesson): Promise<void> {
    return this.#follower.cancel(lesson);
  }

  /** The timetable or the decks of these lessons were changed: those that are open follow at once. Never rejects. */
  async follow(lessonIds: readonly LessonId[]): Promise<void> {
    await Promise.all(lessonIds.map((lessonId) => this.#untilDone.do('plan.follow', () => this.#follow(lessonId))));
  }

  /** Opens the lessons that were live when the process ended, so that their seats' grace times run. */
  async resume(): Promise<number> {
    const live = await this.#parts.plans.listLive();
    await Promise.all(live.map((lessonId) => this.#visit(lessonId, async () => undefined)));
    return live.length;
  }

  /** Ends the lessons whose time has long been over and whose teacher has gone without saying so. To be called now and then. */
  async endForgotten(): Promise<void> {
    const live = await this.#parts.plans.listLive();
    for (const lessonId of live) {
      await this.#visit(lessonId, async (lesson) => {
        const isTaught = Object.values(lesson.state.seats).some(
          ({ role, presence }) => role === 'teacher' && presence === 'here',
        );
        if (!isTaught) await this.#endAfter(lesson, lesson.plan.endsAtMs + FORGOTTEN_AFTER_MS);
      });
    }
  }

  /** Puts all lessons away. Their logs stay. */
  async close(): Promise<void> {
    this.#untilDone.end();
    const all = await Promise.allSettled(this.#open.values());
    this.#open.clear();
    await Promise.all(all.map((opened) => (opened.status === 'fulfilled' ? opened.value.close() : undefined)));
    await Promise.all(this.#leaving.values());
  }

  async #follow(lessonId: LessonId): Promise<void> {
    // One that cannot be opened reads its plan when somebody tries again.
    const lesson = await this.#open.get(lessonId)?.catch(() => undefined);
    if (!lesson || lesson.closed) return;
    await lesson.whileEntering(async () => {
      if (await this.#follower.follow(lesson)) await this.#deckFollower.follow(lesson);
    });
  }

  /** One lesson that cannot be opened must keep neither the others nor the server from going on. */
  async #visit(lessonId: LessonId, inside: (lesson: LiveLesson) => Promise<void>): Promise<void> {
    try {
      await this.enter(lessonId, inside);
    } catch (err) {
      this.#parts.log.error({ event: 'lesson.not-visited', lessonId, err });
    }
  }

  #opened(lessonId: LessonId): Promise<LiveLesson> {
    const known = this.#open.get(lessonId);
    if (known) return known;
    const opening = (this.#leaving.get(lessonId) ?? Promise.resolve()).then(() => this.#load(lessonId));
    this.#open.set(lessonId, opening);
    opening.catch(() => this.#open.delete(lessonId));
    return opening;
  }

  async #load(lessonId: LessonId): Promise<LiveLesson> {
    const { plans } = this.#parts;
    const plan = await plans.find(lessonId);
    if (!plan) throw new AppError('lesson.not-found', { lessonId });
    try {
      return await this.#openWithDecks(plan);
    } catch (thrown) {
      // The log is right: the timetable had not heard of it, e.g. because the process ended in between.
      const error = AppError.from(thrown);
      if (error.code === 'lesson.ended') await plans.markPhase(lessonId, 'ended', Number(error.details['endedAtMs']));
      throw thrown;
    }
  }

  async #openWithDecks(plan: LessonPlan): Promise<LiveLesson> {
    const opened = await LiveLesson.open({ ...this.#parts, plan, onDeserted: (lesson) => this.#putAway(lesson) });
    try {
      await this.#deckFollower.follow(opened);
      return opened;
    } catch (cause) {
      await opened.close();
      throw cause;
    }
  }

  #putAway(lesson: LiveLesson): void {
    const { lessonId } = lesson.plan;
    if (lesson.closed) return;
    this.#open.delete(lessonId);
    const leaving = lesson
      .close()
      .then(() => this.#endAfter(lesson, lesson.plan.endsAtMs))
      .catch((err: unknown) => this.#parts.log.error({ event: 'lesson.close-failed', lessonId, err }))
      .finally(() => this.#leaving.delete(lessonId));
    this.#leaving.set(lessonId, leaving);
  }

  /** A live lesson that nobody teaches any more has ended when its time is over, whether or not somebody said so. */
  async #endAfter(lesson: LiveLesson, overAtMs: number): Promise<void> {
    const { plans, clock } = this.#parts;
    const nowMs = clock.nowMs();
    if (lesson.state.phase !== 'live' || nowMs < overAtMs) return;
    await lesson.settle(() => [{ type: 'lesson.ended', data: {} }]);
    await plans.markPhase(lesson.plan.lessonId, 'ended', nowMs);
  }
}
