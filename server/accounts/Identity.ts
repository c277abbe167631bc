import type { Who } from '../../shared/api/index.ts';
import type {
  ClassroomId,
  DisplayId,
  PersonId,
  PersonRole,
  Role,
  SchoolId,
  SessionId,
} from '../../shared/vocabulary/index.ts';

/** A person who has signed in. */
export type PersonIdentity = {
  readonly kind: 'person';
  readonly sessionId: SessionId;
  readonly personId: PersonId;
  readonly name: string;
  readonly roles: readonly PersonRole[];
  /** `null` for people of the district itself. */
  readonly schoolId: SchoolId | null;
  readonly mustChangePassword: boolean;
};

/** A paired classroom display that has proved its key. */
export type DisplayIdentity = {
  readonly kind: 'display';
  readonly sessionId: SessionId;
  readonly displayId: DisplayId;
  readonly classroomId: ClassroomId;
  readonly classroomName: string;
  readonly schoolName: string;
};

/** Nobody we know. `expired`: a session was shown that is no longer good. */
export type StrangerIdentity = { readonly kind: 'stranger'; readonly expired: boolean };

/** Who is at the door. */
export type Identity = PersonIdentity | DisplayIdentity | StrangerIdentity;

/** The roles with which somebody knocks. */
export function rolesOf(identity: Identity): readonly Role[] {
  if (identity.kind === 'person') return identity.roles;
  return identity.kind === 'display' ? ['classroom'] : ['stranger'];
}

/** Somebody as the screens need to know them. */
export function whoOf(identity: Identity): Who {
  if (identity.kind === 'stranger') return { kind: 'stranger' };
  if (identity.kind === 'person') {
    const { personId, name, roles, schoolId, mustChangePassword } = identity;
    return { kind: 'person', personId, name, roles: [...roles], schoolId, mustChangePassword };
  }
  const { displayId, classroomId, classroomName, schoolName } = identity;
  return { kind: 'display', displayId, classroomId, classroomName, schoolName };
}
