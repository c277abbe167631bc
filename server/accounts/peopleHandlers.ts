import type { EndpointHandlers, EndpointRequest, Person } from '../../shared/api/index.ts';
import { AppError } from '../../shared/errors/index.ts';
import { idPrefixes, PersonId } from '../../shared/vocabulary/index.ts';
import { KeyedLock } from '../platform/KeyedLock.ts';
import { newId } from '../platform/newId.ts';
import { type Caller, mustReach, personOf, reachOf } from './Caller.ts';
import { hashPassword } from './passwordHash.ts';
import { makePassword } from './passwordPolicy.ts';
import type { PeopleStore, PersonFields } from './ports.ts';
import type { Sessions } from './Sessions.ts';

type Deps = {
  readonly people: PeopleStore;
  readonly sessions: Sessions;
  readonly schoolExists: (schoolId: NonNullable<PersonFields['schoolId']>) => Promise<boolean>;
};

type Handlers = Pick<
  EndpointHandlers<Caller>,
  'people.list' | 'people.create' | 'people.update' | 'people.reset-password' | 'people.remove'
>;

const runsDistrict = (person: Pick<Person, 'roles' | 'disabled'>): boolean =>
  person.roles.includes('district-administrator') && !person.disabled;

const sameRoles = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join() === [...b].sort().join();

/** Refuses what this administrator may not make of anybody, and people who cannot be. */
async function mustBeAllowed(
  caller: Caller,
  { schoolExists }: Deps,
  fields: Pick<PersonFields, 'roles' | 'schoolId'>,
): Promise<void> {
  mustReach(caller, fields.schoolId);
  if (fields.roles.includes('district-administrator') && reachOf(personOf(caller))?.kind !== 'district') {
    throw new AppError('request.forbidden', { reason: 'district-administrator' });
  }
  const needsSchool = fields.roles.includes('school-administrator') || fields.roles.includes('teacher');
  if (needsSchool && fields.schoolId === null) throw new AppError('request.malformed', { at: 'body.schoolId' });
  if (fields.schoolId !== null && !(await schoolExists(fields.schoolId))) throw new AppError('school.not-found');
}

/** The person, if this administrator may change them: a school's administrator never touches the district's. */
async function changeable(caller: Caller, { people }: Deps, personId: PersonId): Promise<Person> {
  const person = await people.find(personId);
  if (!person) throw new AppError('person.not-found', { personId });
  mustReach(caller, person.schoolId);
  if (person.roles.includes('district-administrator') && reachOf(personOf(caller))?.kind !== 'district') {
    throw new AppError('request.forbidden', { reason: 'district-administrator' });
  }
  return person;
}

async function mustLeaveAnAdministrator(
  { people }: Deps,
  before: Person,
  after: Pick<Person, 'roles' | 'disabled'> | null,
): Promise<void> {
  if (!runsDistrict(before) || (after && runsDistrict(after))) return;
  if ((await people.countDistrictAdministrators()) <= 1) throw new AppError('person.last-administrator');
}

async function create(caller: Caller, deps: Deps, fields: EndpointRequest<'people.create'>['body']) {
  await mustBeAllowed(caller, deps, fields);
  const personId = newId(PersonId, idPrefixes.person);
  const password = makePassword();
  const stored = { passwordHash: await hashPassword(password), mustChangePassword: true };
  await deps.people.create(personId, { ...fields, roles: [...new Set(fields.roles)], disabled: false }, stored);
  caller.log.info({ event: 'person.created', personId, roles: fields.roles, by: personOf(caller).personId });
  return { personId, password };
}

async function update(caller: Caller, deps: Deps, { params, body }: EndpointRequest<'people.update'>): Promise<void> {
  const before = await changeable(caller, deps, params.personId);
  const after = { ...body, roles: [...new Set(body.roles)] };
  await mustBeAllowed(caller, deps, after);
  await mustLeaveAnAdministrator(deps, before, after);
  await deps.people.update(params.personId, after);
  const rightsChanged =
    !sameRoles(before.roles, after.roles) || before.disabled !== after.disabled || before.schoolId !== after.schoolId;
  if (!rightsChanged) return;
  await deps.sessions.endAllOf({ kind: 'person', personId: params.personId });
  caller.log.info({
    event: 'person.rights-changed',
    personId: params.personId,
    roles: after.roles,
    disabled: after.disabled,
    by: personOf(caller).personId,
  });
}

async function resetPassword(caller: Caller, { people, sessions, ...deps }: Deps, personId: PersonId): Promise<string> {
  await changeable(caller, { people, sessions, ...deps }, personId);
  const password = makePassword();
  await people.setPassword(personId, { passwordHash: await hashPassword(password), mustChangePassword: true });
  await sessions.endAllOf({ kind: 'person', personId });
  caller.log.info({ event: 'password.reset', personId, by: personOf(caller).personId });
  return password;
}

async function remove(caller: Caller, deps: Deps, personId: PersonId): Promise<void> {
  const before = await changeable(caller, deps, personId);
  await mustLeaveAnAdministrator(deps, before, null);
  if (await deps.people.isInUse(personId)) throw new AppError('person.in-use', { personId });
  await deps.sessions.endAllOf({ kind: 'person', personId });
  await deps.people.remove(personId);
  caller.log.info({ event: 'person.removed', personId, by: personOf(caller).personId, about: before.name });
}

/** The people of the district and of a school. */
export function peopleHandlers(deps: Deps): Handlers {
  // One change at a time, so that two administrators cannot take each other's office away in the same moment.
  const changes = new KeyedLock();
  const alone = <T>(change: () => Promise<T>): Promise<T> => changes.run('people', change);
  return {
    'people.list': async (caller) => {
      const reach = reachOf(personOf(caller));
      if (!reach) throw new AppError('request.forbidden', { reason: 'no-school' });
      return { people: await deps.people.list(reach.kind === 'district' ? null : reach.schoolId) };
    },
    'people.create': (caller, { body }) => create(caller, deps, body),
    'people.update': async (caller, request) => {
      await alone(() => update(caller, deps, request));
      return {};
    },
    'people.reset-password': async (caller, { params }) => ({
      password: await resetPassword(caller, deps, params.personId),
    }),
    'people.remove': async (caller, { params }) => {
      await alone(() => remove(caller, deps, params.personId));
      return {};
    },
  };
}
