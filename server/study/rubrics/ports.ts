import type { RubricAudience } from '../../../shared/api/index.ts';
import type { Rubric } from '../../../shared/study/rubric/rubric.ts';
import type { PersonId, RubricId, SchoolId } from '../../../shared/vocabulary/index.ts';

/** A rubric as it is kept, whoever looks at it. */
export type StoredRubric = {
  readonly rubricId: RubricId;
  readonly rubric: Rubric;
  readonly ownerId: PersonId;
  /** As they were called then: it outlives the person. */
  readonly ownerName: string;
  /** The owner's; `null` for people of the district. */
  readonly schoolId: SchoolId | null;
  readonly audience: RubricAudience;
  readonly version: number;
  readonly edition: number;
  readonly changedAtMs: number;
};

/** Whose rubrics somebody finds: their own, those of the district, and those of their school or of all. */
export type RubricSight = {
  readonly personId: PersonId;
  readonly schoolId: SchoolId | null;
  readonly ofAllSchools: boolean;
};

/** Where rubrics are kept. */
export interface RubricStore {
  /** All that somebody finds, newest first. */
  listFor(sight: RubricSight): Promise<StoredRubric[]>;
  find(rubricId: RubricId): Promise<StoredRubric | undefined>;
  countOf(personId: PersonId): Promise<number>;
  add(rubric: StoredRubric): Promise<void>;
  /**
   * Writes it if its version is the one that is there, and makes that one higher; the edition too, if the last one was
   * used. Returns whether it did.
   */
  save(rubricId: RubricId, rubric: Rubric, at: { readonly version: number; readonly atMs: number }): Promise<boolean>;
  /** Says that a study has taken this version of it. Returns whether it is still the one. */
  use(rubricId: RubricId, version: number): Promise<boolean>;
  share(rubricId: RubricId, audience: RubricAudience): Promise<void>;
  remove(rubricId: RubricId): Promise<void>;
}
