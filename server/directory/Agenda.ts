import type { ClassroomId, LessonId, PersonId } from '../../shared/vocabulary/index.ts';
import { Signal } from '../platform/Signal.ts';

/** Which lessons are no longer what they were, and whose lists of lessons. */
export type AgendaChange = {
  readonly lessonIds: readonly LessonId[];
  readonly personIds: readonly PersonId[];
  readonly classroomIds: readonly ClassroomId[];
};

/** A lesson as it was or is now, and whom it concerns. */
type Concerning = {
  readonly lessonId: LessonId;
  readonly teacherId: PersonId;
  readonly classroomIds: readonly ClassroomId[];
};

/** Tells whose lessons were planned, changed or began, so that open screens can read them again. */
export interface AgendaWatch {
  /** The returned function ends the watch. */
  onChanged(listener: (change: AgendaChange) => void): () => void;
}

/** Where changes of the timetable are announced in this process. */
export class Agenda implements AgendaWatch {
  readonly #changed: Signal<AgendaChange>;

  constructor(onFailure: (failure: unknown) => void) {
    this.#changed = new Signal(onFailure);
  }

  /** Announces a change to the teachers and classrooms of these lessons, before and after. */
  announce(...lessons: readonly Concerning[]): void {
    this.#changed.emit({
      lessonIds: [...new Set(lessons.map((lesson) => lesson.lessonId))],
      personIds: [...new Set(lessons.map((lesson) => lesson.teacherId))],
      classroomIds: [...new Set(lessons.flatMap((lesson) => lesson.classroomIds))],
    });
  }

  onChanged(listener: (change: AgendaChange) => void): () => void {
    return this.#changed.subscribe(listener);
  }
}
