import type { Classroom } from '../../shared/api/index.ts';
import type { SelectOption } from '../kit/Select.tsx';

/** The schools that have classrooms, each once, in the list's order. */
export function schoolsOf(classrooms: readonly Classroom[]): SelectOption<Classroom['schoolId']>[] {
  const names = new Map(classrooms.map(({ schoolId, schoolName }) => [schoolId, schoolName]));
  return [...names].map(([value, label]) => ({ value, label }));
}
