import type { StudyId, StudyRubricId } from '../../../shared/vocabulary/index.ts';
import type { LibraryStore } from '../../library/ports.ts';
import type { Clock } from '../../platform/Clock.ts';
import type { KeyedLock } from '../../platform/KeyedLock.ts';
import type { MarkStore } from '../marks/ports.ts';
import type { StudyDesk } from '../studies/StudyDesk.ts';
import type { ScoreStore } from './ports.ts';

/** What scoring works with. */
export type ScoreDeps = {
  readonly scores: ScoreStore;
  readonly marks: Pick<MarkStore, 'find'>;
  readonly library: Pick<LibraryStore, 'find'>;
  readonly desk: Pick<StudyDesk, 'of'>;
  readonly clock: Clock;
  /** One change of a study's scores at a time. */
  readonly changes: KeyedLock;
};

/** Which rubric of which study. */
export type RubricPlace = { readonly studyId: StudyId; readonly studyRubricId: StudyRubricId };
