import type { ClassroomId, PersonId } from '../../shared/vocabulary/index.ts';
import { Signal } from '../platform/Signal.ts';

/** Whose lists of lessons are no longer what they were. */
export type AgendaChange = { readonly personIds: readonly PersonId[]; readonly classroomIds: readonly ClassroomId[] };

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
  announce(
    ...lessons: readonly { readonly teacherId: PersonId; readonly classroomIds: readonly ClassroomId[] }[]
  ): void {
    this.#changed.emit({
      personIds: [...new Set(lessons.map((lesson) => lesson.teacherId))],
      classroomIds: [...new Set(lessons.flatMap((lesson) => lesson.classroomIds))],
    });
  }

  onChanged(listener: (change: AgendaChange) => void): () => void {
    return this.#changed.subscribe(listener);
  }
}
