import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/api.ts';

/** The words of the display with this code. Never asked twice by itself: each wrong code counts against the asker. */
export const lookUpQuery = (code: string) =>
  queryOptions({
    queryKey: ['pairing', code],
    queryFn: () => api('pairings.look-up', { body: { code } }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
