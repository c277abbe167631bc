import type { StudyPerson, StudySummary } from '../../../shared/api/index.ts';
import type { Scheme } from '../../../shared/study/scheme.ts';
import type { PersonId, StudyId } from '../../../shared/vocabulary/index.ts';

/** Somebody in a study, as it is kept. */
export type StoredStudyPerson = StudyPerson & {
  /** Whether they may watch the take because they are in the study: whoever invited them managed the take. */
  readonly opensTake: boolean;
};

/** A study as it is kept, with what the library says of its take. */
export type StoredStudy = Omit<StudySummary, 'role'> & {
  /** 0 while it is being recorded. */
  readonly lengthMs: number;
  readonly recording: boolean;
  /** Copies of the instruments as they were when it began. */
  readonly schemes: readonly Scheme[];
  readonly people: readonly StoredStudyPerson[];
};

/** What is written when a study begins. */
export type NewStudy = Omit<
  StoredStudy,
  'lessonTitle' | 'teacherName' | 'beganAtMs' | 'lengthMs' | 'recording' | 'archivedAtMs'
>;

/** Where studies are kept. Those of removed takes are gone with them. */
export interface StudyStore {
  /** Those that somebody is in, newest first. */
  ofPerson(personId: PersonId): Promise<StoredStudy[]>;
  find(studyId: StudyId): Promise<StoredStudy | undefined>;
  add(study: NewStudy): Promise<void>;
  change(studyId: StudyId, words: Pick<StoredStudy, 'title' | 'question' | 'untilMs'>): Promise<void>;
  archive(studyId: StudyId, atMs: number): Promise<void>;
  /** Adds somebody, or changes what they do. */
  putPerson(studyId: StudyId, person: StoredStudyPerson): Promise<void>;
  removePerson(studyId: StudyId, personId: PersonId): Promise<void>;
}
