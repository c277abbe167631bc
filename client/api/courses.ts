import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Course, EndpointInput } from '../../shared/api/index.ts';
import { api } from './api.ts';
import { patchList } from './patchList.ts';

/** The courses that this person may see. */
export const coursesQuery = queryOptions({
  queryKey: ['courses'],
  queryFn: async () => (await api('courses.list')).courses,
});

/** Adds a course, or changes one when `courseId` is given. */
export function useSaveCourse() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({
      courseId,
      fields,
    }: {
      readonly courseId: Course['courseId'] | undefined;
      readonly fields: EndpointInput<'courses.create'>['body'];
    }) => {
      if (courseId === undefined) await api('courses.create', { body: fields });
      else await api('courses.update', { params: { courseId }, body: fields });
    },
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['courses'] }),
        client.invalidateQueries({ queryKey: ['lessons'] }),
      ]),
  });
}

/** Deletes a course; it leaves the list at once and comes back if the server refuses. */
export function useRemoveCourse() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ courseId }: Course) => api('courses.remove', { params: { courseId } }),
    onMutate: (gone) =>
      patchList(client, coursesQuery.queryKey, (all) => all.filter(({ courseId }) => courseId !== gone.courseId)),
    onError: (_thrown, _gone, undo) => undo?.(),
    onSettled: () => client.invalidateQueries({ queryKey: ['courses'] }),
  });
}
