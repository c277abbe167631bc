import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { EndpointInput, Lesson } from '../../shared/api/index.ts';
import { api } from './api.ts';

/** A drill goes on while somebody looks at it: it is read again this often, in ms. */
const AGAIN_EVERY_MS = 1_500;
/** Otherwise people come and go. */
const AGAIN_LATER_MS = 5_000;

/** A lesson's drills, and whether one can begin. */
export const drillsQuery = (lessonId: Lesson['lessonId']) =>
  queryOptions({
    queryKey: ['drills', lessonId],
    queryFn: () => api('drills.list', { params: { lessonId } }),
    refetchInterval: ({ state: { data } }) => {
      if (data?.ready === 'ended') return false;
      return data?.drills.some(({ endedAtMs }) => endedAtMs === null) ? AGAIN_EVERY_MS : AGAIN_LATER_MS;
    },
  });

/** Begins a drill in a lesson. */
export function useBeginDrill(lessonId: Lesson['lessonId']) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: EndpointInput<'drills.begin'>['body']) => api('drills.begin', { params: { lessonId }, body }),
    onSettled: () => client.invalidateQueries({ queryKey: ['drills', lessonId] }),
  });
}

/** Stops the one that goes on. */
export function useStopDrill(lessonId: Lesson['lessonId']) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api('drills.stop', { params: { lessonId } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['drills', lessonId] }),
  });
}
