import { EventQuery } from '../../../shared/study/events/query.ts';
import { TakeId } from '../../../shared/vocabulary/index.ts';

/** What is looked for, as the address says: in one take, or without one in all. */
export type SearchAddress = { readonly q?: EventQuery; readonly take?: TakeId };

/** Reads it from an address, which anybody may have written. */
export function readSearchAddress({ q, take }: Record<string, unknown>): SearchAddress {
  const query = EventQuery.safeParse(q);
  const takeId = TakeId.safeParse(take);
  return { ...(query.success ? { q: query.data } : {}), ...(takeId.success ? { take: takeId.data } : {}) };
}
