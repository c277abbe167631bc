import type { StudyDeparture, StudyFindings, StudyTask } from '../../../shared/api/index.ts';
import type { StudyId, StudyTaskId } from '../../../shared/vocabulary/index.ts';

/** Who did something, and when. */
export type Deed = NonNullable<StudyTask['done']>;

/** Where the work of studies is kept beside their sheets. */
export interface StudyWorkStore {
  /** Open ones first, by their date; those that are done last. */
  tasks(studyId: StudyId): Promise<StudyTask[]>;
  addTask(studyId: StudyId, task: StudyTask): Promise<void>;
  /** The first who did it stays; `null`: it is not done after all. */
  tickTask(taskId: StudyTaskId, done: Deed | null): Promise<void>;
  removeTask(taskId: StudyTaskId): Promise<void>;
  summary(studyId: StudyId): Promise<StudyFindings>;
  /** Writes on the version that is there. Returns whether it was. */
  writeSummary(
    studyId: StudyId,
    given: Pick<StudyFindings, 'text' | 'version'> & { readonly by: Deed },
  ): Promise<boolean>;
  departures(studyId: StudyId): Promise<StudyDeparture[]>;
  addDeparture(studyId: StudyId, departure: StudyDeparture): Promise<void>;
}
