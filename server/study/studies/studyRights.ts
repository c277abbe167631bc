import type { SheetState } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import type { SchemeKey } from '../../../shared/study/scheme.ts';
import { isAwaited } from '../../../shared/study/studySteps.ts';
import type { StoredStudy, StoredStudyPerson } from './ports.ts';

/**
 * Whether the blind round of a scheme is over: everybody who codes has submitted, and somebody has. Raters code; a lead
 * does when they have begun a sheet. A round that is over stays so, since nobody can begin to code any more.
 */
export function isOpened(study: StoredStudy, sheets: readonly SheetState[], scheme: SchemeKey): boolean {
  const own = sheets.filter((sheet) => sheet.scheme === scheme);
  const hasSubmitted = ({ personId }: StoredStudyPerson): boolean =>
    own.some((sheet) => sheet.personId === personId && sheet.submittedAtMs !== null);
  const coders = study.people.filter(
    ({ role, personId }) => role === 'rater' || (role === 'lead' && own.some((sheet) => sheet.personId === personId)),
  );
  return own.some(({ submittedAtMs }) => submittedAtMs !== null) && coders.every(hasSubmitted);
}

/** With how many schemes somebody in a study is waited for. */
export function awaitedOf({ schemes }: StoredStudy, sheets: readonly SheetState[], person: StoredStudyPerson): number {
  return schemes.filter(({ key }) => isAwaited(person, sheets, key)).length;
}

/** Whether others see that there is a sheet: not one that was never submitted by somebody who codes no longer. */
export const isShown = ({ people }: StoredStudy, { personId, submittedAtMs }: SheetState): boolean =>
  submittedAtMs !== null || people.some((each) => each.personId === personId && each.role !== 'observer');

/** Refuses changes of a study that is archived. */
export function mustGoOn({ studyId, archivedAtMs }: StoredStudy): void {
  if (archivedAtMs !== null) throw new AppError('study.archived', { studyId });
}

/** How long the take of a study is, in ms; of one that is being recorded, until now. */
export const lengthNow = ({ recording, lengthMs, beganAtMs }: StoredStudy, nowMs: number): number =>
  recording ? Math.max(0, nowMs - beganAtMs) : lengthMs;

/** Refuses whoever does not lead the study. */
export function mustLead({ studyId }: StoredStudy, { role }: StoredStudyPerson): void {
  if (role !== 'lead') throw new AppError('study.not-yours', { studyId });
}
