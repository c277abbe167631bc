import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { EndpointInput, SavedQuery, SearchPlace } from '../../shared/api/index.ts';
import type { EventQuery } from '../../shared/study/events/query.ts';
import type { SavedQueryId, TakeId } from '../../shared/vocabulary/index.ts';
import { api } from './api.ts';

/** What was found is good for so long, in ms: another take may have ended. */
const GOOD_FOR_MS = 30_000;

/** The moments that fit a query, of one take or (`null`) of all that the asker may watch, answer by answer. */
export const momentsQuery = (query: EventQuery, takeId: TakeId | null) =>
  infiniteQueryOptions({
    queryKey: ['moments', takeId, query],
    queryFn: ({ pageParam: after }) =>
      takeId === null
        ? api('search.library', { body: { query, after } })
        : api('search.take', { params: { takeId }, body: { query } }),
    initialPageParam: null as SearchPlace | null,
    getNextPageParam: ({ next }) => next,
    staleTime: GOOD_FOR_MS,
    refetchOnWindowFocus: false,
  });

/** One's own saved queries and those that the school shares. */
export const savedQueriesQuery = queryOptions({
  queryKey: ['saved-queries'],
  queryFn: async () => (await api('queries.list')).queries,
});

type Saving = { readonly savedQueryId: SavedQueryId | null; readonly body: EndpointInput<'queries.add'>['body'] };

/** Saves a query, or changes one's own. */
export function useSaveQuery() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ savedQueryId, body }: Saving): Promise<SavedQuery> =>
      savedQueryId === null ? api('queries.add', { body }) : api('queries.change', { params: { savedQueryId }, body }),
    onSettled: () => client.invalidateQueries({ queryKey: savedQueriesQuery.queryKey }),
  });
}

/** Removes a saved query. */
export function useRemoveQuery() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (savedQueryId: SavedQueryId) => api('queries.remove', { params: { savedQueryId } }),
    onSettled: () => client.invalidateQueries({ queryKey: savedQueriesQuery.queryKey }),
  });
}
