import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from './api.ts';

/** While somebody looks at it, it is asked for again so often, in ms: files move by themselves; and while they are checked. */
const LOOK_EVERY_MS = 10_000;
const LOOK_WHILE_CHECKED_EVERY_MS = 2_000;

/** Where the files of recordings are. */
export const storageQuery = queryOptions({
  queryKey: ['storage'],
  queryFn: () => api('storage.read'),
  refetchInterval: ({ state: { data } }) => (data && data.unchecked > 0 ? LOOK_WHILE_CHECKED_EVERY_MS : LOOK_EVERY_MS),
});

/** Has all files compared with what was recorded. */
export function useCheckStorage() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api('storage.check'),
    onSettled: () => client.invalidateQueries({ queryKey: ['storage'] }),
  });
}
