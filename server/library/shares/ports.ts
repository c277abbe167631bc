import type { Share } from '../../../shared/api/index.ts';
import type { PersonId, ShareId, TakeId } from '../../../shared/vocabulary/index.ts';

/** A link as it is kept. What opens it is known by its hash only. */
export type StoredShare = Share & { readonly secretHash: string; readonly madeBy: PersonId };

/** Where links are noted. */
export interface ShareStore {
  /** Notes a link. `false`: there is one that the same secret opens. */
  add(share: StoredShare): Promise<boolean>;
  find(shareId: ShareId): Promise<StoredShare | undefined>;
  findBySecretHash(secretHash: string): Promise<StoredShare | undefined>;
  /** Of one take, newest first. */
  ofTake(takeId: TakeId): Promise<StoredShare[]>;
  /** Counts that it was opened. */
  noteUse(shareId: ShareId, atMs: number): Promise<void>;
  /** Removing twice is harmless. */
  remove(shareId: ShareId): Promise<void>;
  /** Forgets those that expired before a moment. */
  forgetExpired(beforeMs: number): Promise<void>;
}
