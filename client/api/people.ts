import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { EndpointInput, Person } from '../../shared/api/index.ts';
import { api } from './api.ts';
import { patchList } from './patchList.ts';

/** The people that this administrator may see. */
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: async () => (await api('people.list')).people,
});

/** Adds a person; the reply has the one-time password. */
export function useCreatePerson() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: EndpointInput<'people.create'>['body']) => api('people.create', { body }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['people'] }),
        client.invalidateQueries({ queryKey: ['schools'] }),
      ]),
  });
}

/** Changes a person. */
export function useUpdatePerson() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      personId,
      body,
    }: {
      readonly personId: Person['personId'];
      readonly body: EndpointInput<'people.update'>['body'];
    }) => api('people.update', { params: { personId }, body }),
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  });
}

/** Makes a new one-time password. */
export function useResetPassword() {
  return useMutation({ mutationFn: ({ personId }: Person) => api('people.reset-password', { params: { personId } }) });
}

/** Deletes a person; they leave the list at once and come back if the server refuses. */
export function useRemovePerson() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ personId }: Person) => api('people.remove', { params: { personId } }),
    onMutate: (gone) =>
      patchList(client, peopleQuery.queryKey, (all) => all.filter(({ personId }) => personId !== gone.personId)),
    onError: (_thrown, _gone, undo) => undo?.(),
    onSettled: () => client.invalidateQueries({ queryKey: ['people'] }),
  });
}
