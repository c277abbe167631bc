import type { Role, SessionId } from '../../../shared/vocabulary/index.ts';
import type { RightsLost } from '../../accounts/RightsWatch.ts';
import type { Holder } from '../../lesson/ports.ts';

/** Who is at the door, by the cookie that the browser sent. */
export type Visitor = { readonly holder: Holder; readonly roles: readonly Role[]; readonly sessionId: SessionId };

/** Whether these are this visitor's rights. */
export function hasLost({ holder, sessionId }: Visitor, lost: RightsLost): boolean {
  if (lost.kind === 'session') return sessionId === lost.sessionId;
  if (lost.kind === 'person') return holder.kind === 'person' && holder.personId === lost.personId;
  return holder.kind === 'display' && holder.displayId === lost.displayId;
}
