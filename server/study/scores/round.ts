import type { PersonId } from '../../../shared/vocabulary/index.ts';
import type { StoredStudy } from '../studies/ports.ts';
import type { StoredState, StoredStudyRubric } from './ports.ts';

/**
 * Whether everybody who scores with a rubric has submitted, and somebody has. Raters score; a lead does when they have
 * begun a sheet. What was opened stays so: it is written down when it happens.
 */
export function isRoundOver(
  { people }: StoredStudy,
  rubric: StoredStudyRubric,
  states: readonly StoredState[],
): boolean {
  if (rubric.openedAtMs !== null) return true;
  const own = states.filter(({ studyRubricId }) => studyRubricId === rubric.studyRubricId);
  const sheetOf = (personId: PersonId) => own.find((state) => state.personId === personId);
  const scoring = people.filter(({ role, personId }) => role === 'rater' || (role === 'lead' && sheetOf(personId)));
  const hasSubmitted = (personId: PersonId): boolean => (sheetOf(personId)?.submittedAtMs ?? null) !== null;
  return (
    own.some(({ submittedAtMs }) => submittedAtMs !== null) && scoring.every(({ personId }) => hasSubmitted(personId))
  );
}
