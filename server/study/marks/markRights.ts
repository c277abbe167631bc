import type { MarkAudience } from '../../../shared/api/index.ts';
import { hasRole } from '../../accounts/Caller.ts';
import type { PersonIdentity } from '../../accounts/Identity.ts';
import type { StoredTake } from '../../library/ports.ts';
import { mayManage } from '../../library/watchers.ts';
import type { StoredMark } from './ports.ts';

/** What tells who studies a lesson together. */
type GroupOf = Pick<StoredTake, 'teacherId' | 'invited'>;
type Looked = Pick<StoredMark, 'byPersonId' | 'audience'>;

/** Whether somebody who may watch the lesson sees a mark on it. Nobody but its author ever sees a private one. */
export function maySee(person: PersonIdentity, take: GroupOf, mark: Looked): boolean {
  if (mark.byPersonId === person.personId) return true;
  if (mark.audience === 'all') return true;
  return mark.audience === 'group' && isOfGroup(person, take);
}

/** Those who study the lesson together: its teacher, who is in a study of it, and whoever researches, observes or administers. */
function isOfGroup(person: PersonIdentity, { teacherId, invited }: GroupOf): boolean {
  if (teacherId === person.personId || invited.includes(person.personId)) return true;
  return hasRole(person, 'researcher', 'observer', 'school-administrator', 'district-administrator');
}

/** Whether somebody who sees a mark or a reply may remove it: its author, and whoever manages the lesson's takes. */
export function mayRemove(
  person: PersonIdentity,
  lesson: Pick<StoredTake, 'teacherId' | 'schoolId'>,
  by: Pick<StoredMark, 'byPersonId'>,
): boolean {
  return by.byPersonId === person.personId || mayManage(person, lesson);
}

const WIDTHS = ['private', 'group', 'all'] as const satisfies readonly MarkAudience[];

/** Whether `after` lets people see what `before` did not. */
export const isWider = (after: MarkAudience, before: MarkAudience): boolean =>
  WIDTHS.indexOf(after) > WIDTHS.indexOf(before);
