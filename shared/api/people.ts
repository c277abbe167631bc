import { z } from 'zod';
import { ADMINISTRATORS, Name, PersonId, PersonRole, SchoolId } from '../vocabulary/index.ts';
import { endpoint } from './endpoint.ts';
import { SignInName } from './session.ts';

const personParams = z.strictObject({ personId: PersonId });

/** A person and what they may do. A disabled person cannot sign in and keeps their lessons. */
export const Person = z.object({
  personId: PersonId,
  name: Name,
  signInName: SignInName,
  roles: z.array(PersonRole).min(1),
  schoolId: SchoolId.nullable(),
  schoolName: Name.nullable(),
  disabled: z.boolean(),
});
export type Person = z.infer<typeof Person>;

const personFields = z.strictObject({
  name: Name,
  signInName: SignInName,
  roles: z.array(PersonRole).min(1).max(PersonRole.options.length),
  /** `null` only for people of the district itself; a school administrator can only name their own school. */
  schoolId: SchoolId.nullable(),
});

/** A password made by the server, shown once to whoever asked for it; it must be changed at the first sign-in. */
const OneTimePassword = z.string().min(10);

export const peopleApi = {
  'people.list': endpoint({
    method: 'GET',
    path: '/api/people',
    by: ADMINISTRATORS,
    reply: z.object({ people: z.array(Person) }),
  }),
  'people.create': endpoint({
    method: 'POST',
    path: '/api/people',
    by: ADMINISTRATORS,
    body: personFields,
    reply: z.object({ personId: PersonId, password: OneTimePassword }),
  }),
  /** A change of roles or `disabled` ends the person's sessions, so that rights are gone within 2 s. */
  'people.update': endpoint({
    method: 'PUT',
    path: '/api/people/:personId',
    by: ADMINISTRATORS,
    params: personParams,
    body: personFields.extend({ disabled: z.boolean() }),
  }),
  'people.reset-password': endpoint({
    method: 'POST',
    path: '/api/people/:personId/password',
    by: ADMINISTRATORS,
    params: personParams,
    reply: z.object({ password: OneTimePassword }),
  }),
  /** Refused with `person.in-use` when lessons name them (disable instead), `person.last-administrator` for the last one. */
  'people.remove': endpoint({
    method: 'DELETE',
    path: '/api/people/:personId',
    by: ADMINISTRATORS,
    params: personParams,
  }),
};
