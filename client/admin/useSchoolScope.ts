import { useQuery } from '@tanstack/react-query';
import type { School } from '../../shared/api/index.ts';
import { usePerson } from '../api/person.ts';
import { schoolsQuery } from '../api/schools.ts';

type Scope = {
  /** Whether this person runs the whole district. */
  readonly district: boolean;
  /** Their own school; `null` for the district. */
  readonly ownSchool: School['schoolId'] | null;
  /** The schools that they may work on; `undefined` while they are on their way. */
  readonly schools: readonly School[] | undefined;
};

/** How far this administrator's reach goes. */
export function useSchoolScope(): Scope {
  const { roles, schoolId } = usePerson();
  const district = roles.includes('district-administrator');
  const { data } = useQuery(schoolsQuery);
  return {
    district,
    ownSchool: district ? null : schoolId,
    schools: district ? data : data?.filter((school) => school.schoolId === schoolId),
  };
}
