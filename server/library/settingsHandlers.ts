import type { EndpointHandlers, RecordingSettings } from '../../shared/api/index.ts';
import { type Caller, personOf } from '../accounts/Caller.ts';

/** Where the district's settings of its recordings are kept. */
export interface RecordingSettingsStore {
  /** What was set, or what holds until something is. */
  readRecording(): Promise<RecordingSettings>;
  writeRecording(settings: RecordingSettings): Promise<void>;
}

/** The district's settings. */
export function settingsHandlers({
  settings,
  onChanged,
}: {
  readonly settings: RecordingSettingsStore;
  readonly onChanged: () => void;
}): Pick<EndpointHandlers<Caller>, 'settings.read' | 'settings.update'> {
  return {
    'settings.read': async () => ({ recording: await settings.readRecording() }),
    'settings.update': async (caller, { body: { recording } }) => {
      await settings.writeRecording(recording);
      caller.log.info({ event: 'settings.changed', recording, personId: personOf(caller).personId });
      onChanged();
      return {};
    },
  };
}
