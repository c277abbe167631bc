import type { AgreedDecision } from '../../../shared/api/index.ts';
import type { SchemeKey } from '../../../shared/study/scheme.ts';
import type { StudyId } from '../../../shared/vocabulary/index.ts';

/** Which agreed sheet: each study has one for each of its schemes. */
export type AgreedPlace = { readonly studyId: StudyId; readonly scheme: SchemeKey };

/** Where decisions are kept. */
export interface AgreedStore {
  /** All of an agreed sheet, by interval. */
  of(place: AgreedPlace): Promise<AgreedDecision[]>;
  /**
   * Writes each decision whose version is the one that is there, and makes its version one higher.
   *
   * @returns what is there now of each interval that was sent.
   */
  write(place: AgreedPlace, decisions: readonly AgreedDecision[]): Promise<AgreedDecision[]>;
}
