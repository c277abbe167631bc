import type {
  AgreedScore,
  DecidedScore,
  ScoredItem,
  ScoreSheet,
  ScoreSheetState,
  StudyRubric,
} from '../../../shared/api/index.ts';
import type { PersonId, StudyId, StudyRubricId } from '../../../shared/vocabulary/index.ts';

/** A rubric of a study as it is kept. */
export type StoredStudyRubric = Omit<StudyRubric, 'sheets'> & {
  readonly studyId: StudyId;
  /** What it was taken from: the id of somebody's rubric, or the name of one that comes with the product. */
  readonly source: string;
  readonly takenAtMs: number;
};

/** How far a sheet is. */
export type StoredState = ScoreSheetState & { readonly studyRubricId: StudyRubricId };

/** A person's sheet. */
export type ScorePlace = { readonly studyRubricId: StudyRubricId; readonly personId: PersonId };

/** Where the rubrics of studies and the scores are kept. */
export interface ScoreStore {
  /** In the order in which they were taken. */
  rubricsOf(studyId: StudyId): Promise<StoredStudyRubric[]>;
  /** How far all sheets of a study are, in the order in which they were begun. */
  statesOf(studyId: StudyId): Promise<StoredState[]>;
  take(rubric: StoredStudyRubric): Promise<void>;
  /** Takes it out unless a sheet has been begun. Returns whether it is gone. */
  drop(studyRubricId: StudyRubricId): Promise<boolean>;
  /** The round is over. Twice keeps the first time. */
  open(studyRubricId: StudyRubricId, atMs: number): Promise<void>;
  /** Begins a sheet unless there is one. */
  begin(studyRubricId: StudyRubricId, sheet: Omit<ScoreSheet, 'items'>): Promise<void>;
  sheetsOf(studyRubricId: StudyRubricId): Promise<ScoreSheet[]>;
  /**
   * Writes each item whose version is the one that is there, and makes its version one higher.
   *
   * @returns what is there now of each, or `undefined` when there is no sheet that could be written on.
   */
  write(place: ScorePlace, items: readonly ScoredItem[], atMs: number): Promise<ScoredItem[] | undefined>;
  /** Submitting twice keeps the first time. */
  submit(place: ScorePlace, atMs: number): Promise<void>;
  agreedOf(studyRubricId: StudyRubricId): Promise<DecidedScore[]>;
  /** Writes it if its version is the one that is there. */
  agree(
    studyRubricId: StudyRubricId,
    score: AgreedScore,
    by: { readonly name: string; readonly atMs: number },
  ): Promise<void>;
}
