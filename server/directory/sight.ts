import { hasRole } from '../accounts/Caller.ts';
import type { PersonIdentity } from '../accounts/Identity.ts';
import type { Sight, StoredLesson } from './ports.ts';

/** What of a person decides how far they see. */
type Looker = Pick<PersonIdentity, 'personId' | 'roles' | 'schoolId'>;

/** What somebody may see of courses and lessons; the widest of their roles counts. */
export function sightOf(person: Looker): Sight {
  if (hasRole(person, 'district-administrator')) return { kind: 'all' };
  if (hasRole(person, 'school-administrator', 'researcher', 'observer')) {
    // Researchers and observers of no school are the district's. An administrator without a school cannot be.
    return person.schoolId === null ? { kind: 'all' } : { kind: 'school', schoolId: person.schoolId };
  }
  return { kind: 'teacher', teacherId: person.personId };
}

/** What of a lesson decides who sees it. */
type Seen = Pick<StoredLesson, 'teacherId' | 'schoolId'> & {
  readonly listening: readonly Pick<StoredLesson['listening'][number], 'schoolId'>[];
};

/** Whether a lesson is within somebody's sight: a school sees what it teaches and what it listens to. */
export function sees(person: Looker, lesson: Seen): boolean {
  if (lesson.teacherId === person.personId) return true;
  const sight = sightOf(person);
  if (sight.kind !== 'school') return sight.kind === 'all';
  return (
    lesson.schoolId === sight.schoolId || lesson.listening.some((classroom) => classroom.schoolId === sight.schoolId)
  );
}
