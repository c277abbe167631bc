import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { AgreedScore } from '../../shared/api/index.ts';
import type { ShippedRubric } from '../../shared/study/rubric/shipped/catalogue.ts';
import type { RubricId, StudyId, StudyRubricId } from '../../shared/vocabulary/index.ts';
import { api } from './api.ts';

/** What others do meanwhile is there after so long, in ms. */
const LOOK_AGAIN_MS = 20_000;

/** The rubrics of a study and how far each is. */
export const studyRubricsQuery = (studyId: StudyId) =>
  queryOptions({
    queryKey: ['scores', studyId, 'rubrics'],
    queryFn: async () => (await api('scores.list', { params: { studyId } })).rubrics,
    refetchInterval: LOOK_AGAIN_MS,
  });

/** One's own sheet, begun if there is none. Not kept: it is read anew by each window that scores. */
export const ownScoresQuery = (studyId: StudyId, studyRubricId: StudyRubricId) =>
  queryOptions({
    queryKey: ['scores', studyId, 'own', studyRubricId],
    queryFn: () => api('scores.begin', { params: { studyId, studyRubricId } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });

/** All submitted sheets and what was agreed on. */
export const resultsQuery = (studyId: StudyId, studyRubricId: StudyRubricId) =>
  queryOptions({
    queryKey: ['scores', studyId, 'results', studyRubricId],
    queryFn: () => api('scores.results', { params: { studyId, studyRubricId } }),
    refetchInterval: LOOK_AGAIN_MS,
  });

/** Takes a rubric into a study. */
export const useTakeRubric = (studyId: StudyId) =>
  useScoreChange(studyId, (rubric: RubricId | ShippedRubric) =>
    api('scores.take', { params: { studyId }, body: { rubric } }),
  );

/** Takes one out again. */
export const useDropRubric = (studyId: StudyId) =>
  useScoreChange(studyId, (studyRubricId: StudyRubricId) => api('scores.drop', { params: { studyId, studyRubricId } }));

/** Writes what was agreed on for an item. */
export const useAgree = (studyId: StudyId, studyRubricId: StudyRubricId) =>
  useScoreChange(studyId, (body: AgreedScore) => api('scores.agree', { params: { studyId, studyRubricId }, body }));

function useScoreChange<Given, Said>(studyId: StudyId, mutationFn: (given: Given) => Promise<Said>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey: ['scores', studyId] }) });
}
