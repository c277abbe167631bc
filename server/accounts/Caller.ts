import { AppError } from '../../shared/errors/index.ts';
import type { PersonRole, SchoolId } from '../../shared/vocabulary/index.ts';
import type { Log } from '../platform/Log.ts';
import type { DisplayIdentity, Identity, PersonIdentity } from './Identity.ts';

/** Whoever makes a REST request, as the handlers see them. */
export type Caller = {
  readonly identity: Identity;
  readonly address: string;
  /** What the browser calls itself, at most 200 characters. */
  readonly device: string;
  readonly log: Log;
  /** Gives the browser a session's secret to keep; `null` takes it away. */
  readonly keepToken: (token: string | null) => void;
  /** The secret of this phone's pass, if it has one. It gives no role here. */
  readonly passToken: string | undefined;
  /** Gives the phone a pass's secret to keep. */
  readonly keepPass: (token: string) => void;
  /** The secret of this pupil's device, if it has one. It gives no role here. */
  readonly pupilToken: string | undefined;
  /** Gives a pupil's device a secret to keep. */
  readonly keepPupil: (token: string) => void;
};

/** The person who asks. The gate has let only people in; this is for the compiler and for mistakes in the contract. */
export function personOf({ identity }: Caller): PersonIdentity {
  if (identity.kind !== 'person') throw new AppError('session.missing');
  return identity;
}

/** The display that asks. */
export function displayOf({ identity }: Caller): DisplayIdentity {
  if (identity.kind !== 'display') throw new AppError('session.missing');
  return identity;
}

/** Whether the person has one of these roles. */
export function hasRole(person: Pick<PersonIdentity, 'roles'>, ...roles: readonly PersonRole[]): boolean {
  return person.roles.some((role) => roles.includes(role));
}

/** How far somebody's right to administer goes: every school, or one. */
export type Reach = { readonly kind: 'district' } | { readonly kind: 'school'; readonly schoolId: SchoolId };

/** The reach of an administrator; `undefined` for everyone else. */
export function reachOf(person: Pick<PersonIdentity, 'roles' | 'schoolId'>): Reach | undefined {
  if (hasRole(person, 'district-administrator')) return { kind: 'district' };
  if (!hasRole(person, 'school-administrator') || person.schoolId === null) return undefined;
  return { kind: 'school', schoolId: person.schoolId };
}

/** Whether a school lies within a reach. What belongs to no school is the district's alone. */
export function reaches(reach: Reach | undefined, schoolId: SchoolId | null): boolean {
  return reach?.kind === 'district' || (reach?.kind === 'school' && reach.schoolId === schoolId);
}

/** The second gate: refuses administrators of other schools. */
export function mustReach(caller: Caller, schoolId: SchoolId | null): void {
  if (!reaches(reachOf(personOf(caller)), schoolId))
    throw new AppError('request.forbidden', { reason: 'other-school' });
}
