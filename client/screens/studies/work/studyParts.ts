/** Where a study's page jumps to for what is to be done now: the ids of its parts. */
export const STUDY_PARTS = {
  choose: 'rubrics',
  invite: 'people',
  conclude: 'summary',
  archive: 'archive',
} as const;

/** Brings a part into sight and the focus to it, so that the next Tab is its first control. */
export function goToPart(id: (typeof STUDY_PARTS)[keyof typeof STUDY_PARTS]): void {
  const part = document.getElementById(id);
  part?.scrollIntoView({ block: 'start' });
  part?.focus({ preventScroll: true });
}
