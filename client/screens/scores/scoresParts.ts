import type { DecidedScore, ScoreSheet, Study, StudyRubric } from '../../../shared/api/index.ts';
import type { RubricResults } from '../../../shared/study/rubric/results.ts';

/** What the parts of the page work with. */
export type ScoresParts = {
  readonly study: Study;
  readonly taken: StudyRubric;
  readonly sheets: readonly ScoreSheet[];
  readonly agreed: readonly DecidedScore[];
  readonly results: RubricResults;
};
