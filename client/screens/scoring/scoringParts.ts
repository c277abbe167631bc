import type { Study, StudyRubric } from '../../../shared/api/index.ts';
import type { Replay } from '../../playback/Replay.ts';
import type { Scoring } from '../../study/scores/Scoring.ts';

/** What the parts of the page work with. */
export type ScoringParts = {
  readonly study: Study;
  readonly taken: StudyRubric;
  readonly replay: Replay;
  readonly scoring: Scoring;
  readonly writable: boolean;
};
