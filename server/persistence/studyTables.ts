import type { Generated } from 'kysely';
import type { CodedUnit, MarkAudience, RubricAudience, StudyRole } from '../../shared/api/index.ts';
import type { SchemeKey } from '../../shared/study/scheme.ts';
import type {
  LessonId,
  MarkId,
  MarkReplyId,
  OwnSchemeId,
  PersonId,
  RubricId,
  SavedQueryId,
  SchoolId,
  SheetId,
  StudyId,
  StudyRubricId,
  StudyTaskId,
  TakeId,
} from '../../shared/vocabulary/index.ts';
import type { Flag } from './flag.ts';

/** The tables of marks and of lesson study, as `Tables` has the others. */
export type StudyTables = {
  marks: {
    markId: MarkId;
    lessonId: LessonId;
    byPersonId: PersonId;
    /** As they were called then: it outlives the person. */
    byName: string;
    fromMs: number;
    /** `null` for a moment. */
    toMs: number | null;
    /** JSON of a MarkRegion. */
    region: string | null;
    text: string;
    /** JSON list of words. */
    tags: string;
    audience: MarkAudience;
    madeAtMs: number;
    changedAtMs: number | null;
  };
  markReplies: {
    markReplyId: MarkReplyId;
    markId: MarkId;
    byPersonId: PersonId;
    byName: string;
    text: string;
    madeAtMs: number;
  };
  studies: {
    studyId: StudyId;
    takeId: TakeId;
    title: string;
    question: string;
    untilMs: number | null;
    /** JSON list of Scheme. */
    schemes: string;
    madeAtMs: number;
    archivedAtMs: number | null;
  };
  studyPeople: {
    studyId: StudyId;
    personId: PersonId;
    /** As they were called then: it outlives the person. */
    name: string;
    role: StudyRole;
    opensTake: Flag;
  };
  sheets: {
    sheetId: SheetId;
    studyId: StudyId;
    schemeKey: SchemeKey;
    /** JSON of a Scheme. */
    scheme: string;
    personId: PersonId;
    name: string;
    begunAtMs: number;
    savedAtMs: number;
    submittedAtMs: number | null;
  };
  sheetUnits: {
    sheetId: SheetId;
    unit: number;
    /** JSON list of the keys of codes. */
    codes: string;
    source: CodedUnit['source'];
    version: number;
  };
  sheetEvents: {
    sheetId: SheetId;
    eventId: string;
    /** `null`: it was taken back. */
    code: string | null;
    fromMs: number;
    toMs: number | null;
    version: number;
  };
  ownSchemes: {
    schemeId: OwnSchemeId;
    personId: PersonId;
    ownerName: string;
    shared: Flag;
    /** JSON of a Scheme. */
    scheme: string;
    /** The scheme's: in a column of its own, so that only what was known is written over. */
    version: number;
    madeAtMs: number;
    changedAtMs: number;
  };
  agreedUnits: {
    studyId: StudyId;
    schemeKey: SchemeKey;
    unit: number;
    /** JSON list of the keys of codes. */
    codes: string;
    version: number;
    byPersonId: PersonId;
    byName: string;
    atMs: number;
  };
  studyTasks: {
    taskId: StudyTaskId;
    studyId: StudyId;
    text: string;
    forPersonId: PersonId | null;
    forName: string | null;
    untilMs: number | null;
    byPersonId: PersonId;
    byName: string;
    madeAtMs: number;
    doneByPersonId: PersonId | null;
    doneByName: string | null;
    doneAtMs: number | null;
  };
  studySummaries: {
    studyId: StudyId;
    text: string;
    version: number;
    byPersonId: PersonId;
    byName: string;
    atMs: number;
  };
  studyDepartures: {
    studyId: StudyId;
    personId: PersonId;
    name: string;
    role: StudyRole;
    byName: string;
    atMs: number;
    unsubmitted: number;
  };
  studyParallels: { studyId: StudyId; firstStudyId: StudyId; firstMs: number | null; ownMs: number | null };
  rubrics: {
    rubricId: RubricId;
    /** JSON of a Rubric. */
    rubric: string;
    ownerId: PersonId;
    /** As they were called then: it outlives the person. */
    ownerName: string;
    schoolId: SchoolId | null;
    audience: RubricAudience;
    version: number;
    edition: number;
    /** Whether a study has taken this edition; the database fills in that none has. */
    used: Generated<Flag>;
    changedAtMs: number;
  };
  studyRubrics: {
    studyRubricId: StudyRubricId;
    studyId: StudyId;
    source: string;
    edition: number | null;
    /** JSON of a Rubric. */
    rubric: string;
    takenAtMs: number;
    openedAtMs: number | null;
  };
  scoreSheets: {
    studyRubricId: StudyRubricId;
    personId: PersonId;
    name: string;
    begunAtMs: number;
    savedAtMs: number;
    submittedAtMs: number | null;
  };
  scores: {
    studyRubricId: StudyRubricId;
    personId: PersonId;
    node: string;
    /** JSON of a RubricAnswer. */
    answer: string;
    /** JSON list of Evidence. */
    evidence: string;
    version: number;
  };
  agreedScores: {
    studyRubricId: StudyRubricId;
    node: string;
    /** JSON of a RubricAnswer. */
    answer: string;
    byName: string;
    atMs: number;
    version: number;
  };
  savedQueries: {
    savedQueryId: SavedQueryId;
    byPersonId: PersonId;
    name: string;
    /** JSON of an EventQuery. */
    query: string;
    shared: Flag;
    savedAtMs: number;
  };
};
