import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { EndpointInput, StudyWork } from '../../shared/api/index.ts';
import type { StudyId, StudyTaskId } from '../../shared/vocabulary/index.ts';
import { api } from './api.ts';

/** What others do meanwhile is there after so long, in ms. */
const LOOK_AGAIN_MS = 20_000;

/** Tasks of a study, its closing summary, and who left it. */
export const studyWorkQuery = (studyId: StudyId) =>
  queryOptions({
    queryKey: ['studies', 'work', studyId],
    queryFn: () => api('study-work.read', { params: { studyId } }),
    refetchInterval: LOOK_AGAIN_MS,
  });

/** The studies that wait for this person. */
export const waitingStudiesQuery = queryOptions({
  queryKey: ['studies', 'waiting'],
  queryFn: async () => (await api('study-work.waiting')).studies,
});

/** Gives a task to somebody. */
export const useAddTask = (studyId: StudyId) =>
  useWorkChange(studyId, (body: EndpointInput<'study-work.add-task'>['body']) =>
    api('study-work.add-task', { params: { studyId }, body }),
  );

/** Says that a task is done, or not after all. */
export const useTickTask = (studyId: StudyId) =>
  useWorkChange(studyId, ({ taskId, done }: { readonly taskId: StudyTaskId; readonly done: boolean }) =>
    api('study-work.tick-task', { params: { studyId, taskId }, body: { done } }),
  );

/** Removes a task. */
export const useRemoveTask = (studyId: StudyId) =>
  useWorkChange(studyId, (taskId: StudyTaskId) => api('study-work.remove-task', { params: { studyId, taskId } }));

/** Writes the closing summary on the version that one has read. */
export const useWriteSummary = (studyId: StudyId) =>
  useWorkChange(studyId, (body: EndpointInput<'study-work.write-summary'>['body']) =>
    api('study-work.write-summary', { params: { studyId }, body }),
  );

function useWorkChange<Given>(studyId: StudyId, mutationFn: (given: Given) => Promise<StudyWork>) {
  const client = useQueryClient();
  const { queryKey } = studyWorkQuery(studyId);
  return useMutation({
    mutationFn,
    onSuccess: (work) => {
      client.setQueryData(queryKey, work);
      void client.invalidateQueries({ queryKey: waitingStudiesQuery.queryKey });
    },
    onError: () => client.invalidateQueries({ queryKey }),
  });
}
