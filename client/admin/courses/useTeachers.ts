import { useQuery } from '@tanstack/react-query';
import type { Person } from '../../../shared/api/index.ts';
import { peopleQuery } from '../../api/people.ts';

/** Those who can lead a lesson: teachers of a school who are not disabled. `undefined` while they are on their way. */
export function useTeachers(): readonly Person[] | undefined {
  return useQuery(peopleQuery).data?.filter(
    ({ roles, disabled, schoolId }) => roles.includes('teacher') && !disabled && schoolId !== null,
  );
}
