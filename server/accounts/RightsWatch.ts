import type { DisplayId, PassId, PersonId, SessionId } from '../../shared/vocabulary/index.ts';

/** Whose rights are gone: every connection of a person, of a display or of a phone's pass, or those of one session. */
export type RightsLost =
  | { readonly kind: 'person'; readonly personId: PersonId }
  | { readonly kind: 'display'; readonly displayId: DisplayId }
  | { readonly kind: 'pass'; readonly passId: PassId }
  | { readonly kind: 'session'; readonly sessionId: SessionId };

/** Tells who has lost their rights, so that what they have open can be closed at once. */
export interface RightsWatch {
  /** The returned function ends the watch. */
  onRevoked(listener: (lost: RightsLost) => void): () => void;
}
