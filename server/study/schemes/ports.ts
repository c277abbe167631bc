import type { OwnScheme } from '../../../shared/api/index.ts';
import type { OwnSchemeId, PersonId } from '../../../shared/vocabulary/index.ts';

/** A scheme as it is kept. */
export type StoredScheme = Omit<OwnScheme, 'mine'> & { readonly personId: PersonId; readonly madeAtMs: number };

/** Where the schemes that people made are kept. */
export interface OwnSchemeStore {
  /** Those of somebody and those that are shared, newest change first. */
  seenBy(personId: PersonId): Promise<StoredScheme[]>;
  find(schemeId: OwnSchemeId): Promise<StoredScheme | undefined>;
  add(scheme: StoredScheme): Promise<void>;
  /** Writes a new edition over `knownVersion`. Returns whether that was the one that was there. */
  change(
    scheme: Pick<StoredScheme, 'schemeId' | 'scheme' | 'shared' | 'changedAtMs'>,
    knownVersion: number,
  ): Promise<boolean>;
  remove(schemeId: OwnSchemeId): Promise<void>;
}
