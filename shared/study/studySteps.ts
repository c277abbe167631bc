/** Somebody in a study, and what they do there. */
type Person = {
  readonly personId: string;
  readonly name: string;
  readonly role: 'lead' | 'rater' | 'observer';
};
type SheetSeen = { readonly scheme: string; readonly personId: string; readonly submittedAtMs: number | null };

/** What is to be done next in a study. */
export type StudyStep =
  /** There is nothing yet to code or score with. */
  | { readonly step: 'choose' }
  /** Nobody codes yet. */
  | { readonly step: 'invite' }
  /** The blind round goes on: whom it waits for, each once. */
  | { readonly step: 'code'; readonly waitsFor: readonly Person[] }
  /** The sheets of this scheme differ in so many intervals that are still to be decided. */
  | { readonly step: 'reconcile'; readonly scheme: string; readonly open: number }
  | { readonly step: 'conclude' }
  | { readonly step: 'archive' };

type StudySeen = {
  readonly people: readonly Person[];
  /** Those of scoring too: by the key of what was scored with. */
  readonly sheets: readonly SheetSeen[];
  /** Schemes and rubrics: what is coded and scored with, each in a blind round. */
  readonly schemes: readonly { readonly key: string; readonly opened: boolean }[];
  /** By scheme; one that is not known yet is not in it. */
  readonly openDifferences: ReadonlyMap<string, number>;
  readonly hasSummary: boolean;
};

/** Whether a scheme's blind round waits for somebody: for a rater until they have submitted, for a lead once they have begun. */
export function isAwaited(
  { personId, role }: Pick<Person, 'personId' | 'role'>,
  sheets: readonly SheetSeen[],
  scheme: string,
): boolean {
  const own = sheets.find((sheet) => sheet.scheme === scheme && sheet.personId === personId);
  if (own && own.submittedAtMs !== null) return false;
  return role === 'rater' || (role === 'lead' && own !== undefined);
}

/** The one thing that a study waits for, in the order of its work: code and score, decide together, conclude, archive. */
export function nextStep({ people, sheets, schemes, openDifferences, hasSummary }: StudySeen): StudyStep {
  if (schemes.length === 0) return { step: 'choose' };
  const waitsFor = people.filter((person) => schemes.some(({ key }) => isAwaited(person, sheets, key)));
  if (waitsFor.length > 0) return { step: 'code', waitsFor };
  if (sheets.every(({ submittedAtMs }) => submittedAtMs === null)) return { step: 'invite' };
  for (const { key, opened } of schemes) {
    const open = openDifferences.get(key) ?? 0;
    if (opened && open > 0) return { step: 'reconcile', scheme: key, open };
  }
  return { step: hasSummary ? 'archive' : 'conclude' };
}
