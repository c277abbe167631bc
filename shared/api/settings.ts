import { z } from 'zod';
import { endpoint } from './endpoint.ts';

/** How the district wants its recordings. */
export const RecordingSettings = z.strictObject({
  /** Takes are deleted for good this many days after they began, 7 to 3650; `null`: they are kept until somebody deletes them. */
  keepDays: z.int().min(7).max(3_650).nullable(),
  /** Whether the viewer's name moves over what is played, so that a picture that got out tells from whom. */
  watermark: z.boolean(),
});
export type RecordingSettings = z.infer<typeof RecordingSettings>;

/** Until the district says otherwise. */
export const DEFAULT_RECORDING_SETTINGS: RecordingSettings = { keepDays: null, watermark: true };

export const settingsApi = {
  /** What the district has set. */
  'settings.read': endpoint({
    method: 'GET',
    path: '/api/settings',
    by: ['district-administrator'],
    reply: z.object({ recording: RecordingSettings }),
  }),
  /** Sets all of it. Takes that are older than `keepDays` are deleted within the hour. */
  'settings.update': endpoint({
    method: 'PUT',
    path: '/api/settings',
    by: ['district-administrator'],
    body: z.strictObject({ recording: RecordingSettings }),
  }),
};
