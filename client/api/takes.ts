import { keepPreviousData, type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Audience, EndpointInput, LibraryTake } from '../../shared/api/index.ts';
import { unpackFact } from '../../shared/protocol/index.ts';
import { TakeId } from '../../shared/vocabulary/index.ts';
import { api } from './api.ts';

/** What is looked for in the library. */
export type TakeSearch = EndpointInput<'takes.list'>['query'];

/** Addresses of files are made anew so long before they are too old, in ms. */
const RENEW_BEFORE_MS = 10 * 60_000;

/** The takes that fit, newest first. What was found before stays until the next is there. */
export const takesQuery = (search: TakeSearch) =>
  queryOptions({
    queryKey: ['takes', 'list', search],
    queryFn: () => api('takes.list', { query: search }),
    placeholderData: keepPreviousData,
  });

/** A take with its files; their addresses are renewed for as long as it is watched. */
export const takeQuery = (takeId: TakeId) =>
  queryOptions({
    queryKey: ['takes', 'one', takeId],
    queryFn: () => api('takes.read', { params: { takeId } }),
    staleTime: RENEW_BEFORE_MS,
    refetchInterval: ({ state: { data } }) =>
      data ? Math.max(60_000, data.urlsUntilMs - data.serverAtMs - RENEW_BEFORE_MS) : false,
    refetchOnWindowFocus: false,
  });

/** The log of its lesson. It does not change any more. */
export const takeLogQuery = (takeId: TakeId) =>
  queryOptions({
    queryKey: ['takes', 'log', takeId],
    queryFn: async () => (await api('takes.log', { params: { takeId } })).facts.map(unpackFact),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });

/** Asks for a take and its log while the screen that shows it is still on its way. */
export function fetchTakeAhead(client: QueryClient, takeId: string): void {
  const parsed = TakeId.safeParse(takeId);
  if (!parsed.success) return;
  void client.prefetchQuery(takeQuery(parsed.data));
  void client.prefetchQuery(takeLogQuery(parsed.data));
}

/** Sets who may watch a take. */
export function usePublishTake() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ take: { takeId }, audience }: { readonly take: LibraryTake; readonly audience: Audience }) =>
      api('takes.publish', { params: { takeId }, body: { audience } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['takes'] }),
  });
}

/** Removes a take for good. */
export function useRemoveTake() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ takeId }: LibraryTake) => api('takes.remove', { params: { takeId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['takes', 'list'] }),
  });
}
