import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ParallelLink } from '../../shared/api/index.ts';
import type { StudyId, TakeId } from '../../shared/vocabulary/index.ts';
import { api } from './api.ts';

/** The lessons that are compared in a study, the first one first. */
export const parallelsQuery = (studyId: StudyId) =>
  queryOptions({
    queryKey: ['studies', 'parallels', studyId],
    queryFn: async () => (await api('parallels.list', { params: { studyId } })).lessons,
  });

/** Adds a lesson to be compared. */
export const useAddLesson = (studyId: StudyId) =>
  useParallelChange((takeId: TakeId) => api('parallels.add', { params: { studyId }, body: { takeId } }));

/** Keeps for all which moments correspond. */
export const useLinkLesson = (studyId: StudyId) =>
  useParallelChange((link: ParallelLink | null) => api('parallels.link', { params: { studyId }, body: { link } }));

function useParallelChange<Given>(mutationFn: (given: Given) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey: ['studies'] }) });
}
