import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

/** Lessons begin and end while somebody looks at the list. */
const AGAIN_EVERY_MS = 10_000;

/** The lessons that are live within this person's reach, the next one, and how far the server's clock is ahead, in ms. */
export const observingQuery = queryOptions({
  queryKey: ['observing'],
  queryFn: async () => {
    const { live, next, serverAtMs } = await api('observing.list');
    return { live, next, aheadMs: serverAtMs - Date.now() };
  },
  refetchInterval: AGAIN_EVERY_MS,
});
