import { Grade, Subject } from '../../../shared/vocabulary/index.ts';
import type { TakeSearch } from '../../api/takes.ts';

/** How far back one looks. */
export const SPANS = ['week', 'month', 'term'] as const;
export type TimeSpan = (typeof SPANS)[number];

/** What one looks for in the library, as its address says. */
export type LibrarySearch = {
  readonly q?: string;
  readonly subject?: Subject;
  readonly grade?: Grade;
  readonly when?: TimeSpan;
};

const DAYS: Record<TimeSpan, number> = { week: 7, month: 30, term: 182 };
const DAY_MS = 86_400_000;
const MOST_TEXT = 60;

/** Reads it from an address, which anybody may have written. */
export function readLibrarySearch(search: Record<string, unknown>): LibrarySearch {
  const { q, subject, grade, when } = search;
  const known = { subject: Subject.safeParse(subject).data, grade: Grade.safeParse(grade).data };
  // The router reads `?q=12` as a number.
  const text = typeof q === 'string' || typeof q === 'number' ? String(q).slice(0, MOST_TEXT) : '';
  const span = SPANS.find((each) => each === when);
  return {
    ...(text === '' ? {} : { q: text }),
    ...(known.subject === undefined ? {} : { subject: known.subject }),
    ...(known.grade === undefined ? {} : { grade: known.grade }),
    ...(span === undefined ? {} : { when: span }),
  };
}

/** What the server is asked. Days begin at midnight, so that the same is asked all day long. */
export function takeSearchOf({ q, subject, grade, when }: LibrarySearch, midnightMs: number): TakeSearch {
  return { text: q || undefined, subject, grade, fromMs: when && midnightMs - DAYS[when] * DAY_MS };
}
