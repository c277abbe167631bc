import type { DataTag, QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Changes a list on screen before the server has answered.
 *
 * @returns What takes the change back, for `onError`.
 */
export async function patchList<Item>(
  client: QueryClient,
  queryKey: DataTag<QueryKey, Item[], Error>,
  change: (all: Item[]) => Item[],
): Promise<() => void> {
  // An answer that was under way would put the old list back.
  await client.cancelQueries({ queryKey });
  const before = client.getQueryData(queryKey);
  client.setQueryData(queryKey, before === undefined ? undefined : change(before));
  return () => client.setQueryData(queryKey, before);
}
