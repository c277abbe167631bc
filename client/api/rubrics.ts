import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { RubricAudience } from '../../shared/api/index.ts';
import type { Rubric } from '../../shared/study/rubric/rubric.ts';
import type { RubricId } from '../../shared/vocabulary/index.ts';
import { api } from './api.ts';

/** The rubrics that this person finds, newest first. */
export const rubricsQuery = queryOptions({
  queryKey: ['rubrics', 'list'],
  queryFn: async () => (await api('rubrics.list')).rubrics,
});

/** A rubric to look at. */
export const rubricQuery = (rubricId: RubricId) =>
  queryOptions({
    queryKey: ['rubrics', 'one', rubricId],
    queryFn: () => api('rubrics.read', { params: { rubricId } }),
    gcTime: 0,
  });

/** Keeps a rubric as one's own. */
export const useCreateRubric = () => useRubricChange((rubric: Rubric) => api('rubrics.create', { body: { rubric } }));

/** Says who finds one. */
export const useShareRubric = () =>
  useRubricChange(({ rubricId, audience }: { readonly rubricId: RubricId; readonly audience: RubricAudience }) =>
    api('rubrics.share', { params: { rubricId }, body: { audience } }),
  );

/** Removes one's own. */
export const useRemoveRubric = () =>
  useRubricChange((rubricId: RubricId) => api('rubrics.remove', { params: { rubricId } }));

function useRubricChange<Given, Said>(mutationFn: (given: Given) => Promise<Said>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey: ['rubrics', 'list'] }) });
}
