import { allReported, beginFault, endDrill, endFault, runningDrill } from '../../../shared/lesson/drill.ts';
import type { DrillEnd } from '../../../shared/lesson/drillState.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import type { Log } from '../../platform/Log.ts';
import type { LiveLesson } from '../LiveLesson.ts';
import type { Recording } from '../ports.ts';
import { type Struck, strike } from './strike.ts';

/** How a drill is paced, in ms. */
export type DrillPace = {
  /** From what is said on the screens to the first fault: time to read it, and to see how it was before. */
  readonly leadMs: number;
  /** From the end of one fault to the next. */
  readonly betweenMs: number;
  /** The longest that reports of one fault are waited for. */
  readonly watchMs: number;
};

/** As schools get it. */
export const USUAL_PACE: DrillPace = { leadMs: 6_000, betweenMs: 6_000, watchMs: 50_000 };

type Parts = {
  readonly lesson: LiveLesson;
  readonly recording: Pick<Recording, 'strikeRecorder'>;
  readonly pace: DrillPace;
  readonly log: Log;
};

/** Makes the faults of a lesson's drill one after the other, each watched until all who were there have reported. */
export class DrillRun {
  readonly #parts: Parts;
  readonly #stopping = new AbortController();
  /** Settles when the last fault is undone. */
  readonly done: Promise<void>;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.done = this.#run();
  }

  /** Makes no further fault. Resolves when the one that is on is undone. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.done;
  }

  async #run(): Promise<void> {
    const { lesson, pace, log } = this.#parts;
    try {
      await this.#until(() => false, pace.leadMs);
      while (this.#goesOn(lesson.state)) {
        await this.#makeOne();
        if (isLastMade(lesson.state)) break;
        await this.#until(() => false, pace.betweenMs);
      }
      await this.#settle((state) => endDrill(state, this.#reason()));
    } catch (err) {
      log.error({ event: 'drill.broken-off', lessonId: lesson.plan.lessonId, err });
    }
  }

  async #makeOne(): Promise<void> {
    const { lesson, recording, pace, log } = this.#parts;
    await this.#settle(beginFault);
    let struck: Struck = { made: false, undo: async () => undefined };
    try {
      struck = await strike(lesson, recording);
      if (struck.made) await this.#until(isReported, pace.watchMs);
    } catch (err) {
      log.error({ event: 'drill.fault-not-made', lessonId: lesson.plan.lessonId, err });
    } finally {
      await struck.undo().catch((err: unknown) => log.error({ event: 'drill.fault-not-undone', err }));
    }
    await this.#settle((state) => endFault(state, struck.made));
  }

  #reason(): DrillEnd {
    return this.#stopping.signal.aborted ? 'stopped' : 'done';
  }

  #goesOn(state: LessonState): boolean {
    return !this.#stopping.signal.aborted && !this.#parts.lesson.closed && runningDrill(state) !== undefined;
  }

  async #settle(rule: Parameters<LiveLesson['settle']>[0]): Promise<void> {
    if (!this.#parts.lesson.closed) await this.#parts.lesson.settle(rule);
  }

  /** Waits until the state says so, the time is over, or the drill is to end. */
  #until(isSo: (state: LessonState) => boolean, withinMs: number): Promise<void> {
    const { lesson } = this.#parts;
    const { signal } = this.#stopping;
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        stopListening();
        signal.removeEventListener('abort', finish);
        resolve();
      };
      const look = () => {
        if (isSo(lesson.state) || !this.#goesOn(lesson.state)) finish();
      };
      const timer = setTimeout(finish, withinMs);
      const stopListening = lesson.onChanged(look);
      signal.addEventListener('abort', finish);
      look();
    });
  }
}

/** All who were there have told what they saw. */
function isReported(state: LessonState): boolean {
  const drill = runningDrill(state);
  return !drill || allReported(state, drill);
}

function isLastMade(state: LessonState): boolean {
  const drill = runningDrill(state);
  return !drill || drill.begun >= drill.faults.length;
}
