import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { EndpointInput, Share } from '../../shared/api/index.ts';
import { unpackFact } from '../../shared/protocol/index.ts';
import type { TakeId } from '../../shared/vocabulary/index.ts';
import { api } from './api.ts';

/** How often a link was used meanwhile is there after so long, in ms. */
const LOOK_AGAIN_MS = 20_000;
/** A guest's page asks so often whether its link is still good, in ms. */
const STILL_GOOD_EVERY_MS = 5_000;

/** The links to a take. */
export const sharesQuery = (takeId: TakeId) =>
  queryOptions({
    queryKey: ['shares', takeId],
    queryFn: async () => (await api('shares.list', { params: { takeId } })).shares,
    refetchInterval: LOOK_AGAIN_MS,
  });

/** Makes a link. */
export function useMakeShare(takeId: TakeId) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: EndpointInput<'shares.make'>['body']) => api('shares.make', { params: { takeId }, body }),
    onSettled: () => client.invalidateQueries({ queryKey: ['shares', takeId] }),
  });
}

/** Ends a link. */
export function useRevokeShare() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ takeId, shareId }: Share) => api('shares.revoke', { params: { takeId, shareId } }),
    onSettled: (_data, _error, { takeId }) => client.invalidateQueries({ queryKey: ['shares', takeId] }),
  });
}

/** Opens a link, once: each time counts. */
export const sharedQuery = (secret: string) =>
  queryOptions({
    queryKey: ['shared', 'open', secret],
    queryFn: async () => {
      const { facts, ...opened } = await api('shares.open', { body: { secret } });
      return { ...opened, facts: facts.map(unpackFact) };
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  });

/** The files under a link; asked for again and again, so that the page hears soon that the link has ended. */
export const sharedFilesQuery = (secret: string) =>
  queryOptions({
    queryKey: ['shared', 'files', secret],
    queryFn: () => api('shares.files', { body: { secret } }),
    refetchInterval: STILL_GOOD_EVERY_MS,
  });
