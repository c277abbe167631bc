import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Classroom, EndpointInput } from '../../shared/api/index.ts';
import { api } from './api.ts';
import { patchList } from './patchList.ts';

/** All classrooms that this person may see. */
export const classroomsQuery = queryOptions({
  queryKey: ['classrooms'],
  queryFn: async () => (await api('classrooms.list')).classrooms,
});

type Fields = EndpointInput<'classrooms.update'>['body'];

/** Adds a classroom, or changes one when `classroomId` is given. */
export function useSaveClassroom() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({
      classroomId,
      schoolId,
      fields,
    }: {
      readonly classroomId: Classroom['classroomId'] | undefined;
      readonly schoolId: Classroom['schoolId'];
      readonly fields: Fields;
    }) => {
      if (classroomId === undefined) await api('classrooms.create', { body: { ...fields, schoolId } });
      else await api('classrooms.update', { params: { classroomId }, body: fields });
    },
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['classrooms'] }),
        client.invalidateQueries({ queryKey: ['schools'] }),
      ]),
  });
}

/** Deletes a classroom; it leaves the list at once and comes back if the server refuses. */
export function useRemoveClassroom() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ classroomId }: Classroom) => api('classrooms.remove', { params: { classroomId } }),
    onMutate: (gone) =>
      patchList(client, classroomsQuery.queryKey, (all) =>
        all.filter(({ classroomId }) => classroomId !== gone.classroomId),
      ),
    onError: (_thrown, _gone, undo) => undo?.(),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['classrooms'] }),
        client.invalidateQueries({ queryKey: ['schools'] }),
      ]),
  });
}

/** Takes a display's right away; it leaves its classroom at once and comes back if the server refuses. */
export function useRevokeDisplay() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (displayId: Classroom['displays'][number]['displayId']) =>
      api('displays.revoke', { params: { displayId } }),
    onMutate: (gone) =>
      patchList(client, classroomsQuery.queryKey, (all) =>
        all.map((classroom) => ({
          ...classroom,
          displays: classroom.displays.filter(({ displayId }) => displayId !== gone),
        })),
      ),
    onError: (_thrown, _gone, undo) => undo?.(),
    onSettled: () => client.invalidateQueries({ queryKey: ['classrooms'] }),
  });
}
