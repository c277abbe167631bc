import type { ParallelLink } from '../../../shared/api/index.ts';
import type { StudyId } from '../../../shared/vocabulary/index.ts';

/** A study of one of several lessons that are compared. */
export type GroupMember = { readonly studyId: StudyId; readonly link: ParallelLink | null };

/** Which studies belong together, because their lessons are compared. */
export interface ParallelStore {
  /** All that are compared with this one, itself among them: the first one first. It alone where nothing is compared. */
  groupOf(studyId: StudyId): Promise<GroupMember[]>;
  /** Puts a study beside the first one of a group. */
  add(studyId: StudyId, firstStudyId: StudyId): Promise<void>;
  link(studyId: StudyId, link: ParallelLink | null): Promise<void>;
}
