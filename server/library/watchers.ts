import { AppError } from '../../shared/errors/index.ts';
import { reaches, reachOf } from '../accounts/Caller.ts';
import type { PersonIdentity } from '../accounts/Identity.ts';
import type { StoredTake, TakeSight } from './ports.ts';

/** Somebody, signed in or not. */
type Watcher = Pick<PersonIdentity, 'personId' | 'roles' | 'schoolId'>;

/** Whether somebody may set who watches a take, and remove it: its teacher, and administrators of the school that taught it. */
export function mayManage(
  person: Watcher,
  { teacherId, schoolId }: Pick<StoredTake, 'teacherId' | 'schoolId'>,
): boolean {
  return teacherId === person.personId || reaches(reachOf(person), schoolId);
}

/**
 * Whether somebody may watch a take: whoever manages it or was invited to a study of it; everybody when it is for the
 * district; and when it is for the schools of the lesson, the people of those. The same in SQL is in `LibraryTable`.
 */
export function mayWatch(person: Watcher, take: StoredTake): boolean {
  if (take.invited.includes(person.personId)) return true;
  if (take.audience === 'district' || mayManage(person, take)) return true;
  if (take.audience !== 'school' || person.schoolId === null) return false;
  return take.schoolId === person.schoolId || take.listening.some(({ schoolId }) => schoolId === person.schoolId);
}

/** The same for lists. */
export function takeSightOf(person: PersonIdentity): TakeSight {
  const reach = reachOf(person);
  if (reach?.kind === 'district') return { kind: 'all' };
  return { kind: 'some', personId: person.personId, schoolId: person.schoolId, reaches: reach !== undefined };
}

/** Refuses whoever may not watch it. */
export function mustWatch(person: PersonIdentity, take: StoredTake): void {
  if (!mayWatch(person, take)) throw new AppError('take.not-yours', { takeId: take.takeId });
}

/** Refuses whoever may not manage it. */
export function mustManage(person: PersonIdentity, take: StoredTake): void {
  if (!mayManage(person, take)) throw new AppError('take.not-yours', { takeId: take.takeId });
}
