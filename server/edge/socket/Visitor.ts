import type { Role, SessionId } from '../../../shared/vocabulary/index.ts';
import type { RightsLost } from '../../accounts/RightsWatch.ts';
import type { Holder } from '../../lesson/ports.ts';

/** Who is at the door, by the cookie that the browser sent. */
export type Visitor = {
  readonly holder: Holder;
  readonly roles: readonly Role[];
  /** `null` for a phone: its pass is all that it has. */
  readonly sessionId: SessionId | null;
};

/** What the visitor's right to be here is called: of two connections with the same, one can go on where the other ended. */
export function rightOf({ holder, sessionId }: Visitor): string {
  return sessionId ?? (holder.kind === 'assistant' ? holder.passId : '');
}

/** Whether these are this visitor's rights. */
export function hasLost({ holder, sessionId }: Visitor, lost: RightsLost): boolean {
  if (lost.kind === 'session') return sessionId === lost.sessionId;
  if (lost.kind === 'person') return holder.kind === 'person' && holder.personId === lost.personId;
  if (lost.kind === 'pass') return holder.kind === 'assistant' && holder.passId === lost.passId;
  return holder.kind === 'display' && holder.displayId === lost.displayId;
}
