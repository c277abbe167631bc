import type { SavedQuery } from '../../../shared/api/index.ts';
import type { FactType, LoggedFact } from '../../../shared/protocol/index.ts';
import type { LessonId, PersonId, SavedQueryId, SchoolId } from '../../../shared/vocabulary/index.ts';

/** The logs of lessons, as a search reads them. */
export interface EventLogStore {
  /** All facts of a lesson in order, but those of some types: most of a log is the pointer and ink. */
  readWithout(lessonId: LessonId, types: readonly FactType[]): Promise<LoggedFact[]>;
}

/** A saved query as it is kept; its owner's name is as they are called now. */
export type StoredQuery = Omit<SavedQuery, 'mine'>;

/** What is written of one. */
export type QueryFields = Pick<StoredQuery, 'name' | 'query' | 'shared'>;

/** Where saved queries are kept. Those of somebody who is removed go with them. */
export interface QueryStore {
  /** One's own and those that are shared with the school, by name. */
  list(personId: PersonId, schoolId: SchoolId | null): Promise<StoredQuery[]>;
  find(savedQueryId: SavedQueryId): Promise<StoredQuery | undefined>;
  add(query: Omit<StoredQuery, 'byName'>): Promise<void>;
  change(savedQueryId: SavedQueryId, fields: QueryFields): Promise<void>;
  /** Removing twice is harmless. */
  remove(savedQueryId: SavedQueryId): Promise<void>;
}
