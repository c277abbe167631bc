import type { Mark, MarkFields, MarkReply } from '../../../shared/api/index.ts';
import type { LessonId, MarkId, MarkReplyId, PersonId } from '../../../shared/vocabulary/index.ts';

/** A reply as it is kept. */
export type StoredReply = Omit<MarkReply, 'removable'>;

/** A mark as it is kept, whoever looks at it. */
export type StoredMark = Omit<Mark, 'mine' | 'removable' | 'replies'> & { readonly replies: readonly StoredReply[] };

/** A stretch of a lesson on the server's clock, both ends included. */
export type Stretch = { readonly fromMs: number; readonly toMs: number };

/** The marks on lessons, by lesson and server time: a take shows those that lie in it. */
export interface MarkStore {
  /** All that touch the stretch, by their beginnings. Who may see which is not its matter. */
  list(lessonId: LessonId, stretch: Stretch): Promise<StoredMark[]>;
  find(markId: MarkId): Promise<StoredMark | undefined>;
  /** How many somebody has made in a lesson. */
  countOf(lessonId: LessonId, personId: PersonId): Promise<number>;
  add(mark: Omit<StoredMark, 'replies'>): Promise<void>;
  change(markId: MarkId, fields: MarkFields, changedAtMs: number | null): Promise<void>;
  /** Removes it with its replies. Removing twice is harmless. */
  remove(markId: MarkId): Promise<void>;
  addReply(markId: MarkId, reply: StoredReply): Promise<void>;
  removeReply(markReplyId: MarkReplyId): Promise<void>;
}
