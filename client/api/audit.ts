import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

/** The record of what was done, newest first, page after page. */
export const auditQuery = infiniteQueryOptions({
  queryKey: ['audit'],
  queryFn: ({ pageParam }) => api('audit.list', { query: pageParam === null ? {} : { before: pageParam } }),
  initialPageParam: null as number | null,
  getNextPageParam: ({ entries, more }) => (more ? (entries.at(-1)?.auditId ?? null) : null),
});
