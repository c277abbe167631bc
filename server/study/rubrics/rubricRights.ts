import { AppError } from '../../../shared/errors/index.ts';
import { reaches, reachOf } from '../../accounts/Caller.ts';
import type { PersonIdentity } from '../../accounts/Identity.ts';
import type { RubricSight, StoredRubric } from './ports.ts';

/** Whose shared rubrics somebody finds beside their own and the district's. */
export function sightOf(person: PersonIdentity): RubricSight {
  const { personId, schoolId } = person;
  return { personId, schoolId, ofAllSchools: reachOf(person)?.kind === 'district' };
}

/** Whether somebody finds a rubric: its owner, and those whom it is shared with. The same in SQL is in `RubricsTable`. */
export function mayRead(person: PersonIdentity, rubric: StoredRubric): boolean {
  const { personId, schoolId, ofAllSchools } = sightOf(person);
  if (rubric.ownerId === personId || rubric.audience === 'district') return true;
  return rubric.audience === 'school' && (ofAllSchools || (schoolId !== null && rubric.schoolId === schoolId));
}

/** Refuses whoever does not own it. */
export function mustOwn({ personId }: PersonIdentity, { rubricId, ownerId }: StoredRubric): void {
  if (ownerId !== personId) throw new AppError('rubric.not-yours', { rubricId });
}

/**
 * Refuses who may not say so who finds it. Administrators share their own and take back what is shared within their
 * reach; what goes to the whole district, or is somebody else's there, is for the district's.
 */
export function mustShare(person: PersonIdentity, rubric: StoredRubric, audience: StoredRubric['audience']): void {
  const reach = reachOf(person);
  const isOwn = rubric.ownerId === person.personId;
  const isOfDistrict = audience === 'district' || (rubric.audience === 'district' && !isOwn);
  const isWithin = isOwn || reaches(reach, rubric.schoolId);
  const hasSchool = audience !== 'school' || rubric.schoolId !== null;
  if (!reach || !isWithin || (isOfDistrict && reach.kind !== 'district') || !hasSchool)
    throw new AppError('rubric.not-yours', { rubricId: rubric.rubricId });
}
