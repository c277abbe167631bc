import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { School } from '../../shared/api/index.ts';
import { api } from './api.ts';
import { patchList } from './patchList.ts';

/** The schools that this person may see. */
export const schoolsQuery = queryOptions({
  queryKey: ['schools'],
  queryFn: async () => (await api('schools.list')).schools,
});

/** Adds a school, or renames one when `schoolId` is given; other lists show its new name too. */
export function useSaveSchool() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({
      schoolId,
      name,
    }: {
      readonly schoolId: School['schoolId'] | undefined;
      readonly name: string;
    }) => {
      if (schoolId === undefined) await api('schools.create', { body: { name } });
      else await api('schools.update', { params: { schoolId }, body: { name } });
    },
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  });
}

/** Deletes a school; it leaves the list at once and comes back if the server refuses. */
export function useRemoveSchool() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ schoolId }: School) => api('schools.remove', { params: { schoolId } }),
    onMutate: (gone) =>
      patchList(client, schoolsQuery.queryKey, (all) => all.filter(({ schoolId }) => schoolId !== gone.schoolId)),
    onError: (_thrown, _gone, undo) => undo?.(),
    onSettled: () => client.invalidateQueries({ queryKey: ['schools'] }),
  });
}
