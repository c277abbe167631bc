import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Composition } from '../../shared/api/index.ts';
import type { Span } from '../../shared/timeline/tracks.ts';
import type { TakeId } from '../../shared/vocabulary/index.ts';
import { api } from './api.ts';

/** While something is being made it is asked how far it is, each so many ms. */
const LOOK_EVERY_MS = 1_000;

const isUnfinished = ({ status }: Composition): boolean => status === 'waiting' || status === 'running';

/** What was made of a take and is being made. */
export const compositionsQuery = (takeId: TakeId) =>
  queryOptions({
    queryKey: ['compositions', takeId],
    queryFn: () => api('compositions.list', { params: { takeId } }),
    refetchInterval: ({ state: { data } }) => (data?.compositions.some(isUnfinished) ? LOOK_EVERY_MS : false),
  });

/** Asks for one video of a stretch of a take. */
export function useAskComposition(takeId: TakeId) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ fromMs, toMs }: Span) => api('compositions.ask', { params: { takeId }, body: { fromMs, toMs } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['compositions', takeId] }),
  });
}

/** Stops one that is being made, or removes one that is. */
export function useRemoveComposition() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ takeId, compositionId }: Composition) =>
      api('compositions.remove', { params: { takeId, compositionId } }),
    onSettled: (_data, _error, { takeId }) => client.invalidateQueries({ queryKey: ['compositions', takeId] }),
  });
}
