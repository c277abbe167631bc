import { AppError } from '../../../shared/errors/index.ts';
import { beginDrill, reachesOther, runningDrill } from '../../../shared/lesson/drill.ts';
import { type DrillBook, emptyDrillBook, readDrills } from '../../../shared/lesson/drillBook.ts';
import type { DrillFault } from '../../../shared/lesson/drillState.ts';
import { runningTake } from '../../../shared/lesson/takes.ts';
import { type ClassroomId, DrillId, idPrefixes, type LessonId } from '../../../shared/vocabulary/index.ts';
import type { Log } from '../../platform/Log.ts';
import { newId } from '../../platform/newId.ts';
import type { Lessons } from '../Lessons.ts';
import type { LiveLesson } from '../LiveLesson.ts';
import type { LessonLogStore, Recording } from '../ports.ts';
import { type DrillPace, DrillRun, USUAL_PACE } from './DrillRun.ts';

type Parts = {
  readonly lessons: Lessons;
  readonly store: Pick<LessonLogStore, 'readSince'>;
  readonly recording: Pick<Recording, 'strikeRecorder'>;
  readonly log: Log;
  readonly pace?: DrillPace;
};

/** A lesson that would be interrupted along with another, and by which faults. */
export type Affected = { readonly lessonId: LessonId; readonly byWorker: boolean; readonly byRecorder: boolean };

/** What is to be tried. */
export type WantedDrill = { readonly faults: readonly DrillFault[]; readonly classroomId: ClassroomId | null };

/** Logs of so many lessons are remembered as far as they were read. */
const MOST_BOOKS = 20;

/** Drills (演练): one at a time on this server, so that what is measured is what was done. */
export class Drills {
  readonly #parts: Parts;
  #running: { readonly lessonId: LessonId; readonly run: DrillRun } | undefined;
  /** Somebody is just beginning one. */
  #beginning = false;
  readonly #books = new Map<LessonId, { readonly seq: number; readonly book: DrillBook }>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Whether one goes on somewhere. */
  get isBusy(): boolean {
    return this.#beginning || this.#running !== undefined;
  }

  /** The lesson, if somebody is in it. */
  find(lessonId: LessonId): Promise<LiveLesson | undefined> {
    return this.#parts.lessons.inhabited(lessonId);
  }

  /** The other lessons that share what would be broken. */
  async affectedBy({ plan, faults }: LiveLesson): Promise<Affected[]> {
    const worker = await faults.worker();
    const others = (await this.#parts.lessons.allInhabited()).filter(
      (lesson) => lesson.plan.lessonId !== plan.lessonId && lesson.state.phase === 'live',
    );
    const affected = await Promise.all(
      others.map(async (lesson) => ({
        lessonId: lesson.plan.lessonId,
        byWorker: worker !== undefined && (await lesson.faults.worker()) === worker,
        byRecorder: runningTake(lesson.state) !== undefined,
      })),
    );
    return affected.filter(({ byWorker, byRecorder }) => byWorker || byRecorder);
  }

  /**
   * Begins one. `mayAffect` is asked before anything is done, and throws if other lessons must not be interrupted.
   * Throws `drill.busy`, `drill.not-recording`, and what the rule throws.
   */
  async begin(
    lesson: LiveLesson,
    { faults, classroomId }: WantedDrill,
    mayAffect: (others: readonly Affected[]) => Promise<void>,
  ): Promise<DrillId> {
    if (this.isBusy) throw new AppError('drill.busy');
    this.#beginning = true;
    try {
      await mayAffect((await this.affectedBy(lesson)).filter((other) => reachesOther(other, faults)));
      if (faults.includes('recorder-kill') && !runningTake(lesson.state)) throw new AppError('drill.not-recording');
      const drillId = newId(DrillId, idPrefixes.drill);
      const drill = { drillId, faults: [...new Set(faults)], classroomId };
      await lesson.settle((state) => beginDrill(state, drill));
      this.#start(lesson);
      return drillId;
    } finally {
      this.#beginning = false;
    }
  }

  /** Ends the one that goes on in this lesson. Throws `drill.not-running`. */
  async stop(lessonId: LessonId): Promise<void> {
    if (this.#running?.lessonId !== lessonId) throw new AppError('drill.not-running');
    await this.#running.run.stop();
  }

  /** What the log of a lesson tells of drills. */
  async book(lessonId: LessonId): Promise<DrillBook> {
    const known = this.#books.get(lessonId) ?? { seq: 0, book: emptyDrillBook };
    const facts = await this.#parts.store.readSince(lessonId, known.seq);
    const book = readDrills(facts, known.book);
    this.#books.delete(lessonId);
    this.#books.set(lessonId, { seq: facts.at(-1)?.seq ?? known.seq, book });
    const [longestUnread] = this.#books.keys();
    if (this.#books.size > MOST_BOOKS && longestUnread) this.#books.delete(longestUnread);
    return book;
  }

  /** Undoes what is on. */
  async close(): Promise<void> {
    await this.#running?.run.stop();
  }

  #start(lesson: LiveLesson): void {
    const { recording, log, pace = USUAL_PACE } = this.#parts;
    const run = new DrillRun({ lesson, recording, pace, log });
    const running = { lessonId: lesson.plan.lessonId, run };
    this.#running = running;
    void run.done.then(() => {
      if (this.#running === running) this.#running = undefined;
    });
  }
}

/** Why no drill can begin in a lesson that somebody is in; `undefined`: it can. */
export function whyNot(lesson: LiveLesson, isBusy: boolean): 'busy' | 'not-live' | 'ended' | undefined {
  if (lesson.state.phase !== 'live') return lesson.state.phase === 'ended' ? 'ended' : 'not-live';
  return isBusy || runningDrill(lesson.state) ? 'busy' : undefined;
}
