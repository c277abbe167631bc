import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { EndpointInput } from '../../shared/api/index.ts';
import { api } from './api.ts';

/** Gives the display with this code to a classroom. */
export function useApprovePairing() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: EndpointInput<'pairings.approve'>['body']) => api('pairings.approve', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['classrooms'] }),
  });
}
