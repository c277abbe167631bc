import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { EndpointInput } from '../../shared/api/index.ts';
import type { OwnSchemeId } from '../../shared/vocabulary/index.ts';
import { api } from './api.ts';

/** One's own coding schemes and those that others share, newest change first. */
export const schemesQuery = queryOptions({
  queryKey: ['schemes'],
  queryFn: async () => (await api('schemes.list')).schemes,
});

type Made = EndpointInput<'schemes.make'>['body'];

/** What is saved: a new scheme, or another edition of one. */
export type SchemeSaved = Made & {
  /** `null`: a new one. */
  readonly of: { readonly schemeId: OwnSchemeId; readonly version: number } | null;
};

/** Makes a scheme, or another edition of one's own. */
export function useSaveScheme() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ draft, shared, of }: SchemeSaved) =>
      of === null
        ? api('schemes.make', { body: { draft, shared } })
        : api('schemes.change', {
            params: { schemeId: of.schemeId },
            body: { draft, shared, version: of.version },
          }),
    onSettled: () => client.invalidateQueries({ queryKey: ['schemes'] }),
  });
}

/** Removes one's own scheme. */
export function useRemoveScheme() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (schemeId: OwnSchemeId) => api('schemes.remove', { params: { schemeId } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['schemes'] }),
  });
}
