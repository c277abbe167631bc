import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

/** Displays come and go before a lesson; their marks should be right while the teacher looks. */
const AGAIN_EVERY_MS = 10_000;

/** A teacher's lessons of today, and how far the server's clock is ahead of this device's, in ms. */
export const todayQuery = queryOptions({
  queryKey: ['lessons', 'today'],
  queryFn: async () => {
    const { lessons, serverAtMs } = await api('lessons.today');
    return { lessons, aheadMs: serverAtMs - Date.now() };
  },
  refetchInterval: AGAIN_EVERY_MS,
});
