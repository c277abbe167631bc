import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { RecordingSettings } from '../../shared/api/index.ts';
import { api } from './api.ts';

/** What the district has set of its recordings. */
export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: async () => (await api('settings.read')).recording,
});

/** Sets it. */
export function useSaveSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (recording: RecordingSettings) => api('settings.update', { body: { recording } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['settings'] }),
  });
}
