import { AppError } from '../../../shared/errors/index.ts';
import { countPupilAnswers } from '../../../shared/lesson/pupils.ts';
import type { PupilAnswer } from '../../../shared/lesson/pupilsState.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import type { NewFact } from '../../../shared/protocol/index.ts';
import type { ClassroomId, LessonId } from '../../../shared/vocabulary/index.ts';
import { KeyedLock } from '../../platform/KeyedLock.ts';
import type { Log } from '../../platform/Log.ts';
import type { Lessons } from '../Lessons.ts';
import type { PupilStore } from './ports.ts';

/** A class answers within seconds: one fact a classroom each so many ms instead of one a pupil. */
const COUNT_EVERY_MS = 300;

type Parts = { readonly store: PupilStore; readonly lessons: Pick<Lessons, 'enter'>; readonly log: Log };

/**
 * Brings what pupils' devices have answered into the lesson's log, a classroom at a time. Each answer is kept durably
 * before this hears of it; what was not counted when a process ended is counted by the next one.
 */
export class PupilTally {
  readonly #parts: Parts;
  readonly #timers = new Map<LessonId, ReturnType<typeof setTimeout>>();
  readonly #oneByOne = new KeyedLock();
  #closed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Something was answered in this lesson, or an earlier process may have left something uncounted: counted soon. */
  touch(lessonId: LessonId): void {
    if (this.#closed || this.#timers.has(lessonId)) return;
    const timer = setTimeout(() => void this.#count(lessonId), COUNT_EVERY_MS);
    this.#timers.set(lessonId, timer);
  }

  /** Counts now what was answered up to now, before the question is closed. Never rejects. */
  async settle(lessonId: LessonId): Promise<void> {
    const timer = this.#timers.get(lessonId);
    if (timer === undefined) return;
    clearTimeout(timer);
    await this.#count(lessonId);
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  async #count(lessonId: LessonId): Promise<void> {
    this.#timers.delete(lessonId);
    const { lessons, log } = this.#parts;
    try {
      await this.#oneByOne.run(lessonId, () =>
        lessons.enter(lessonId, async (lesson) => {
          const pollId = lesson.state.poll?.pollId;
          if (pollId === undefined || lesson.state.phase !== 'live') return;
          const answers = await this.#parts.store.answersTo(pollId);
          await lesson.settle((state) => countAll(state, pollId, answers));
        }),
      );
    } catch (thrown) {
      const { code } = AppError.from(thrown);
      if (code === 'lesson.ended' || code === 'lesson.not-found') return;
      log.error({ event: 'pupils.not-counted', lessonId, err: thrown });
      this.touch(lessonId);
    }
  }
}

type Answered = { readonly classroomId: ClassroomId; readonly answer: PupilAnswer };
type AskedPoll = NonNullable<LessonState['poll']>;

function countAll(state: LessonState, pollId: AskedPoll['pollId'], answered: readonly Answered[]): NewFact[] {
  // Those whose devices were all sent away are counted down to nothing.
  const before = (state.plan?.listening ?? []).map(({ classroomId }) => classroomId);
  const classrooms = new Set([...before, ...answered.map(({ classroomId }) => classroomId)]);
  return [...classrooms].flatMap((classroomId) => {
    const answers = answered.filter((each) => each.classroomId === classroomId).map(({ answer }) => answer);
    return countPupilAnswers(state, { pollId, classroomId, answers });
  });
}
