import type { EndpointHandlers } from '../../shared/api/index.ts';
import { AppError } from '../../shared/errors/index.ts';
import { idPrefixes, SchoolId } from '../../shared/vocabulary/index.ts';
import { type Caller, hasRole, personOf } from '../accounts/Caller.ts';
import type { PersonIdentity } from '../accounts/Identity.ts';
import type { Clock } from '../platform/Clock.ts';
import { newId } from '../platform/newId.ts';
import type { SchoolStore } from './ports.ts';

type Deps = { readonly schools: SchoolStore; readonly clock: Clock };
type Handlers = Pick<EndpointHandlers<Caller>, 'schools.list' | 'schools.create' | 'schools.update' | 'schools.remove'>;

/**
 * The one school to which somebody's view is narrowed, or `null`. Administrators and teachers see all names, since
 * they choose classrooms of any school for their lessons; a school's researchers and observers see their own.
 */
export function narrowedTo(person: PersonIdentity): SchoolId | null {
  return hasRole(person, 'district-administrator', 'school-administrator', 'teacher') ? null : person.schoolId;
}

async function mustExist({ schools }: Deps, schoolId: SchoolId): Promise<void> {
  if (!(await schools.find(schoolId))) throw new AppError('school.not-found', { schoolId });
}

/** The schools of the district. */
export function schoolHandlers(deps: Deps): Handlers {
  const { schools, clock } = deps;
  return {
    'schools.list': async (caller) => {
      const only = narrowedTo(personOf(caller));
      const all = await schools.list();
      return { schools: only === null ? all : all.filter((school) => school.schoolId === only) };
    },
    'schools.create': async (_caller, { body }) => {
      const schoolId = newId(SchoolId, idPrefixes.school);
      await schools.create(schoolId, body.name);
      return { schoolId };
    },
    'schools.update': async (_caller, { params, body }) => {
      await mustExist(deps, params.schoolId);
      await schools.rename(params.schoolId, body.name);
      return {};
    },
    'schools.remove': async (_caller, { params }) => {
      await mustExist(deps, params.schoolId);
      if (await schools.isInUse(params.schoolId)) throw new AppError('school.in-use', { schoolId: params.schoolId });
      await schools.remove(params.schoolId, clock.nowMs());
      return {};
    },
  };
}
