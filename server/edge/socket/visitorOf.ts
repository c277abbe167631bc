import { type Identity, rolesOf } from '../../accounts/Identity.ts';
import type { StoredPass } from '../../accounts/ports.ts';
import type { Visitor } from './Visitor.ts';

/** Whoever has a session, as the live side needs to know them; `undefined` for strangers. */
export function visitorOf(identity: Identity): Visitor | undefined {
  if (identity.kind === 'stranger') return undefined;
  const known = { roles: rolesOf(identity), sessionId: identity.sessionId };
  if (identity.kind === 'person') {
    // As on the REST side: a password that somebody else set must be changed first.
    if (identity.mustChangePassword) return undefined;
    return { ...known, holder: { kind: 'person', personId: identity.personId, name: identity.name } };
  }
  const { displayId, classroomId } = identity;
  return { ...known, holder: { kind: 'display', displayId, classroomId } };
}

/** The phone that has a pass, as the live side needs to know it. */
export function phoneOf({ passId, lessonId, classroomId }: StoredPass): Visitor {
  return { holder: { kind: 'assistant', passId, lessonId, classroomId }, roles: ['assistant'], sessionId: null };
}
