import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { EndpointInput, Lesson } from '../../shared/api/index.ts';
import { api } from './api.ts';

/** Lessons that touch a span of time, earliest first. */
export const lessonsQuery = (fromMs: number, toMs: number) =>
  queryOptions({
    queryKey: ['lessons', fromMs, toMs],
    queryFn: async () => (await api('lessons.list', { query: { fromMs, toMs } })).lessons,
  });

/** One lesson of the timetable. */
export const lessonQuery = (lessonId: Lesson['lessonId']) =>
  queryOptions({
    queryKey: ['lessons', 'one', lessonId],
    queryFn: async () => (await api('lessons.read', { params: { lessonId } })).lesson,
  });

/** Plans a lesson, or changes one when `lessonId` is given. */
export function useSaveLesson() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({
      lessonId,
      fields,
    }: {
      readonly lessonId: Lesson['lessonId'] | undefined;
      readonly fields: EndpointInput<'lessons.create'>['body'];
    }) => {
      if (lessonId === undefined) await api('lessons.create', { body: fields });
      else await api('lessons.update', { params: { lessonId }, body: fields });
    },
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['lessons'] }),
        client.invalidateQueries({ queryKey: ['courses'] }),
      ]),
  });
}

/** Deletes a lesson; it leaves all lists at once and comes back if the server refuses. */
export function useRemoveLesson() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ lessonId }: Lesson) => api('lessons.remove', { params: { lessonId } }),
    onMutate: ({ lessonId }) => {
      client.setQueriesData<Lesson[]>(
        { queryKey: ['lessons'], predicate: ({ queryKey }) => queryKey.length === 3 },
        (all) => all?.filter((lesson) => lesson.lessonId !== lessonId),
      );
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['lessons'] }),
        client.invalidateQueries({ queryKey: ['courses'] }),
      ]),
  });
}
